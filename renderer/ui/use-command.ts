import { useCallback, useMemo } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Failure, Inputs, Method, Outputs } from '../station-client.ts';
import { patienceOf } from './patience.ts';
import { createPressOrigins } from './press-origins.ts';
import { useStation } from './station-context.ts';
import { anyPress, sameQuestion } from './under-way.ts';
import type { WatchMethod } from './use-live.ts';
import { type Send, type SendingOf, useSending } from './use-sending.ts';

/** Methods that carry an origin: what they do is done once, however often it is sent. */
export type CommandMethod = { [M in Method]: Inputs[M] extends { origin: string } ? M : never }[Method];
/** Questions and sign-in: no origin. */
export type RequestMethod = Exclude<Method, CommandMethod | WatchMethod>;

/** What came of it. A method that answers a plain value (`findDossiers`) gives it as `value` too. */
export type Answer<M extends Method> =
  | (Outputs[M] extends infer O ? (O extends { ok: true } ? O : never) : never)
  | (Extract<Outputs[M], { ok: boolean }> extends never ? { readonly ok: true; readonly value: Outputs[M] } : never)
  | { readonly ok: false; readonly error: Failure };

export type Sending<M extends Method, Input> = SendingOf<Input, Answer<M>>;

/** uuid's v7 needs `crypto.getRandomValues` only, which also exists on plain http in the local network. */
export function useCommand<M extends CommandMethod>(method: M): Sending<M, Omit<Inputs[M], 'origin'>> {
  const origins = useMemo(() => createPressOrigins(uuidv7), []);
  return useSending<Omit<Inputs[M], 'origin'>, Answer<M>>({
    send: useAtStation(method),
    complete: (input) => ({ ...input, origin: origins.begin(input, Date.now()) }),
    settle: origins.settle,
    isSamePress: anyPress,
    patienceMs: patienceOf(method),
  });
}

export function useRequest<M extends RequestMethod>(method: M): Sending<M, Inputs[M]> {
  return useSending<Inputs[M], Answer<M>>({
    ...{ send: useAtStation(method), complete: asIs, settle: nothing, isSamePress: sameQuestion },
    patienceMs: patienceOf(method),
  });
}

function useAtStation(method: Method): Send {
  const { station } = useStation();
  return useCallback(
    (whole, options) => (station.client[method] as unknown as Send)(whole, options),
    [station, method],
  );
}

const asIs = (input: unknown) => input;
const nothing = () => {};
