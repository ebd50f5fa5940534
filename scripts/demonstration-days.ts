import { dayStartsAt } from '../domain/business-day.ts';
import { addDays, isWorkingDay, localTime, utcMs } from '../domain/calendar.ts';
import { officialCalendar } from '../domain/data/days-off.ts';
import { type AccountId, CounterId, DossierId, QueueId, TerminalId } from '../domain/ids.ts';
import { procedureByCode } from '../domain/procedures.ts';
import type { Result } from '../domain/result.ts';
import type { Outcome, PriorityCategory } from '../domain/ticket-words.ts';
import type { Caller } from '../main/operations/caller.ts';
import type { counterOperations } from '../main/operations/counter-work.ts';
import type { dossierOperations } from '../main/operations/dossiers.ts';
import type { signInOperations } from '../main/operations/sign-in.ts';
import type { ticketOperations } from '../main/operations/tickets.ts';
import type { Clock } from '../main/ports/clock.ts';
import type { Ids } from '../main/ports/ids.ts';
import type { PointStore } from '../main/store/open-point-store.ts';
import { dossierPlans, inventedPerson } from './invented-people.ts';

export interface Day {
  readonly operations: ReturnType<typeof ticketOperations> &
    ReturnType<typeof counterOperations> &
    ReturnType<typeof dossierOperations> &
    ReturnType<typeof signInOperations>;
  readonly store: PointStore;
  readonly clock: Clock & { set(at: number): void };
  readonly ids: Ids;
  readonly kiosk: Caller;
  /** The invented clerks, the first at counter 1. */
  readonly clerks: readonly Caller[];
  /** How many are left waiting. */
  readonly waiting: number;
}

const MINUTE = 60_000;
const QUEUES = ['B', 'C', 'A', 'B', 'D', 'E', 'C', 'F'];
const PRIORITIES: readonly (PriorityCategory | null)[] = [
  null,
  null,
  'elderly',
  null,
  null,
  null,
  'pregnant-or-small-child',
  null,
  null,
  'merit',
  null,
];

/** The working days before today: dossiers that by now are open, overdue, ready, and returned early, on time and late. */
export async function playHistory(day: Day, now: number): Promise<void> {
  const { operations, clock, ids, clerks } = day;
  const [clerk] = clerks;
  if (!clerk) throw new Error('assertion failed: the demonstration has no clerk');
  const dates = workingDaysBefore(localTime(now).date, 9);
  const dossiers = new Map<number, DossierId>();
  for (const [index, date] of dates.entries()) {
    const daysAgo = dates.length - index;
    const at = (time: string, minutes: number) => clock.set(utcMs({ date, time }) + minutes * MINUTE);
    at('07:05', 0);
    await issue(day, 'B', null);
    await openCounter(day, clerk);
    await call(day, clerk);
    at('07:09', 0);
    await finish(day, clerk, 'dossier-received');
    for (const [n, plan] of dossierPlans.entries()) {
      if (plan.receivedDaysAgo !== daysAgo) continue;
      at('08:00', 6 * n);
      dossiers.set(n, await receive(day, clerk, plan.procedure, n));
    }
    for (const [n, plan] of dossierPlans.entries()) {
      const dossier = dossiers.get(n);
      if (plan.readyDaysAgo !== daysAgo || !dossier) continue;
      at('14:00', 4 * n);
      await must(operations.markResultReady({ origin: ids.origin(), dossier }, clerk));
      if (!plan.isReturned) continue;
      const receiver = inventedPerson(n).name;
      const to = 'applicant' as const;
      await must(
        operations.returnResult(
          { origin: ids.origin(), counter: counterOf(clerk), dossier, ticket: null, to, receiver, note: '' },
          clerk,
        ),
      );
    }
  }
}

/**
 * Opens today's day if it is due and plays the last seventy minutes: somebody comes every minute or so, every second
 * newcomer sees one of the counters call the next, and as many as the point has on a busy morning are left waiting.
 */
