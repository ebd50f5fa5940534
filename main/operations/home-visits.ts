import { type LocalTime, localTime } from '../../domain/calendar.ts';
import type { NewEvent } from '../../domain/event.ts';
import { mostItems } from '../../domain/hand-over-slip.ts';
import * as rules from '../../domain/home-visit.ts';
import { homeVisitsPaper } from '../../domain/home-visits-paper.ts';
import { type DossierId, HomeVisitId } from '../../domain/ids.ts';
import type { PaperDocument, PaperWidth } from '../../domain/paper.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Caller, type Handlers } from './caller.ts';
import { otherPoints } from './custody-view.ts';
import { isAllowed } from './dossier-guard.ts';
import { isByPost } from './hand-over-view.ts';
import type { Languages } from './languages.ts';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly languages: Pick<Languages, 'paperWords'>;
  readonly paperMaker: PaperMaker;
  /** The hand-over itself is one like any other. */
  readonly makeHandOver: Handlers<'makeHandOver'>['makeHandOver'];
}

type HomeMethods =
  | 'listHomeVisits'
  | 'askHomeVisit'
  | 'moveHomeVisit'
  | 'closeHomeVisit'
  | 'setHomeRoute'
  | 'printHomeVisits'
  | 'readHomeVisits'
  | 'listDayFolders'
  | 'handOverDay';

