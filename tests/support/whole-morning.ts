import { CounterId, DossierId, Origin, QueueId, TicketId } from '../../domain/ids.ts';
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
  await moments(point);
  value(await operations.closeCounter(at(), clerk));
  return dossier;
}

/** A wrong tap, a call for help, an appointment that is kept, a finished result that is scanned, a rating. */
async function moments(point: PointInTest): Promise<void> {
  const { operations, store, kiosk, clerkAt } = point;
  const clerk = clerkAt('1');
  const command = () => ({ origin: Origin(origin()) });
  const counter = CounterId('1');
  const wrong = value(await issue(point));
  value(await operations.undoTicket({ ...command(), ticket: TicketId(wrong.ticket) }, kiosk));
  const { help } = value(await operations.askForHelp(command(), kiosk));
  value(await operations.answerHelp({ ...command(), help, counter }, clerk));
  const hours = { date: '2026-11-20', from: '08:00', to: '09:00' };
  const wish = { counter, queue: QueueId('C'), ...hours, language: 'vi' };
  const { appointment } = value(await operations.makeAppointment({ ...command(), ...wish }, clerk));
  const { token } = store.appointments.get(appointment) ?? { token: '' };
  value(await operations.issueByScan({ ...command(), text: token, language: 'vi' }, kiosk));
  value(await operations.callNext({ ...command(), counter }, clerk));
  const { current } = value(await operations.finish({ ...command(), counter, outcome: 'served' }, clerk));
  if (current) throw new Error('assertion failed: the visit has not ended');
  const done = store.databases.read.prepare("SELECT token FROM tickets WHERE state = 'done' LIMIT 1").pluck().get();
  value(await operations.rateVisit({ ...command(), token: String(done), rating: 'satisfied' }, kiosk));
}
