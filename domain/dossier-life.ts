import { isDate, isWorkingDay, type LocalTime } from './calendar.ts';
import { type LegalBasisId, type LegalBasisUse, legalBasesFor } from './data/legal-bases.ts';
import type { Dossier, Procedure } from './dossier.ts';
import {
  type LifeEvent,
  type MissingDocument,
  type StoodBefore,
  type UndoableEvent,
  undoableEvents,
} from './dossier-events.ts';
import { type ActImpossible, nextState } from './dossier-transitions.ts';
import type { SupplementStage } from './dossier-words.ts';
import { dueAfterSupplement } from './due.ts';
import type { AnyLogEvent, NewEvent } from './event.ts';
import type { AccountId } from './ids.ts';
import { forwardBy, workingDaysBetween } from './legal-days.ts';
import type { SubmittedDocument } from './person.ts';
import { err, ok, type Result } from './result.ts';
import { closesAt, type WorkClock } from './work-clock.ts';

/** What everyone who acts on a dossier brings along. */
export interface Acting {
  readonly dossier: Dossier;
  readonly now: LocalTime;
  readonly clock: WorkClock;
}

type Decision<E = never> = Result<readonly NewEvent[], ActImpossible | E>;
type WrongBasis = { readonly type: 'legal-basis-wrong' };

export function forward(input: Acting & { readonly to: { account: AccountId | null; unit: string } }): Decision {
  const { dossier, now, clock, to } = input;
  const since = dossier.state === 'received' ? localTimeOf(dossier.receivedAt) : now;
  const facts = { ...base(input), to, by: forwardBy(since, clock.calendar) };
  return may(dossier, { type: 'dossier-forwarded', facts });
}

export function take(input: Acting): Decision {
  return may(input.dossier, { type: 'dossier-taken', facts: base(input) });
}

export interface Asking extends Acting {
  readonly stage: SupplementStage;
  readonly legalBasis: LegalBasisId;
  readonly missing: readonly MissingDocument[];
  readonly note: string;
  /** The second person, already proven (`four-eyes.ts`). */
  readonly approver: AccountId | null;
}

/** Once and completely (NĐ 61/2018 Đ.15.3): a second request needs the head, and stays marked. */
export function requestSupplement(
  input: Asking,
): Decision<WrongBasis | { readonly type: 'missing-documents-empty' } | { readonly type: 'supplement-asked-before' }> {
  const { dossier, now, clock, stage, legalBasis, missing, note, approver } = input;
  if (nextState(dossier, 'supplement-requested') === null) return impossible(dossier);
  if (missing.length === 0) return err({ type: 'missing-documents-empty' });
  if (!rests(legalBasis, stage)) return err({ type: 'legal-basis-wrong' });
  if (dossier.supplements > 0 && approver === null) return err({ type: 'supplement-asked-before' });
  const inTime = workingDaysBetween(dossier.clockFrom.slice(0, 10), now.date, clock.calendar) <= 3;
  const ordinal = dossier.supplements + 1;
  return may(dossier, {
    type: 'supplement-requested',
    facts: { ...base(input), stage, legalBasis, approver, missing: missing.length, ordinal, inTime },
    personal: { dossier: dossier.id, part: { missing, note } },
  });
}

export interface Supplementing extends Acting {
  readonly documents: readonly SubmittedDocument[];
  readonly note: string;
  readonly procedure: Procedure | undefined;
}

export function receiveSupplement(
  input: Supplementing,
): Decision<{ readonly type: 'documents-missing' } | { readonly type: 'procedure-unknown' }> {
  const { dossier, now, clock, documents, note, procedure } = input;
  if (nextState(dossier, 'supplement-received') === null || dossier.pausedAt === null) return impossible(dossier);
  if (documents.length === 0) return err({ type: 'documents-missing' });
  if (!procedure) return err({ type: 'procedure-unknown' });
  const { limit, onSupplement } = procedure;
  const times = { dueAt: localTimeOf(dossier.dueAt), askedAt: localTimeOf(dossier.pausedAt), suppliedAt: now };
  const anew = dueAfterSupplement({ limit, onSupplement, ...times }, clock);
  const at = `${anew.at.date}T${anew.at.time}`;
  // After an apology the date that was promised may be the later one: a promise is not made shorter.
  const due = at < dossier.dueAt ? { at: dossier.dueAt, rule: dossier.dueRule } : { at, rule: anew.rule };
  const documentCount = documents.reduce((sum, each) => sum + each.count, 0);
  return may(dossier, {
    type: 'supplement-received',
    facts: { ...base(input), onSupplement, due, documentCount },
    personal: { dossier: dossier.id, part: { documents, note } },
  });
}

export interface Ending extends Acting {
  readonly legalBasis: LegalBasisId;
  readonly reason: string;
  readonly approver: AccountId;
}

