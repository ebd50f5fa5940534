import type { NewEvent } from '../../domain/event.ts';
import { AccountId, NoteId, Origin, QueueId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { createLive } from '../../main/operations/live.ts';
import { trainingOperations } from '../../main/operations/training.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** Two who are new: one passes two exercises, the other is let off by the head; and the head turns the asking off. The first leaves a note. */
export async function trainingOfANewcomer({ store, clerkAt, operations, kiosk }: PointInTest): Promise<void> {
  const caller = clerkAt('1');
  const [first, second] = [
    AccountId('00000000-0000-4000-8000-000000000031'),
    AccountId('00000000-0000-4000-8000-000000000032'),
  ];
  for (const [account, login] of [
    [first, 'moi1'],
    [second, 'moi2'],
  ] as const)
    store.accounts.insert({ id: account, login, name: 'Cán Bộ Mới Mẫu', role: 'clerk', password: '' }, 0);
  const actor = { account: first, terminal: caller.session?.terminal as never };
  const write = (events: readonly NewEvent[]) =>
    value(
      store.perform({ origin: Origin(origin()), method: 'training', actor, opensDay: false }, () =>
        ok({ events, answer: () => ({}) }),
      ),
    );
  write([
    { type: 'training-asked', facts: { account: first } },
    { type: 'training-asked', facts: { account: second } },
  ]);
  write([{ type: 'training-passed', facts: { account: first, scenario: 'plain-visit' } }]);
  write([{ type: 'training-passed', facts: { account: first, scenario: 'hand-over' } }]);
  const [kept, gone] = [NoteId('00000000-0000-4000-8000-000000000041'), NoteId('00000000-0000-4000-8000-000000000042')];
  for (const note of [kept, gone])
    write([{ type: 'procedure-note-added', facts: { note, procedure: '1.004873', text: 'Hỏi cả tên thôn cũ' } }]);
  write([{ type: 'procedure-note-withdrawn', facts: { note: gone } }]);
  for (let n = 0; n < 3; n++)
    value(
      await operations.issueTicket(
        { origin: Origin(origin()), queue: QueueId('B'), priority: null, language: 'vi' },
        kiosk,
      ),
    );
  const live = createLive({ store });
  const head = trainingOperations({
    ...{ store, live, worlds: null, coach: null, onBug: () => {} },
    ids: { origin: () => Origin(origin()), uuid: () => '', token: () => '', bytes: () => new Uint8Array() },
  });
  const command = () => ({ origin: Origin(origin()) });
  value(await head.waiveTraining({ ...command(), account: second, reason: 'trained-elsewhere' }, caller));
  value(await head.setTrainingWheels({ ...command(), on: false }, caller));
  live.close();
}
