import { useCallback, useMemo, useRef, useState } from 'react';
import type { Failure } from '../station-client.ts';
import { sendUntilAnswered } from './send-until-answered.ts';
import { createUnderWay } from './under-way.ts';

export interface SendingOf<Input, Answer> {
  /**
   * Never throws. While one is under way a second press is the same press and gets the same promise; of a question, only if
   * it asks the same.
   */
  readonly run: (input: Input) => Promise<Answer>;
  readonly pending: boolean;
  /** Of the last answer; null again at the next press or after `forget`. */
  readonly error: Failure | null;
  /** Another person stands here now: no error, and no press of theirs is a repetition. */
  readonly forget: () => void;
}

export type AnyAnswer = { readonly ok: true } | { readonly ok: false; readonly error: Failure };

export type Send = (whole: unknown, options: { signal: AbortSignal }) => Promise<unknown>;

/** What a button sends until it is answered, at whichever door. */
export function useSending<Input, Answer extends AnyAnswer>(how: {
  /** The same one for as long as the same door is meant: `run` is another one when this is. */
  readonly send: Send;
  /** With the origin of this press, where it has one. */
  readonly complete: (input: Input) => unknown;
  /** The answer came: the next press is a new one. */
  readonly settle: () => void;
  readonly isSamePress: (now: unknown, before: unknown) => boolean;
  /** Left out: eight seconds. */
  readonly patienceMs?: number;
}): SendingOf<Input, Answer> {
  const { send, isSamePress } = how;
  const [state, setState] = useState<{ pending: boolean; error: Failure | null }>({ pending: false, error: null });
  const underWay = useMemo(() => createUnderWay<Answer>(isSamePress), [isSamePress]);
  const howNow = useRef(how);
  howNow.current = how;

  const run = useCallback(
    (input: Input) =>
      underWay.ask(
        input,
        async () => {
          setState({ pending: true, error: null });
          const whole = howNow.current.complete(input);
          const sent = await sendUntilAnswered((signal) => send(whole, { signal }), {
            patienceMs: howNow.current.patienceMs ?? 8_000,
            pauseMs: 250,
          });
          return (sent.ok ? unwrap(sent.value) : sent) as Answer;
        },
        (answer) => {
          const failure = answer.ok ? null : answer.error;
          if (failure?.type !== 'connection-lost') howNow.current.settle();
          setState({ pending: false, error: failure });
        },
      ),
    [send, underWay],
  );
  const forget = useCallback(() => {
    howNow.current.settle();
    underWay.forget();
    setState({ pending: false, error: null });
  }, [underWay]);
  return { run, forget, ...state };
}

/** The contract's answers say `ok` themselves; a plain value is a success. */
function unwrap(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'ok' in value ? value : { ok: true, value };
}
