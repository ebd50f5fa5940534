import { CounterId, DossierId, Origin, QueueId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** Takes a number; the same origin is the same tap. */
export const issue = async ({ operations, kiosk }: PointInTest, with_: string = origin(), queue = 'B') =>
  operations.issueTicket({ origin: Origin(with_), queue: QueueId(queue), priority: null, language: 'vi' }, kiosk);

/** A morning with every kind of event the log knows. */
export async function morning(point: PointInTest): Promise<string> {
  const { operations, clerkAt, clock } = point;
  const clerk = clerkAt('1');
  const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });
  const first = value(await issue(point));
  for (let n = 0; n < 5; n++) value(await issue(point));
  value(await operations.reprint({ origin: Origin(origin()), job: first.job }, clerk));
  point.store.spool.move(first.job, 'unknown', 'connection-lost');
  value(await operations.answerPaperQuestion({ origin: Origin(origin()), job: first.job, printed: true }, clerk));
  value(await operations.openCounter({ ...at(), queues: [QueueId('B'), QueueId('C')] }, clerk));
  value(await operations.callNext(at(), clerk));
  value(await operations.recall(at(), clerk));
  value(await operations.startService(at(), clerk));
  value(await operations.park({ ...at(), why: 'missing-paper' }, clerk));
  value(await operations.callNext(at(), clerk));
  value(await operations.transfer({ ...at(), to: QueueId('C') }, clerk));
  value(await operations.callNext(at(), clerk));
  value(await operations.markNoShow(at(), clerk));
  clock.pass(60_000);
  value(await operations.callNext(at(), clerk));
  const { dossier } = value(
    await operations.receiveDossier(
      {
        ...at(),
        ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null, submitter: null },
        ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
        ...{ sets: 1, note: '', language: 'vi' },
      },
      clerk,
    ),
  );
  value(await operations.markResultReady({ origin: Origin(origin()), dossier: DossierId(dossier) }, clerk));
  const back = { ticket: null, to: 'applicant' as const, receiver: inventedPerson(3).name, note: '' };
  value(await operations.returnResult({ ...at(), dossier: DossierId(dossier), ...back }, clerk));
  value(await operations.openDossier({ dossier: DossierId(dossier) }, clerk));
  value(await operations.finish({ ...at(), outcome: 'dossier-received' }, clerk));
  value(await operations.closeCounter(at(), clerk));
  return dossier;
}
