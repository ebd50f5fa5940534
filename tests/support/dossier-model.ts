import fc from 'fast-check';
import { localTime, utcMs } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import {
  type Dossier,
  markResultReady,
  type Procedure,
  type Receiving,
  receiveDossier,
  returnResult,
} from '../../domain/dossier.ts';
import { foldDossier } from '../../domain/dossier-fold.ts';
import * as life from '../../domain/dossier-life.ts';
import type { DossierState } from '../../domain/dossier-words.ts';
import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { AccountId, DossierId, TerminalId } from '../../domain/ids.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { err, type Result } from '../../domain/result.ts';
import { workClock } from '../../domain/work-clock.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { testPoint } from './test-point.ts';

export const acts = [
  ...(['forward', 'take', 'ask-papers', 'bring-papers', 'refuse', 'stop', 'withdraw'] as const),
  ...(['ask-payment', 'pay', 'renew', 'ready', 'return', 'undo'] as const),
] as const;
export type Act = (typeof acts)[number];

/** Somebody does something to a dossier, some time after the last. */
export interface Step {
  readonly act: Act;
  readonly seconds: number;
  /** The head does it, a clerk beside her; else a clerk alone. */
  readonly isHead: boolean;
}

export const someSteps = fc.array(
  fc.record({
    act: fc.constantFrom(...acts),
    // At once, within the undo, within the day, within a fortnight.
    seconds: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 60, max: 1_200_000 })),
    isHead: fc.boolean(),
  }),
  { minLength: 1, maxLength: 24 },
);

export const clerk = AccountId('00000000-0000-4000-8000-000000000001');
export const head = AccountId('00000000-0000-4000-8000-000000000009');

/** What the law's table says, written a second time and otherwise: by act, not by state. */
export class Oracle {
  state: DossierState = 'received';
  papersAsked = 0;
  renewed = 0;
  private back: DossierState = 'received';
  private last: { act: Act | 'receive'; by: boolean; at: number; was: DossierState | 'nothing' } | null;
  private time: number;

  constructor(at: number) {
    this.time = at;
    this.last = { act: 'receive', by: false, at, was: 'nothing' };
  }

  /** Whether it may be done; if so, it is. */
  does({ act, seconds, isHead }: Step): boolean {
    this.time += seconds * 1000;
    const next = this.next(act, isHead);
    if (next === null) return false;
    if (act === 'ask-papers' || act === 'ask-payment') this.back = this.state;
    if (act === 'ask-papers') this.papersAsked++;
    if (act === 'renew') this.renewed++;
    this.last = act === 'undo' ? null : { act, by: isHead, at: this.time, was: this.state };
    this.state = next;
    return true;
  }

  private next(act: Act, isHead: boolean): DossierState | null {
    const { state } = this;
    const atWork = state === 'received' || state === 'forwarded' || state === 'in-process';
    const waits = state === 'waiting-supplement' || state === 'waiting-payment';
    switch (act) {
      case 'forward':
        return atWork ? 'forwarded' : null;
      case 'take':
        return state === 'received' || state === 'forwarded' ? 'in-process' : null;
      case 'ask-papers':
        return atWork && (this.papersAsked === 0 || isHead) ? 'waiting-supplement' : null;
      case 'bring-papers':
        return state === 'waiting-supplement' ? this.back : null;
      case 'refuse':
        return atWork && isHead ? 'refused' : null;
      case 'stop':
        return (atWork || waits) && isHead ? 'stopped' : null;
      case 'withdraw':
        return atWork || waits ? 'withdrawn' : null;
      case 'ask-payment':
        return atWork || state === 'result-ready' ? 'waiting-payment' : null;
      case 'pay':
        return state === 'waiting-payment' ? this.back : null;
      case 'renew':
        return (atWork || state === 'waiting-payment') && isHead && this.renewed === 0 ? state : null;
      case 'ready':
        return atWork ? 'result-ready' : null;
      case 'return':
        return state === 'result-ready' ? 'returned' : null;
      case 'undo':
        return this.undone(isHead);
    }
  }

  private undone(isHead: boolean): DossierState | null {
    const { last } = this;
    if (!last || last.by !== isHead || this.time - last.at > 10_000) return null;
    if (!['receive', 'forward', 'take', 'ask-payment', 'ready'].includes(last.act)) return null;
    return last.was === 'nothing' ? 'voided' : last.was;
  }
}

/** The hours of the test point. */
export const workingTime = workClock(testPoint, officialCalendar);

export const firstMoment = utcMs({ date: '2026-11-20', time: '08:00' });

