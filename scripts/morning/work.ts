import { inventedPerson } from '../invented-people.ts';
import { origin, type TerminalClient } from '../terminal-client.ts';
import { machineMs, pause } from './machine-clock.ts';
import type { Citizen, VisitPlan } from './plan.ts';

/** Everything that was pressed, and when it was answered, on the machine's monotonic clock. */
export interface Diary {
  readonly taps: { readonly ticket: string; readonly at: number; readonly answered: number }[];
  readonly calls: {
    readonly number: string;
    readonly counter: string;
    readonly at: number;
    readonly answered: number;
  }[];
  readonly receipts: string[];
  /** What was refused or broke, as it was said. */
  readonly errors: string[];
}

/** People come at their time; at each kiosk one after the other. */
export async function workKiosk(
  client: TerminalClient,
  citizens: readonly Citizen[],
  { opensAt, diary }: { readonly opensAt: number; readonly diary: Diary },
): Promise<void> {
  for (const { at: due, queue, priority, language } of citizens) {
    await pause(Math.max(0, opensAt + due - machineMs()));
    const at = machineMs();
    const issued = await said(
      diary,
      'issueTicket',
      client.issueTicket({ origin: origin(), queue, priority, language }),
    );
    if (issued?.ok) diary.taps.push({ ticket: issued.value.ticket, at, answered: machineMs() });
  }
}

/** A clerk calls, waits for the citizen, serves, receives some dossiers, and goes on until the hall is empty. */
export async function workCounter(
  { client, counter }: { readonly client: TerminalClient; readonly counter: string },
  visits: Iterator<VisitPlan, never>,
  { doorsClosed, diary }: { readonly doorsClosed: () => boolean; readonly diary: Diary },
): Promise<void> {
  const pressed = () => ({ origin: origin(), counter });
  for (;;) {
    const wasClosed = doorsClosed();
    const at = machineMs();
    const called = await said(diary, 'callNext', client.callNext(pressed()), ['nobody-waiting']);
    if (!called?.ok || called.value.current === null) {
      if (wasClosed) return;
      await pause(25);
      continue;
    }
    const { number, ticket } = called.value.current;
    diary.calls.push({ number, counter, at, answered: machineMs() });
    const visit = visits.next().value;
    await pause(visit.walkMs);
    if (visit.isCalledTwice) await said(diary, 'recall', client.recall(pressed()));
    if (!visit.comes) {
      await said(diary, 'markNoShow', client.markNoShow(pressed()));
      continue;
    }
    await said(diary, 'startService', client.startService(pressed()));
    await pause(visit.serveMs);
    if (visit.bringsDossier) {
      const received = await said(diary, 'receiveDossier', client.receiveDossier({ ...pressed(), ...dossier(ticket) }));
      if (received?.ok) diary.receipts.push(received.value.job);
    }
    const outcome = visit.bringsDossier ? 'dossier-received' : 'served';
    await said(diary, 'finish', client.finish({ ...pressed(), outcome }));
  }
}

function dossier(ticket: string) {
  return {
    ...{ procedure: '1.004873', ticket, channel: 'direct' as const, officialCode: null, submitter: null },
    ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original' as const, count: 1 }] },
    ...{ sets: 1, note: '', language: 'vi' },
  };
}

/** An answer, or null with a line in the diary. */
async function said<R extends { readonly ok: boolean; readonly error?: { readonly type: string } }>(
  diary: Diary,
  method: string,
  asked: Promise<R>,
  expected: readonly string[] = [],
): Promise<R | null> {
  try {
    const answer = await asked;
    if (!answer.ok && !expected.includes(answer.error?.type ?? ''))
      diary.errors.push(`${method}: ${answer.error?.type}`);
    return answer;
  } catch (error) {
    diary.errors.push(`${method}: ${error instanceof Error ? error.message : 'thrown value'}`);
    return null;
  }
}
