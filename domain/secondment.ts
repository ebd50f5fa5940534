import type { AccountId, SecondmentId } from './ids.ts';
import { err, ok, type Result } from './result.ts';
import type { AccountRole } from './roles.ts';

/**
 * Somebody works at a point as something from one day to another. The head writes it down without asking anybody; it ends
 * with its last day, by the business date, without an event.
 */
export interface Secondment {
  readonly id: SecondmentId;
  readonly account: AccountId;
  readonly role: AccountRole;
  readonly point: string;
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
}

export interface Employed {
  readonly role: AccountRole;
  /** From elsewhere: here only while a secondment lasts. */
  readonly isGuest: boolean;
  readonly isActive: boolean;
}

/** What somebody is at a point on a day; null: nobody, whatever they know. Who is sent elsewhere is not here meanwhile. */
export function roleOn(
  person: Employed,
  secondments: readonly Secondment[],
  place: { readonly point: string; readonly date: string },
): AccountRole | null {
  if (!person.isActive) return null;
  const current = secondments.find(({ from, to }) => from <= place.date && place.date <= to);
  if (current) return current.point === place.point ? current.role : null;
  return person.isGuest ? null : person.role;
}

/** The longest a head sends somebody by one entry: a year and a day (both ends counted). */
const LONGEST_DAYS = 367;

export type SecondmentRefusal =
  | { readonly type: 'secondment-dates-wrong' }
  | { readonly type: 'secondment-overlaps'; readonly from: string; readonly to: string };

export function makeSecondment(
  wish: Secondment,
  known: { readonly secondments: readonly Secondment[]; readonly today: string },
): Result<Secondment, SecondmentRefusal> {
  const { from, to } = wish;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (!(days >= 1 && days <= LONGEST_DAYS) || to < known.today) return err({ type: 'secondment-dates-wrong' });
  const other = known.secondments.find((each) => each.from <= to && from <= each.to);
  return other ? err({ type: 'secondment-overlaps', from: other.from, to: other.to }) : ok(wish);
}

/** How long before the end what somebody holds is to be passed on. */
export const PASS_ON_DAYS = 7;

/**
 * The last day somebody is here, when it is known: of a guest, that of the secondments that follow one another without a
 * day between. Null: they stay, or are not here.
 */
export function lastDay(
  { isGuest }: Pick<Employed, 'isGuest'>,
  secondments: readonly Secondment[],
  { point, date }: { readonly point: string; readonly date: string },
): string | null {
  if (!isGuest) return null;
  const here = secondments.filter((each) => each.point === point).sort((a, b) => (a.from < b.from ? -1 : 1));
  let last = here.find(({ from, to }) => from <= date && date <= to)?.to;
  if (last === undefined) return here.findLast(({ to }) => to < date)?.to ?? null;
  for (const { from, to } of here) if (from > last && Date.parse(from) - Date.parse(last) <= 86_400_000) last = to;
  return last;
}

/** A week before the end, and for as long as something is still held after it. */
export function isLeaving(last: string | null, today: string): boolean {
  return last !== null && Date.parse(last) - Date.parse(today) <= PASS_ON_DAYS * 86_400_000;
}
