import { useCallback, useMemo } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { patienceOf } from '../ui/patience.ts';
import { createPressOrigins } from '../ui/press-origins.ts';
import { anyPress, sameQuestion } from '../ui/under-way.ts';
import { type AnyAnswer, type Send, useSending } from '../ui/use-sending.ts';
import type { JoinClient } from './join-client.ts';

type InputOf<M extends keyof JoinClient> = Parameters<JoinClient[M]>[0];
type CommandName = { [M in keyof JoinClient]: InputOf<M> extends { origin: string } ? M : never }[keyof JoinClient];

/** A press that is done once, however often it has to be sent to the station of this PC. */
export function useJoinCommand<M extends CommandName>(client: JoinClient, method: M) {
  const origins = useMemo(() => createPressOrigins(uuidv7), []);
  return useSending<Omit<InputOf<M>, 'origin'>, AnyAnswer>({
    send: useAtJoin(client, method),
    complete: (input) => ({ ...input, origin: origins.begin(input, Date.now()) }),
    settle: origins.settle,
    isSamePress: anyPress,
  });
}

export function useJoinRequest<M extends Exclude<keyof JoinClient, CommandName | 'watchJoining'>>(
  client: JoinClient,
  method: M,
) {
  return useSending<InputOf<M>, AnyAnswer>({
    ...{ send: useAtJoin(client, method), complete: asIs, settle: nothing, isSamePress: sameQuestion },
    patienceMs: patienceOf(method),
  });
}

function useAtJoin(client: JoinClient, method: keyof JoinClient): Send {
  return useCallback((whole, options) => (client[method] as unknown as Send)(whole, options), [client, method]);
}

const asIs = (input: unknown) => input;
const nothing = () => {};
