import type { BreachDevice, BreachFacts, BreachKind, BreachStep, SaidStep } from './breach-events.ts';
import { isDate, utcMs } from './calendar.ts';
import type { AnyLogEvent, NewEvent } from './event.ts';
import { DossierId } from './ids.ts';
import { err, ok, type Result } from './result.ts';
import { stationOf } from './station.ts';

/** Luật 91/2025/QH15, Điều 23: known from secondary sources only, to be confirmed by a lawyer. */
export const tellWithinMs = 72 * 3_600_000;

export type BreachOpened = BreachFacts['breach-opened'];

export type OpenFault = { readonly type: 'breach-period-wrong' } | { readonly type: 'breach-names-nothing' };

export function openBreach(
  wish: BreachOpened & { readonly note: string },
  now: string,
): Result<readonly NewEvent[], OpenFault> {
  const { note, ...facts } = wish;
  const { kind, noticedAt, from, to, devices, accounts, breach } = facts;
  const isMoment = (text: string) => isDate(text.slice(0, 10));
  if (![noticedAt, from, to].every(isMoment) || from > to || noticedAt > now || from > noticedAt)
    return err({ type: 'breach-period-wrong' });
  if ((kind === 'pc' && devices.length === 0) || (kind === 'account' && accounts.length === 0))
    return err({ type: 'breach-names-nothing' });
  return ok([{ type: 'breach-opened', facts, personal: { dossier: DossierId(breach), part: { note } } }]);
}

/** The same step twice is said once. */
export function sayStep(
  breach: BreachOpened,
  done: ReadonlySet<BreachStep>,
  step: SaidStep,
): Result<readonly NewEvent[], { readonly type: 'breach-closed' }> {
  if (done.has(step)) return ok([]);
  if (done.has('closed')) return err({ type: 'breach-closed' });
  return ok([{ type: 'breach-step-done', facts: { breach: breach.breach, step } }]);
}

/** The steps this one asks for. */
export function stepsOf({
  kind,
  devices,
  accounts,
}: Pick<BreachOpened, 'kind' | 'devices' | 'accounts'>): BreachStep[] {
  const isGone = kind === 'pc';
  return [
    ...(isGone && devices.some(({ station }) => station !== '') ? (['device-out'] as const) : []),
    ...(kind === 'account' && accounts.length > 0 ? (['person-out'] as const) : []),
    ...(isGone && devices.some(({ holds }) => holds === 'everything') ? (['keys-ended'] as const) : []),
    ...(['province-told', 'authority-told', 'people-told', 'closed'] as const),
  ];
}

/**
 * What the thing opens to whoever has it now. `everything`: the log and the key that opens it lay on one disk. `by-sign-in`: nothing lies
 * there, its screens ask for a password, and its way to the host ends with its place. `sealed`: only the province, or the PC that
 * wrote it, opens it. `as-the-role`: what that person might do. `in-clear`: as it was shown or printed.
 */
export const breachOpens = ['everything', 'by-sign-in', 'sealed', 'as-the-role', 'in-clear', 'unknown'] as const;
export type BreachOpens = (typeof breachOpens)[number];

export function opensTo({ kind, devices }: Pick<BreachOpened, 'kind' | 'devices'>): BreachOpens[] {
  if (kind === 'pc') return [...new Set(devices.map(({ holds }) => (holds === 'everything' ? holds : 'by-sign-in')))];
  const of = {
    stick: 'sealed',
    account: 'as-the-role',
    'wrong-person': 'in-clear',
    paper: 'in-clear',
    other: 'unknown',
  };
  return [of[kind] as BreachOpens];
}

/** What somebody did with people's data, as the log has it. `listed`: so many lines with names were shown at once. */
export const trailKinds = ['read', 'listed', 'printed', 'exported', 'written'] as const;
export type TrailKind = (typeof trailKinds)[number];

export interface Trace {
  readonly kind: TrailKind;
  readonly dossiers: readonly DossierId[];
  /** Lines of a list, which the log does not name. */
  readonly lines: number;
  /** A paper printed again; the print job knows its dossier. */
  readonly job: string | null;
}

/** Null: the event shows, prints or changes nothing of a person. */
export function traceOf(event: AnyLogEvent): Trace | null {
  const none = { dossiers: [], lines: 0, job: null };
  switch (event.type) {
    case 'dossier-opened':
      return { ...none, kind: 'read', dossiers: [event.facts.dossier] };
    case 'dossiers-looked-through':
      return { ...none, kind: 'listed', lines: event.facts.found };
    case 'register-read':
      return { ...none, kind: 'exported', lines: event.facts.entries };
    case 'person-exported':
      return { ...none, kind: 'exported', dossiers: event.facts.dossiers };
    case 'breach-given-out':
      return { ...none, kind: 'exported', lines: event.facts.people };
    case 'paper-reprinted':
      return { ...none, kind: 'printed', job: event.facts.job };
    case 'breach-opened':
      return null;
    default: {
      const dossiers = namedIn(event.facts);
      // A visit at home names no dossier, and has somebody's words all the same.
      if (dossiers.length === 0) return event.sealed === null ? null : { ...none, kind: 'written', lines: 1 };
      return { ...none, kind: 'written', dossiers };
    }
  }
}

function namedIn(facts: object): DossierId[] {
  const { dossier, dossiers, items } = facts as Readonly<Record<string, unknown>>;
  const each = [dossier, ...listOf(dossiers), ...listOf(items).map((item) => (item as { dossier?: unknown }).dossier)];
  return [...new Set(each.filter((id) => typeof id === 'string'))].map(DossierId);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether the log's event belongs to what happened: its time, and its PC or its person. */
export function isInScope(breach: BreachOpened, { at, actor }: Pick<AnyLogEvent, 'at' | 'actor'>): boolean {
  const { from, to } = spanOf(breach);
  if (at.wall < from || at.wall > to) return false;
  const isAnywhere = breach.devices.length === 0 && breach.accounts.length === 0;
  const station = stationOf(actor.terminal) ?? '';
  return (
    isAnywhere ||
    breach.devices.some((device: BreachDevice) => device.station === station) ||
    breach.accounts.some((account) => account === actor.account)
  );
}

/** UTC ms, both included; the last minute whole. */
export function spanOf({ from, to }: Pick<BreachOpened, 'from' | 'to'>): {
  readonly from: number;
  readonly to: number;
} {
  return { from: atOf(from), to: atOf(to) + 59_999 };
}

export function atOf(local: string): number {
  return utcMs({ date: local.slice(0, 10), time: local.slice(11, 16) });
}

/** On a stick lie sealed bundles; what can be read there are files that were saved in clear. */
export function countsFor(kind: BreachKind, trace: Trace): boolean {
  return kind !== 'stick' || trace.kind === 'exported';
}
