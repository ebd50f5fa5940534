import { useEffect, useState } from 'react';
import type { Outputs } from '../station-client.ts';
import { useRequest } from '../ui/use-command.ts';

export type NeedsOfQueue = Outputs['listNeeds'][number];
export type Procedure = NeedsOfQueue['procedures'][number];

/** What to bring, per queue; null until the station has answered. */
export function useNeeds(): readonly NeedsOfQueue[] | null {
  const { run } = useRequest('listNeeds');
  const [needs, setNeeds] = useState<readonly NeedsOfQueue[] | null>(null);
  useEffect(() => {
    const asked = { wanted: true };
    run({}).then((answer) => {
      if (asked.wanted) setNeeds(answer.ok ? answer.value : []);
    });
    return () => {
      asked.wanted = false;
    };
  }, [run]);
  return needs;
}