/** The head agrees before a dossier is refused (domain.md §1.2). */
export function refuse(input: Ending): Decision<WrongBasis> {
  const { dossier, legalBasis, reason, approver } = input;
  if (nextState(dossier, 'dossier-refused') === null) return impossible(dossier);
  if (!rests(legalBasis, 'refusal')) return err({ type: 'legal-basis-wrong' });
  const personal = { dossier: dossier.id, part: { reason } };
  return may(dossier, { type: 'dossier-refused', facts: { ...base(input), legalBasis, approver }, personal });
}

export function stop(input: Ending): Decision<WrongBasis> {
  const { dossier, legalBasis, reason, approver } = input;
  if (nextState(dossier, 'dossier-stopped') === null) return impossible(dossier);
  if (!rests(legalBasis, 'stop')) return err({ type: 'legal-basis-wrong' });
  const personal = { dossier: dossier.id, part: { reason } };
  return may(dossier, { type: 'dossier-stopped', facts: { ...base(input), legalBasis, approver }, personal });
}

export function withdraw(input: Acting & { readonly reason: string }): Decision {
  const personal = { dossier: input.dossier.id, part: { reason: input.reason } };
  return may(input.dossier, { type: 'dossier-withdrawn', facts: base(input), personal });
}

export function askPayment(input: Acting & { readonly amount: number }): Decision {
  return may(input.dossier, { type: 'payment-asked', facts: { ...base(input), amount: input.amount } });
}

export function notePayment(input: Acting & { readonly amount: number }): Decision {
  return may(input.dossier, { type: 'payment-made', facts: { ...base(input), amount: input.amount } });
}

export interface Renewing extends Acting {
  readonly date: string;
  readonly reason: string;
  readonly approver: AccountId;
}

/** An apology and a new date: once only, at the latest a day before the old one (domain.md §1.2). Later is possible, and marked. */
export function renewDueDate(
  input: Renewing,
): Decision<{ readonly type: 'due-date-renewed-before' } | { readonly type: 'new-due-date-wrong' }> {
  const { dossier, now, clock, date, reason, approver } = input;
  if (nextState(dossier, 'due-date-renewed') === null) return impossible(dossier);
  if (dossier.renewals > 0) return err({ type: 'due-date-renewed-before' });
  const was = dossier.dueAt;
  const later = date > was.slice(0, 10) && date >= now.date;
  if (!isDate(date) || !later || !isWorkingDay(date, clock.calendar)) return err({ type: 'new-due-date-wrong' });
  const inTime = now.date < was.slice(0, 10);
  return may(dossier, {
    type: 'due-date-renewed',
    facts: { ...base(input), was, dueAt: `${date}T${closesAt(clock)}`, approver, inTime },
    personal: { dossier: dossier.id, part: { reason } },
  });
}

export const undoMs = 10_000;

export interface Undoing {
  /** Its last step, and the dossier as it stood before that step; undefined: the step is its receipt. */
  readonly last: AnyLogEvent | undefined;
  readonly before: Dossier | undefined;
  readonly now: LocalTime;
  readonly account: AccountId;
  /** Milliseconds by the clock that stamped the step. */
  readonly wall: number;
}

/** What may still be taken back, by whom: the last act, its own person, ten seconds. */
export function undoable({ last, account, wall }: Pick<Undoing, 'last' | 'account' | 'wall'>): UndoableEvent | null {
  if (!last || last.actor.account !== account) return null;
  const passed = wall - last.at.wall;
  return passed < 0 || passed > undoMs ? null : (undoableEvents.find((each) => each === last.type) ?? null);
}

export function undoAct(
  dossier: Dossier,
  input: Undoing,
): Result<readonly NewEvent[], { readonly type: 'act-not-undoable' }> {
  const undone = undoable(input);
  if (undone === null) return err({ type: 'act-not-undoable' });
  const { before, now } = input;
  const back: StoodBefore | null = before ? { state: before.state, holder: before.holder, unit: before.unit } : null;
  return ok([{ type: 'dossier-act-undone', facts: { ...base({ dossier, now }), undone, back } }]);
}

function may(dossier: Dossier, event: NewEvent & { readonly type: LifeEvent }): Decision {
  return nextState(dossier, event.type) === null ? impossible(dossier) : ok([event]);
}

function impossible(dossier: Dossier): { ok: false; error: ActImpossible } {
  return err({ type: 'dossier-act-impossible', code: dossier.code });
}

function base({ dossier, now }: Pick<Acting, 'dossier' | 'now'>) {
  return { dossier: dossier.id, at: `${now.date}T${now.time}` };
}

function rests(basis: LegalBasisId, use: LegalBasisUse): boolean {
  return legalBasesFor(use).some(({ id }) => id === basis);
}

function localTimeOf(at: string): LocalTime {
  return { date: at.slice(0, 10), time: at.slice(11) };
}
