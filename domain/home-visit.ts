import { addDays, type Calendar, isWorkingDay, type LocalTime } from './calendar.ts';
import type { NewEvent } from './event.ts';
import type { HomeVisitParts, VisitOutcome, VisitRoad } from './home-visit-events.ts';
import { type AccountId, DossierId, type HomeVisitId } from './ids.ts';
import { foldForSearch, isPersonName, isPhone } from './person.ts';
import type { ErasureReason } from './privacy-events.ts';
import { err, ok, type Result } from './result.ts';
import type { Village } from './village.ts';

/** Somebody asked to be visited; who it is stays sealed. Times are local. */
export interface HomeVisit {
  readonly visit: HomeVisitId;
  readonly village: string;
  readonly date: string;
  readonly from: string | null;
  readonly via: VisitRoad;
  readonly procedure: string | null;
  readonly askedAt: string;
  /** Null: still to be made. */
  readonly outcome: VisitOutcome | null;
  readonly dossiers: readonly DossierId[];
}

export const visitsWithinDays = 90;

type DayError =
  | { readonly type: 'home-visit-day-past' }
  | { readonly type: 'home-visit-day-off'; readonly date: string }
  | { readonly type: 'appointment-too-far' };
export type AskError = DayError | { readonly type: 'name-invalid' | 'phone-invalid' | 'home-visit-village-missing' };
export type MoveError = DayError | { readonly type: 'home-visit-closed' };
export type CloseError = { readonly type: 'home-visit-closed' };

export interface AskingVisit {
  readonly visit: HomeVisitId;
  readonly village: string;
  readonly date: string;
  readonly from: string | null;
  readonly via: VisitRoad;
  readonly procedure: string | null;
  readonly person: HomeVisitParts['home-visit-asked'];
}

export function askHomeVisit(
  wish: AskingVisit,
  now: LocalTime,
  calendar: Calendar,
): Result<readonly NewEvent[], AskError> {
  const { visit, village, date, from, via, procedure, person } = wish;
  if (village === '') return err({ type: 'home-visit-village-missing' });
  if (!isPersonName(person.name)) return err({ type: 'name-invalid' });
  if (!isPhone(person.phone)) return err({ type: 'phone-invalid' });
  const fault = dayFault(date, now, calendar);
  if (fault) return err(fault);
  const facts = { visit, village, date, from, via, procedure, at: `${now.date}T${now.time}` };
  return ok([{ type: 'home-visit-asked', facts, personal: { dossier: DossierId(visit), part: person } }]);
}

export function moveHomeVisit(
  before: HomeVisit,
  to: { readonly date: string; readonly from: string | null },
  now: LocalTime,
  calendar: Calendar,
): Result<readonly NewEvent[], MoveError> {
  // Nobody was at home: the same visit is tried on another day.
  if (before.outcome === 'served' || before.outcome === 'cancelled') return err({ type: 'home-visit-closed' });
  const fault = dayFault(to.date, now, calendar);
  if (fault) return err(fault);
  const facts = { visit: before.visit, ...to, at: `${now.date}T${now.time}` };
  return ok([{ type: 'home-visit-moved', facts }]);
}

export function closeHomeVisit(
  before: HomeVisit,
  outcome: VisitOutcome,
  dossiers: readonly DossierId[],
  now: LocalTime,
): Result<readonly NewEvent[], CloseError> {
  if (before.outcome !== null) return err({ type: 'home-visit-closed' });
  const facts = { visit: before.visit, outcome, dossiers, at: `${now.date}T${now.time}` };
  return ok([{ type: 'home-visit-closed', facts }]);
}

/**
 * Once and for ever: of a day that is past, and of whom no dossier can be read any more. With the last of its dossiers it goes
 * by itself; one that left none goes when its time is over.
 */
export function eraseHomeVisit(
  before: Pick<HomeVisit, 'visit' | 'date'> & { readonly erasedAt: string | null; readonly leftReadable: boolean },
  by: { readonly why: ErasureReason; readonly approver: AccountId; readonly at: string },
): Result<readonly NewEvent[], { readonly type: 'home-visit-needed' }> {
  if (before.erasedAt) return ok([]);
  if (before.leftReadable || before.date >= by.at.slice(0, 10)) return err({ type: 'home-visit-needed' });
  return ok([{ type: 'home-visit-erased', facts: { visit: before.visit, ...by } }]);
}

function dayFault(date: string, now: LocalTime, calendar: Calendar): DayError | null {
  if (date < now.date) return { type: 'home-visit-day-past' };
  if (date > addDays(now.date, visitsWithinDays)) return { type: 'appointment-too-far' };
  return isWorkingDay(date, calendar) ? null : { type: 'home-visit-day-off', date };
}

export interface VillageOfDay<V> {
  readonly village: string;
  readonly visits: readonly V[];
}

/**
 * The day by village, in the order in which the team drives: as somebody put it for that day, else as the point's list of
 * villages stands (it is written along the road); villages nobody listed come last, by name. In a village by the hour,
 * then by who asked first.
 */
export function dayByVillage<V extends Pick<HomeVisit, 'village' | 'from' | 'askedAt' | 'visit'>>(
  visits: readonly V[],
  route: readonly string[],
  villages: readonly Village[],
): readonly VillageOfDay<V>[] {
  const order = [...route, ...villages.map(({ name }) => name)].map(foldForSearch);
  const placeOf = (village: string) => {
    const place = order.indexOf(foldForSearch(village));
    return place < 0 ? order.length : place;
  };
  const byName = Map.groupBy(visits, ({ village }) => foldForSearch(village));
  const inVillage = (a: V, b: V) =>
    (a.from ?? '24:00').localeCompare(b.from ?? '24:00') ||
    a.askedAt.localeCompare(b.askedAt) ||
    a.visit.localeCompare(b.visit);
  return [...byName.values()]
    .map((list) => ({ village: list[0]?.village ?? '', visits: list.toSorted(inVillage) }))
    .sort((a, b) => placeOf(a.village) - placeOf(b.village) || a.village.localeCompare(b.village, 'vi'));
}