export async function bringToToday(day: Day, now: number): Promise<void> {
  const { clock, store, clerks } = day;
  const { date, time } = localTime(now);
  // A day that opened within them closed every counter: nothing of the evening before is played into it.
  const start = Math.max(now - 70 * MINUTE, utcMs({ date, time: time < dayStartsAt ? '00:01' : dayStartsAt }));
  const everyQueue = store.point.queues.map((each) => each.id);
  const waiting = () => store.tickets.waitingIn(store.days.open()?.day ?? 0, everyQueue).length;
  const coming = 2 * day.waiting;
  const asked = QUEUES.filter((queue) => everyQueue.includes(QueueId(queue)));
  const step = (now - start) / (coming + 2);
  clock.set(start);
  store.openDueDay({ account: null, terminal: TerminalId('station') });
  for (const clerk of clerks) if (store.counters.get(counterOf(clerk)) === null) await openCounter(day, clerk);
  for (let n = 0; waiting() < day.waiting; n++) {
    clock.set(Math.floor(start + step * Math.min(n, coming)));
    await issue(day, asked[n % asked.length] ?? 'B', PRIORITIES[n % PRIORITIES.length] ?? null);
    const clerk = clerks[Math.floor(n / 2) % clerks.length];
    if (n % 2 === 1 && n < coming && clerk) await call(day, clerk);
  }
  clock.set(now);
  for (const clerk of clerks) if (store.tickets.atCounter(counterOf(clerk))) await finish(day, clerk, 'served');
}

export function settableClock(now: number): Clock & { set(at: number): void } {
  const state = { at: now };
  return {
    now: () => state.at,
    mono: () => 0,
    boot: 'demonstration',
    set: (at) => {
      state.at = at;
    },
  };
}

export function callerAt(
  role: 'kiosk' | 'counter' | 'office',
  counter: string | null,
  account: AccountId | null,
): Caller {
  const terminal = TerminalId(`${role}-demonstration`);
  const session = {
    terminal,
    role,
    counter: counter ? CounterId(counter) : null,
    account,
    isSetUp: false,
    expiresAt: null,
    isLocked: false,
  };
  return { tokenHash: '', session, role: account ? 'clerk' : null, signal: undefined };
}

/** The demonstration's own steps never fail; if one does, the product changed and this file did not. */
export async function must<T>(step: Result<T, { type: string }> | Promise<Result<T, { type: string }>>): Promise<T> {
  const result = await step;
  if (!result.ok) throw new Error(`the demonstration cannot be prepared: ${result.error.type}`);
  return result.value;
}

async function issue({ operations, ids, kiosk }: Day, queue: string, priority: PriorityCategory | null): Promise<void> {
  await must(operations.issueTicket({ origin: ids.origin(), queue: QueueId(queue), priority, language: 'vi' }, kiosk));
}

async function openCounter({ operations, ids, store }: Day, clerk: Caller): Promise<void> {
  const queues = store.point.queues.map((each) => each.id);
  await must(operations.openCounter({ origin: ids.origin(), counter: counterOf(clerk), queues }, clerk));
}

/** Ends the visit before, and calls whoever is next. */
async function call({ operations, ids, store }: Day, clerk: Caller): Promise<void> {
  const wish = () => ({ origin: ids.origin(), counter: counterOf(clerk) });
  if (store.tickets.atCounter(counterOf(clerk))) await must(operations.startService(wish(), clerk));
  await must(operations.callNext(wish(), clerk));
}

async function finish({ operations, ids }: Day, clerk: Caller, outcome: Outcome): Promise<void> {
  await must(operations.finish({ origin: ids.origin(), counter: counterOf(clerk), outcome }, clerk));
}

function counterOf({ session }: Caller): CounterId {
  if (!session?.counter) throw new Error('assertion failed: a clerk of the demonstration without a counter');
  return session.counter;
}

async function receive({ operations, ids }: Day, clerk: Caller, procedure: string, person: number): Promise<DossierId> {
  const documents = (procedureByCode(procedure)?.documents ?? ['Tờ khai'])
    .slice(0, 3)
    .map((name) => ({ name, kind: 'original' as const, count: 1 }));
  const received = await must(
    operations.receiveDossier(
      {
        ...{
          origin: ids.origin(),
          counter: counterOf(clerk),
          procedure,
          ticket: null,
          channel: 'direct',
          officialCode: null,
        },
        ...{ applicant: inventedPerson(person), submitter: null, documents, sets: 1, note: '', language: 'vi' },
      },
      clerk,
    ),
  );
  return DossierId(received.dossier);
}

function workingDaysBefore(today: string, count: number): string[] {
  const dates: string[] = [];
  for (let date = addDays(today, -1); dates.length < count; date = addDays(date, -1))
    if (isWorkingDay(date, officialCalendar)) dates.unshift(date);
  return dates;
}
