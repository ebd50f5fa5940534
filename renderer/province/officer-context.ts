import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { mayCall, officerRights } from '../../contract/officer-rights.ts';
import type { Failure } from '../station-client.ts';
import type { Inputs, Officer, PageMethod, Reply, Value } from './province-client.ts';

/** Who is signed in, and the way to ask: a session that is over takes the page back to signing in. */
export interface SignedIn {
  readonly officer: Officer;
  readonly ask: <M extends PageMethod>(method: M, input: Inputs[M]) => Promise<Reply<Value<M>>>;
}

const Context = createContext<SignedIn | null>(null);
export const OfficerProvider = Context.Provider;

export function useOfficer(): SignedIn {
  const found = useContext(Context);
  if (!found) throw new Error('nobody is signed in here');
  return found;
}

/** Numbers change by themselves, with no reload. */
export const liveEveryMs = 10_000;
/** What moves by the hour, and costs the province more to look up. */
export const slowlyEveryMs = 60_000;

/**
 * Asks now and again every so often; the last answer stays while the province cannot be reached. What this officer may not call is
 * not asked: the answer is known.
 */
export function useAsked<M extends PageMethod>(method: M, input: Inputs[M], everyMs: number | null = liveEveryMs) {
  const { ask, officer } = useOfficer();
  const isMine = mayCall(officerRights[method], officer);
  const [state, setState] = useState<{ value: Value<M> | null; failure: Failure | null }>({
    value: null,
    failure: null,
  });
  const askNow = useRef(async () => {});
  const said = JSON.stringify(input);
  useEffect(() => {
    if (!isMine) return;
    const asking = { over: false };
    askNow.current = async () => {
      const reply = await ask(method, JSON.parse(said) as Inputs[M]);
      if (asking.over) return;
      setState((was) =>
        reply.ok ? { value: reply.value, failure: null } : { value: was.value, failure: reply.error },
      );
    };
    askNow.current();
    const timer = everyMs === null ? null : setInterval(() => askNow.current(), everyMs);
    return () => {
      asking.over = true;
      if (timer !== null) clearInterval(timer);
    };
  }, [ask, method, said, everyMs, isMine]);
  return { ...state, again: () => askNow.current() };
}

/** One press, one sending; the failure stays until the next press. */
export function useSending() {
  const { ask } = useOfficer();
  const [state, setState] = useState<{ pending: boolean; failure: Failure | null }>({ pending: false, failure: null });
  const send = async <M extends PageMethod>(method: M, input: Inputs[M]): Promise<Value<M> | null> => {
    if (state.pending) return null;
    setState({ pending: true, failure: null });
    const reply = await ask(method, input);
    setState({ pending: false, failure: reply.ok ? null : reply.error });
    return reply.ok ? reply.value : null;
  };
  return { ...state, send };
}
