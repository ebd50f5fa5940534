import { Origin, StreamId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { actorOf } from '../../main/operations/caller.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** Three things of each kind that two hosts both worked on are looked at. */
export async function twoHostsLookedAt({ store, clerkAt }: PointInTest): Promise<void> {
  const stream = StreamId(store.stream.replace(/:.*/, ':p-former'));
  const subjects = [1, 2, 3].flatMap((n) => [
    ...[{ kind: 'ticket', subject: `1.A00${n}` } as const, { kind: 'dossier', subject: `d-${n}` } as const],
    ...[{ kind: 'fee', subject: `f-${n}` } as const, { kind: 'receipt', subject: `b-1 1${n}` } as const],
  ]);
  for (const subject of subjects) {
    const command = { origin: Origin(origin()), method: 'tickConflict' as const, actor: actorOf(clerkAt('1')) };
    const facts = { ...subject, stream };
    const events = [{ type: 'host-conflict-looked-at' as const, facts }];
    value(store.perform({ ...command, opensDay: false }, () => ok({ events, answer: () => ({}) })));
  }
}