/** The mobile team's visits: who asks is sealed under the visit's own key, and read by whoever receives at the house. */
export function homeVisitOperations(parts: Parts): Handlers<HomeMethods> {
  const { store, clock, ids, paperMaker } = parts;
  const ofDay = (caller: Caller) =>
    store
      .foldersHere(store.point.id, mostItems, store.point.kind === 'mobile' ? 'all' : 'of-houses')
      .filter((dossier) => isAllowed(store, caller, 'hand-over', dossier));
  const now = (): LocalTime => localTime(clock.now());
  const command = (
    origin: Parameters<PointStore['perform']>[0]['origin'],
    method: HomeMethods,
    caller: Parameters<typeof actorOf>[0],
  ) => ({
    ...{ origin, method, actor: actorOf(caller), opensDay: false },
  });
  return {
    listHomeVisits: ({ date }) => homeDay(parts, date),

    askHomeVisit: ({ origin, ...wish }, caller) =>
      store.perform(command(origin, 'askHomeVisit', caller), () => {
        if (wish.procedure !== null && !store.catalogue.byCode(wish.procedure))
          return err({ type: 'procedure-unknown' as const });
        const visit = HomeVisitId(ids.uuid());
        const decided = rules.askHomeVisit({ visit, ...wish }, now(), store.calendar);
        return decided.ok ? ok({ events: decided.value, answer: () => ({ visit }) }) : decided;
      }),

    moveHomeVisit: ({ origin, visit, date, from }, caller) =>
      store.perform(command(origin, 'moveHomeVisit', caller), () => {
        const before = store.homes.get(visit);
        if (!before) return err({ type: 'home-visit-unknown' as const });
        const decided = rules.moveHomeVisit(before, { date, from }, now(), store.calendar);
        return decided.ok ? ok({ events: decided.value, answer: () => ({}) }) : decided;
      }),

    closeHomeVisit: ({ origin, visit, outcome, dossiers }, caller) =>
      store.perform(command(origin, 'closeHomeVisit', caller), () => {
        const before = store.homes.get(visit);
        if (!before) return err({ type: 'home-visit-unknown' as const });
        if (dossiers.some((dossier) => !store.dossiers.get(dossier))) return err({ type: 'dossier-unknown' as const });
        const decided = rules.closeHomeVisit(before, outcome, dossiers, now());
        return decided.ok ? ok({ events: decided.value, answer: () => ({}) }) : decided;
      }),

    setHomeRoute: ({ origin, date, villages }, caller) =>
      store.perform(command(origin, 'setHomeRoute', caller), () => {
        const { date: today, time } = now();
        const facts = { date, villages: [...new Set(villages)], at: `${today}T${time}` };
        return ok({ events: [{ type: 'home-route-set', facts }], answer: () => ({}) });
      }),

    printHomeVisits: ({ origin, date }, caller) =>
      store.perform(command(origin, 'printHomeVisits', caller), () => {
        if (openVisits(store, date).length === 0) return err({ type: 'home-visits-none' as const });
        const job = {
          ...{ job: `${origin}.0`, kind: 'home-visits' as const, subject: date, label: date, details: {} },
          ...{ terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
        };
        return ok({ events: [], jobs: [job], answer: () => ({ job: job.job }) });
      }),

    // Where folders are worked on: a post office carries them and decides nothing.
    listDayFolders: (_, caller) => ({
      folders: ofDay(caller).length,
      points: otherPoints(store).filter(({ point }) => !isByPost(store, point)),
    }),

    handOverDay: async ({ origin, to, bag }, caller) => {
      const items = ofDay(caller).map((dossier) => ({ dossier, carries: 'folder' as const }));
      // Pressed again, the folders are gone already: the answer is the first one's.
      if (items.length === 0 && !store.isDone(origin)) return err({ type: 'hand-over-empty' });
      return parts.makeHandOver({ origin, to, kind: 'folders', bag, items }, caller);
    },

    readHomeVisits: async ({ date }) => {
      if (openVisits(store, date).length === 0) return err({ type: 'home-visits-none' });
      const paper = homeVisitsOf(parts, date, 80, 0);
      return ok({ name: `${date}.pdf`, pdf: Buffer.from(await paperMaker.pdf(paper)).toString('base64') });
    },
  };
}

/** Drawn from what the log says now: who was called off meanwhile does not stand on it. */
export function homeVisitsOf(
  { store, languages }: Pick<Parts, 'store' | 'languages'>,
  date: string,
  width: PaperWidth,
  copy: number,
): PaperDocument {
  const { centreName, name, demonstration, villages = [] } = store.point;
  const lines = openVisits(store, date).map(({ person, procedure, ...visit }) => ({
    ...visit,
    ...(person ?? { name: '–', phone: '', address: '', note: '' }),
    procedureName: procedure === null ? null : (store.catalogue.byCode(procedure)?.name ?? procedure),
  }));
  return homeVisitsPaper({
    ...{ width, words: languages.paperWords('vi'), centreName, pointName: name, date, copy, demonstration },
    villages: rules.dayByVillage(lines, store.homes.route(date), villages),
  });
}

function openVisits(store: PointStore, date: string) {
  return store.homes.ofDay(date).filter(({ outcome }) => outcome === null);
}

function homeDay({ store, clock }: Parts, date: string) {
  const visits = store.homes.ofDay(date);
  const byVillage = rules.dayByVillage(visits, store.homes.route(date), store.villages());
  return {
    date,
    villages: byVillage.map(({ village, visits }) => ({
      village,
      visits: visits.map(({ visit, from, via, procedure, outcome, person, dossiers }) => ({
        ...{ visit, from, via, outcome },
        person: person && { name: person.name, phone: person.phone, address: person.address, note: person.note },
        procedure:
          procedure === null ? null : { code: procedure, name: store.catalogue.byCode(procedure)?.name ?? procedure },
        dossiers: dossiers.map((dossier) => ({ dossier, code: store.dossiers.get(dossier)?.code ?? '' })),
      })),
    })),
    days: store.homes.days(localTime(clock.now()).date),
  };
}

/** What was received at the house ends the visit it was asked for by; a second dossier there finds it over. */
export function servedVisit(
  store: PointStore,
  visit: HomeVisitId | null,
  dossier: DossierId,
  now: LocalTime,
): readonly NewEvent[] {
  const asked = visit === null ? undefined : store.homes.get(visit);
  if (!asked) return [];
  const closed = rules.closeHomeVisit(asked, 'served', [dossier], now);
  return closed.ok ? closed.value : [];
}