/** One dossier on the pure decisions alone, its log kept. */
export function liveOnPaper(
  procedure: Procedure,
  steps: readonly Step[],
  each: (after: AfterStep) => void,
): AnyLogEvent[] {
  const log: AnyLogEvent[] = [];
  let wall = firstMoment;
  let dossier: Dossier | undefined;
  const append = (events: readonly NewEvent[], account: AccountId) => {
    for (const { type, facts } of events) {
      const actor = { account, terminal: TerminalId('counter-1') };
      const event = { type, facts, actor, at: { wall, mono: 0, boot: 'b', off: null } } as unknown as AnyLogEvent;
      log.push(event);
      dossier = foldDossier(dossier, event);
    }
  };
  append(accepted(receiveDossier(receivingOf(procedure))), clerk);
  for (const step of steps) {
    wall += step.seconds * 1000;
    const before = dossier as unknown as Dossier;
    const decided = decide(before, log, step, wall, procedure);
    if (decided.ok) append(decided.value, step.isHead ? head : clerk);
    each({ step, before, after: dossier as unknown as Dossier, events: decided.ok ? decided.value : null, log });
  }
  return log;
}

export interface AfterStep {
  readonly step: Step;
  readonly before: Dossier;
  readonly after: Dossier;
  /** Null: refused. */
  readonly events: readonly NewEvent[] | null;
  readonly log: readonly AnyLogEvent[];
}

/** A date after the present one, on which people work. */
export function laterDate(dossier: Pick<Dossier, 'dueAt'>, wall: number): string {
  const today = localTime(wall).date;
  const after = dossier.dueAt.slice(0, 10) > today ? dossier.dueAt.slice(0, 10) : today;
  for (let ms = utcMs({ date: after, time: '00:00' }); ; ) {
    ms += 86_400_000;
    const { date } = localTime(ms);
    if (![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) && !isOff(date)) return date;
  }
}

function isOff(date: string): boolean {
  return officialCalendar.daysOff.some((day) => day.date === date);
}

function decide(
  dossier: Dossier,
  log: readonly AnyLogEvent[],
  { act, isHead }: Step,
  wall: number,
  procedure: Procedure,
): Result<readonly NewEvent[], unknown> {
  const acting = { dossier, now: localTime(wall), clock: workingTime };
  if (!isHead && ['refuse', 'stop', 'renew'].includes(act)) return err({ type: 'approver-wrong' });
  const approver = isHead ? clerk : null;
  const account = isHead ? head : clerk;
  const reason = 'Mẫu';
  switch (act) {
    case 'forward':
      return life.forward({ ...acting, to: { account: null, unit: 'Phòng Mẫu' } });
    case 'take':
      return life.take(acting);
    case 'ask-papers': {
      const asked = { stage: 'verification', legalBasis: 'incomplete-on-review', note: '' } as const;
      const missing = [{ name: 'Giấy Mẫu', reason }];
      return life.requestSupplement({ ...acting, ...asked, missing, approver });
    }
    case 'bring-papers': {
      const documents = [{ name: 'Giấy Mẫu', kind: 'original', count: 1 }] as const;
      return life.receiveSupplement({ ...acting, documents, note: '', procedure });
    }
    case 'refuse':
      return life.refuse({ ...acting, legalBasis: 'not-competent', reason, approver: clerk });
    case 'stop':
      return life.stop({ ...acting, legalBasis: 'authority-decided', reason, approver: clerk });
    case 'withdraw':
      return life.withdraw({ ...acting, reason });
    case 'ask-payment':
      return life.askPayment({ ...acting, amount: 8000 });
    case 'pay':
      return life.notePayment({ ...acting, amount: 8000 });
    case 'renew':
      return life.renewDueDate({ ...acting, date: laterDate(dossier, wall), reason, approver: clerk });
    case 'ready':
      return markResultReady(dossier, acting.now.date);
    case 'return': {
      const given = { ticket: null, counter: null, to: 'applicant', receiver: 'Người Mẫu', note: '' } as const;
      return returnResult({ dossier, today: acting.now.date, ...given });
    }
    case 'undo': {
      const before = log.slice(0, -1).reduce<Dossier | undefined>(foldDossier, undefined);
      return life.undoAct(dossier, { last: log.at(-1), before, now: acting.now, account, wall });
    }
  }
}

export const somePapers = [{ name: 'Tờ khai', kind: 'original', count: 2 }] as const;

function receivingOf(procedure: Procedure): Receiving {
  return {
    ...{ dossier: DossierId('11111111-1111-4111-8111-111111111111'), code: '22006-1-261120-0001', officialCode: null },
    ...{ procedure, ticket: null, counter: null, now: localTime(firstMoment) },
    channel: 'direct',
    ...{ applicant: inventedPerson(3), submitter: null, documents: somePapers, sets: 1, note: '', language: 'vi' },
    ...{ point: '22006-1', competentUnit: '22006', clock: workingTime },
    entry: { book: '2026', ordinal: 1 },
  };
}

export function procedure(code: string): Procedure {
  const found = procedureByCode(code);
  if (!found) throw new Error(`no procedure ${code}`);
  return found;
}

function accepted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
