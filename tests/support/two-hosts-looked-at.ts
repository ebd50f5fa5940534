import { Origin, StreamId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { actorOf } from '../../main/operations/caller.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** Of each kind one thing that two hosts both worked on is looked at. */
export async function twoHostsLookedAt({ store, clerkAt }: PointInTest): Promise<void> {
  const stream = StreamId(store.stream.replace(/:.*/, ':p-former'));
  const subjects = { ticket: '1.A001', dossier: 'd-1', fee: 'f-1', receipt: 'b-1 17' } as const;
  for (const kind of ['ticket', 'dossier', 'fee', 'receipt'] as const) {
    const command = { origin: Origin(origin()), method: 'tickConflict' as const, actor: actorOf(clerkAt('1')) };
    const facts = { kind, subject: subjects[kind], stream };
    const events = [{ type: 'host-conflict-looked-at' as const, facts }];
    value(store.perform({ ...command, opensDay: false }, () => ok({ events, answer: () => ({}) })));
  }
}
