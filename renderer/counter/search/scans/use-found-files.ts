import { useEffect, useState } from 'react';
import type { Outputs } from '../../../station-client.ts';
import { useRequest } from '../../../ui/use-command.ts';

export type FoundFile = NonNullable<Outputs['listFoundFiles']>['files'][number];

/** Looked at again while somebody waits at the scanner. */
const everyMs = 1_600;

/** What the scanner has written; undefined: not known yet, null: there is no folder. */
export function useFoundFiles(): readonly FoundFile[] | null | undefined {
  const { run } = useRequest('listFoundFiles');
  const [found, setFound] = useState<readonly FoundFile[] | null | undefined>(undefined);
  useEffect(() => {
    const look = () =>
      run({}).then((answer) => {
        if (answer.ok) setFound((was) => answer.value && inPlace(was ?? [], answer.value.files));
      });
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [run]);
  return found;
}

/** What was shown keeps its place and what is new comes after it: a digit never means another file while it is pressed. */
export function inPlace(shown: readonly FoundFile[], now: readonly FoundFile[]): readonly FoundFile[] {
  const kept = shown.flatMap(({ name }) => now.find((each) => each.name === name) ?? []);
  return [...kept, ...now.filter(({ name }) => !shown.some((each) => each.name === name))];
}
