import { useEffect, useState } from 'react';
import type { Outputs } from '../station-client.ts';
import { useRequest } from './use-command.ts';

type ListMethod = 'listProcedures' | 'listVillages' | 'listNeeds';

/**
 * What a screen chooses from; null until the station has answered. While the line is lost it is asked for again and again: a
 * screen without it can do nothing.
 */
export function useList<M extends ListMethod>(method: M): Outputs[M] | null {
  const { run } = useRequest<ListMethod>(method);
  const [list, setList] = useState<Outputs[M] | null>(null);
  useEffect(() => {
    const state = { stale: false };
    const ask = async (): Promise<void> => {
      const answer = await run({});
      if (state.stale) return;
      if (!answer.ok && answer.error.type === 'connection-lost') return ask();
      setList((answer.ok ? answer.value : []) as Outputs[M]);
    };
    void ask();
    return () => {
      state.stale = true;
    };
  }, [run]);
  return list;
}
