import { openBreach, sayStep } from '../../domain/breach.ts';
import type { BreachDevice } from '../../domain/breach-events.ts';
import { localTime } from '../../domain/calendar.ts';
import { BreachId } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import { mayStandIn } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { breachNotice } from './breach-notice.ts';
import { shownTrail, trailOf } from './breach-trail.ts';
import { breachView, knownBreach, knownBreaches, pcName } from './breach-view.ts';
import { actorOf, type Caller, type Handlers } from './caller.ts';
import type { FourEyes } from './four-eyes.ts';
import type { Languages } from './languages.ts';

type Methods =
  | 'listBreaches'
  | 'openBreach'
  | 'noteBreachStep'
  | 'readBreachTrail'
  | 'readBreachNotice'
  | 'exportBreach';

/** Something happened to people's data: put down at once, led step by step, told in time. */
export function breachOperations(parts: {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly search: DossierSearch;
  readonly languages: Pick<Languages, 'texts'>;
  readonly fourEyes: FourEyes;
}): Handlers<Methods> {
  const { store, clock, ids, languages, fourEyes } = parts;
  const now = () => {
    const { date, time } = localTime(clock.now());
    return `${date}T${time}`;
  };
  const command = (origin: Parameters<PointStore['perform']>[0]['origin'], method: Methods, caller: Caller) => ({
    ...{ origin, method, actor: actorOf(caller), opensDay: false },
  });
  const everyPc = () => [...store.stations.all(), ...store.stations.gone()];
  const deviceOf = (station: string): BreachDevice | null => {
    if (station === '') return { station, holds: 'everything' };
    const pc = everyPc().find((each) => each.station === station);
    if (!pc) return null;
    const revoked = store.revocations.latest().find((each) => each.kind === 'device' && each.subject === station);
    // Sent away without a word of what lay on it: the worst is taken for true, where it could be.
    const mayHaveHad = pc.removedAt !== null && !revoked && mayStandIn(pc);
    const hadCopy = revoked?.kind === 'device' && revoked.hadCopy;
    return { station, holds: pc.standIn || hadCopy || mayHaveHad ? 'everything' : 'link' };
  };

  return {
    listBreaches: (_, caller) => {
      const stations = everyPc().map(({ station }) => station as string);
      return {
        now: clock.now(),
        breaches: knownBreaches(store).map((known) => breachView(store, known, caller.role === 'head')),
        devices: ['', ...new Set(stations)].map((station) => ({ station, name: pcName(store, station) })),
        accounts: store.accounts.all().map(({ id, name }) => ({ account: id, name })),
      };
    },

    openBreach: ({ origin, devices, ...wish }, caller) =>
      store.perform(command(origin, 'openBreach', caller), () => {
        const known = [...new Set(devices)].map(deviceOf);
        if (known.some((each) => each === null)) return err({ type: 'station-unknown' as const });
        if (wish.accounts.some((account) => !store.accounts.byId(account)))
          return err({ type: 'account-unknown' as const });
        const breach = BreachId(ids.uuid());
        const held = known.filter((each) => each !== null);
        const decided = openBreach({ ...wish, breach, devices: held }, now());
        return decided.ok ? ok({ events: decided.value, answer: () => ({ breach }) }) : decided;
      }),

    noteBreachStep: ({ origin, breach, step }, caller) =>
      store.perform(command(origin, 'noteBreachStep', caller), () => {
        const known = knownBreach(store, breach);
        if (!known) return err({ type: 'breach-unknown' as const });
        const decided = sayStep(known.facts, new Set(known.said.map((each) => each.step)), step);
        return decided.ok ? ok({ events: decided.value, answer: () => ({}) }) : decided;
      }),

    readBreachTrail: async ({ breach }) => {
      const known = knownBreach(store, breach);
      return known ? ok(shownTrail(await trailOf(parts, known.facts))) : err({ type: 'breach-unknown' });
    },

    readBreachNotice: async ({ breach }, caller) => {
      const known = knownBreach(store, breach);
      if (!known) return err({ type: 'breach-unknown' });
      const text = breachNotice({
        view: breachView(store, known, caller.role === 'head'),
        trail: await trailOf(parts, known.facts),
        ...{ centre: store.point.centreName, point: store.point.name, madeAt: clock.now() },
        texts: languages.texts('vi').texts.screen,
      });
      return ok({ name: `thong-bao-su-co-${known.facts.noticedAt.slice(0, 10)}.txt`, base64: base64Of(text) });
    },

    exportBreach: async ({ origin, breach, approver }, caller) => {
      const known = knownBreach(store, breach);
      if (!known) return err({ type: 'breach-unknown' });
      const second = await fourEyes('give-breach-out', approver, caller);
      if (!second.ok) return second;
      const { dossiers, people } = await trailOf(parts, known.facts);
      const facts = { breach, dossiers: dossiers.length, people: people.length, approver: second.value };
      const noted = store.perform(command(origin, 'exportBreach', caller), () =>
        ok({ events: [{ type: 'breach-given-out' as const, facts }], answer: () => ({}) }),
      );
      if (!noted.ok) return noted;
      const text = JSON.stringify({ at: now(), point: store.point.name, breach, people }, null, 2);
      const name = `nguoi-lien-quan-su-co-${known.facts.noticedAt.slice(0, 10)}.json`;
      return ok({ name, base64: base64Of(text), people: people.length });
    },
  };
}

function base64Of(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
