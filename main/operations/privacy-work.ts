import { mostErasedAtOnce } from '../../contract/privacy-api.ts';
import { localTime } from '../../domain/calendar.ts';
import type { NewEvent } from '../../domain/event.ts';
import { eraseHomeVisit } from '../../domain/home-visit.ts';
import { type DossierId, HomeVisitId } from '../../domain/ids.ts';
import { correct, erase, restrict } from '../../domain/privacy.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Caller, type Handlers } from './caller.ts';
import { isAllowed } from './dossier-guard.ts';
import type { FourEyes } from './four-eyes.ts';
import { allOfPerson, broughtByPerson } from './person-file.ts';

type PrivacyMethods =
  | 'findPerson'
  | 'listReadings'
  | 'exportPerson'
  | 'correctPerson'
  | 'restrictDossier'
  | 'listToErase'
  | 'erasePersons';

/** What a person asks of whoever keeps their data: to see it, to correct it, that it rests, and that it ends. */
export function privacyOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  search: DossierSearch;
  fourEyes: FourEyes;
}): Handlers<PrivacyMethods> {
  const { store, clock, search, fourEyes } = parts;
  const now = () => {
    const { date, time } = localTime(clock.now());
    return `${date}T${time}`;
  };
  const command = (origin: ReturnType<Ids['origin']>, method: PrivacyMethods, caller: Caller) => ({
    ...{ origin, method, actor: actorOf(caller), opensDay: false },
  });
  /** As the applicant, and as whoever brought it for somebody else: of those only what is theirs. */
  const ofCard = async (idNumber: string, caller: Caller) => {
    await search.whole;
    const mine = (dossiers: readonly string[]) =>
      dossiers.filter((dossier) => isAllowed(store, caller, 'open', dossier)) as DossierId[];
    const own = mine(search.allOf(idNumber));
    return { own, brought: mine(search.broughtBy(idNumber)).filter((dossier) => !own.includes(dossier)) };
  };

  return {
    findPerson: async ({ idNumber }, caller) => {
      const { own, brought } = await ofCard(idNumber, caller);
      const facts = { found: own.length + brought.length };
      const noted = store.perform(command(parts.ids.origin(), 'findPerson', caller), () =>
        ok({ events: [{ type: 'dossiers-looked-through' as const, facts }], answer: () => ({}) }),
      );
      if (!noted.ok) return noted;
      const lines = (of: readonly DossierId[], as: 'applicant' | 'submitter') =>
        of.flatMap((dossier) => line(store, dossier, as));
      return ok({ dossiers: [...lines(own, 'applicant'), ...lines(brought, 'submitter')] });
    },

    listReadings: ({ dossier }) => {
      if (!store.dossiers.get(dossier)) return err({ type: 'dossier-unknown' });
      const readings = store.privacy
        .readingsOf(dossier)
        .map(({ account, at }) => ({ name: named(store, account), at }));
      return ok({ readings });
    },

    exportPerson: async ({ origin, idNumber, approver }, caller) => {
      const second = await fourEyes('give-person-out', approver, caller);
      if (!second.ok) return second;
      const { own, brought } = await ofCard(idNumber, caller);
      const dossiers = [...own, ...brought];
      if (dossiers.length === 0) return err({ type: 'person-unknown' });
      const facts = { dossiers, at: now(), approver: second.value };
      const noted = store.perform(command(origin, 'exportPerson', caller), () =>
        ok({ events: [{ type: 'person-exported' as const, facts }], answer: () => ({}) }),
      );
      if (!noted.ok) return noted;
      const all = allOfPerson({ store, search }, own, (account) => named(store, account));
      const forOthers = broughtByPerson({ store, search }, brought);
      const said = { at: facts.at, point: store.point.name, dossiers: all, broughtForOthers: forOthers };
      const text = JSON.stringify(said, null, 2);
      return ok({
        name: `du-lieu-ca-nhan-${facts.at.slice(0, 10)}.json`,
        base64: Buffer.from(text, 'utf8').toString('base64'),
        dossiers: dossiers.length,
      });
    },

    correctPerson: ({ origin, dossier, whose, person, reason }, caller) => {
      const performed = store.perform(command(origin, 'correctPerson', caller), () => {
        const opened = search.opened(dossier);
        if (!opened) return err({ type: 'dossier-unknown' as const });
        const row = store.dossiers.get(dossier);
        if (!row) return err({ type: 'dossier-unknown' as const });
        if (!opened.person) return err({ type: 'dossier-erased' as const });
        const was = opened.person[whose];
        const byHead = caller.role === 'head';
        const decided = correct(row, row.privacy, { whose, was, person, reason, at: now(), byHead });
        return decided.ok ? ok({ events: decided.value, answer: () => ({ dossier }) }) : decided;
      });
      if (performed.ok) search.refresh(dossier);
      return performed;
    },

    restrictDossier: ({ origin, dossier, restricted }, caller) =>
      store.perform(command(origin, 'restrictDossier', caller), () => {
        const row = store.dossiers.get(dossier);
        if (!row) return err({ type: 'dossier-unknown' as const });
        const decided = restrict(row, row.privacy, restricted, now());
        return decided.ok ? ok({ events: decided.value, answer: () => ({ dossier }) }) : decided;
      }),

    listToErase: ({ endedBefore }) => ({
      dossiers: store.privacy.endedBefore(endedBefore, mostErasedAtOnce).flatMap((id) => {
        const row = store.dossiers.get(id);
        return row ? [{ dossier: row.id, code: row.code, endedOn: row.endedOn ?? '' }] : [];
      }),
      visits: store.privacy.visitsBefore(earlier(endedBefore, now().slice(0, 10)), mostErasedAtOnce).map(HomeVisitId),
    }),

    erasePersons: async ({ origin, dossiers, visits, why, approver }, caller) => {
      if (dossiers.length + visits.length === 0) return err({ type: 'nothing-to-erase' });
      const second = await fourEyes('erase-person', approver, caller);
      if (!second.ok) return second;
      const by = { why, approver: second.value, at: now() };
      const performed = store.perform(command(origin, 'erasePersons', caller), () => {
        const gone = new Set<string>(dossiers);
        const ofDossiers: NewEvent[] = [];
        for (const dossier of gone) {
          const row = store.dossiers.get(dossier);
          if (!row) return err({ type: 'dossier-unknown' as const });
          const decided = erase(row, row.privacy, by);
          if (!decided.ok) return decided;
          ofDossiers.push(...decided.value);
        }
        const ofVisits: NewEvent[] = [];
        for (const id of new Set([...visits, ...endedWith(store, gone)])) {
          const visit = store.homes.get(id);
          if (!visit) return err({ type: 'home-visit-unknown' as const });
          const leftReadable = visit.dossiers.some((left) => !gone.has(left) && !store.privacy.erasedAt(left));
          const decided = eraseHomeVisit({ ...visit, erasedAt: store.privacy.erasedAt(id), leftReadable }, by);
          if (!decided.ok) return decided;
          ofVisits.push(...decided.value);
        }
        const counts = { erased: ofDossiers.length, visits: ofVisits.length };
        return ok({ events: [...ofDossiers, ...ofVisits], answer: () => counts });
      });
      if (!performed.ok) return performed;
      store.forgetDestroyed();
      for (const dossier of dossiers) search.refresh(dossier);
      return performed;
    },
  };
}

/** Visits at home of which these dossiers are the last that can be read. */
function endedWith(store: PointStore, gone: ReadonlySet<string>): HomeVisitId[] {
  const visits = new Set([...gone].flatMap((dossier) => store.privacy.visitsOf(dossier)));
  return [...visits].map(HomeVisitId).filter((id) => {
    const left = store.homes.get(id)?.dossiers ?? [];
    return left.every((dossier) => gone.has(dossier) || store.privacy.erasedAt(dossier) !== null);
  });
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function line(store: PointStore, dossier: string, as: 'applicant' | 'submitter') {
  const row = store.dossiers.get(dossier);
  if (!row) return [];
  const { id, code, procedure, state, receivedAt, endedOn, isGuest } = row;
  const procedureName = store.catalogue.byCode(procedure)?.name ?? procedure;
  const { restricted } = row.privacy;
  return [{ dossier: id, code, procedureName, state, receivedAt, endedOn, restricted, isGuest, as }];
}

function named(store: PointStore, account: string | null): string {
  return (account && store.accounts.byId(account)?.name) || '';
}
