import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMemo, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { PostOfficeApi } from '../../contract/post-office-api.ts';
import { storageTroubles } from '../../contract/refusals.ts';
import { askProvince, type Reply } from '../province/province-client.ts';
import type { Failure } from '../station-client.ts';
import { createPressOrigins } from '../ui/press-origins.ts';

/** A post office's page speaks to the province's door as the officers' page does. */
type Inputs = InferContractRouterInputs<PostOfficeApi>;
type Outputs = InferContractRouterOutputs<PostOfficeApi>;
export type PostMethod = Exclude<keyof PostOfficeApi, 'createPostAgent'>;

export type PostValue<M extends PostMethod> = Outputs[M] extends infer O
  ? O extends { ok: true; value: infer V }
    ? V
    : O extends { ok: false }
      ? never
      : O
  : never;

export type AskPost = <M extends PostMethod>(method: M, input: Inputs[M]) => Promise<Reply<PostValue<M>>>;

export function askPostAs(token: string): AskPost {
  return (method, input) => askProvince(method as never, input as never, token) as never;
}

type PostCommand = { [M in PostMethod]: Inputs[M] extends { origin: string } ? M : never }[PostMethod];

/** It may have been done before the answer was lost. */
const mayBeDone: readonly string[] = ['province-unreachable', 'draining', ...storageTroubles];

/** A press is sent with one origin: when its answer was lost and the same is pressed again, it is the same press. */
export function usePostCommand(ask: AskPost) {
  const origins = useMemo(() => createPressOrigins(uuidv7), []);
  const [state, setState] = useState<{ pending: boolean; failure: Failure | null }>({ pending: false, failure: null });
  const send = async <M extends PostCommand>(
    method: M,
    input: Omit<Inputs[M], 'origin'>,
  ): Promise<PostValue<M> | null> => {
    if (state.pending) return null;
    setState({ pending: true, failure: null });
    const origin = origins.begin([method, input], Date.now());
    const reply = await ask(method, { ...input, origin } as Inputs[M]);
    const isLost = !reply.ok && mayBeDone.includes(reply.error.type);
    if (!isLost) origins.settle();
    // A page that only looks tries again by itself; a press does not.
    const isAway = !reply.ok && reply.error.type === 'province-unreachable';
    setState({ pending: false, failure: reply.ok ? null : isAway ? { type: 'press-unanswered' } : reply.error });
    return reply.ok ? reply.value : null;
  };
  return { ...state, send, clear: () => setState({ pending: false, failure: null }) };
}
