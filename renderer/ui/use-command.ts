import { useCallback, useMemo, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Failure, Inputs, Method, Outputs } from '../station-client.ts';
import { createPressOrigins } from './press-origins.ts';
import { sendUntilAnswered } from './send-until-answered.ts';
import { useStation } from './station-context.ts';
import { anyPress, createUnderWay, sameQuestion } from './under-way.ts';
import type { WatchMethod } from './use-live.ts';

/** Methods that carry an origin: what they do is done once, however often it is sent. */
export type CommandMethod = { [M in Method]: Inputs[M] extends { origin: string } ? M : never }[Method];
/** Questions and sign-in: no origin. */
export type RequestMethod = Exclude<Method, CommandMethod | WatchMethod>;

/** What came of it. A method that answers a plain value (`findDossiers`) gives it as `value` too. */
export type Answer<M extends Method> =
  | (Outputs[M] extends infer O ? (O extends { ok: true } ? O : never) : never)
  | (Extract<Outputs[M], { ok: boolean }> extends never ? { readonly ok: true; readonly value: Outputs[M] } : never)
  | { readonly ok: false; readonly error: Failure };

export interface Sending<M extends Method, Input> {
  /**
   * Never throws. While one is under way a second press is the same press and gets the same promise; of a question, only if
   * it asks the same.
   */
  readonly run: (input: Input) => Promise<Answer<M>>;
  readonly pending: boolean;
  /** Of the last answer; null again at the next press or after `forget`. */
  readonly error: Failure | null;
  /** Another person stands here now: no error, and no press of theirs is a repetition. */
  readonly forget: () => void;
}

/** uuid's v7 needs `crypto.getRandomValues` only, which also exists on plain http in the local network. */
export function useCommand<M extends CommandMethod>(method: M): Sending<M, Omit<Inputs[M], 'origin'>> {
  const origins = useMemo(() => createPressOrigins(uuidv7), []);
  return useSending<M, Omit<Inputs[M], 'origin'>>(
    method,
    (input) => ({ ...input, origin: origins.begin(input, Date.now()) }),
    origins.settle,
    anyPress,
  );
}

export function useRequest<M extends RequestMethod>(method: M): Sending<M, Inputs[M]> {
  return useSending<M, Inputs[M]>(method, asIs, nothing, sameQuestion);
}

const asIs = (input: unknown) => input;
const nothing = () => {};

function useSending<M extends Method, Input>(
  method: M,
  complete: (input: Input) => unknown,
  settle: () => void,
  isSamePress: (now: unknown, before: unknown) => boolean,
): Sending<M, Input> {
  const { station } = useStation();
  const [state, setState] = useState<{ pending: boolean; error: Failure | null }>({ pending: false, error: null });
  const underWay = useMemo(() => createUnderWay<Answer<M>>(isSamePress), [isSamePress]);
  const completeNow = useRef(complete);
  completeNow.current = complete;

  const run = useCallback(
    (input: Input) =>
      underWay.ask(
        input,
        async () => {
          setState({ pending: true, error: null });
          const whole = completeNow.current(input);
          const send = station.client[method] as (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>;
          const sent = await sendUntilAnswered((signal) => send(whole, { signal }), {
            patienceMs: 8_000,
            pauseMs: 250,
          });
          return (sent.ok ? unwrap(sent.value) : sent) as Answer<M>;
        },
        (answer) => {
          const failure = answer.ok ? null : answer.error;
          if (failure?.type !== 'connection-lost') settle();
          setState({ pending: false, error: failure });
        },
      ),
    [station, method, settle, underWay],
  );
  const forget = useCallback(() => {
    settle();
    underWay.forget();
    setState({ pending: false, error: null });
  }, [settle, underWay]);
  return { run, forget, ...state };
}

/** The contract's answers say `ok` themselves; a plain value is a success. */
function unwrap(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'ok' in value ? value : { ok: true, value };
}
