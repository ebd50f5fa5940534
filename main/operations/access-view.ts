import { reachOf } from '../../domain/access.ts';
import { stationOf } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import type { StationLinks } from '../ports/station-links.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Revocation } from '../store/revocations-table.ts';
import type { Answer } from './caller.ts';
import { nameOf } from './life-view.ts';
import { readRights } from './rights-now.ts';
import { roleNow } from './staff.ts';

type AccessView = Answer<'watchAccess'> extends AsyncIterable<infer V> ? V : never;

export interface AccessParts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly links: Pick<StationLinks, 'of'>;
  readonly road: Pick<ProvinceRoad, 'state'>;
  /** Up to where the stand-in has flushed what this host wrote. */
  readonly heldSeq: () => number;
}

export function accessView(parts: AccessParts): AccessView {
  const { store, clock, links } = parts;
  const now = clock.now();
  const counters = store.counters.all();
  const people = store.accounts.all().filter(({ deactivatedAt }) => deactivatedAt === null);
  return {
    people: people.map(({ id, name, role, pin }) => {
      const today = roleNow(store, id, now);
      return {
        ...{ account: id, name, role: today ?? role, isHere: today !== null, hasPin: pin !== null },
        screens: store.sessions.screensOf(id, now).map(({ role: screen, counter, terminal }) => {
          const station = stationOf(terminal);
          return { role: screen, counter, pc: station === null ? null : store.stations.nameOf(station) };
        }),
        counter: counters.find(({ account }) => account === id)?.counter ?? null,
        holds: store.dossiers.countHeldBy(id),
      };
    }),
    devices: store.stations.all().map(({ station, name, roles, counters: of, standIn, lastSeen }) => ({
      ...{ station, name, roles: [...roles], counters: [...of], hasCopy: standIn, lastSeen },
      connected: links.of(station) !== null,
      people: store.sessions.peopleAt(station, now).map((account) => nameOf(store, account)),
    })),
    revoked: store.revocations.latest().map((each) => ({ ...shown(store, each), ...known(parts, each) })),
  };
}

function shown(store: PointStore, each: Revocation) {
  const said = { at: each.at, by: nameOf(store, each.by) };
  if (each.kind === 'device') {
    const { kind, why, hadCopy } = each;
    return { ...said, name: store.stations.nameOf(each.subject), what: { kind, why, hadCopy } };
  }
  const person = store.accounts.byId(each.subject);
  const { kind, why } = each;
  const isBack = person?.deactivatedAt === null;
  const holds = store.dossiers.countHeldBy(each.subject);
  return { ...said, name: person?.name ?? '', what: { kind, why, isBack, holds } };
}

/** What this PC can prove of it: an acknowledgement, a signed word, what the stand-in has flushed. */
function known({ store, road, heldSeq }: AccessParts, { stream, seq, kind, subject }: Revocation) {
  const standIn = store.stations.standIn();
  const isOurs = stream === store.stream;
  const { state, lastContact } = road.state();
  return {
    standIn: standIn ? { name: standIn.name, knows: isOurs && heldSeq() >= seq } : null,
    province: reachOf({
      hasProvince: lastContact !== null || state !== 'never-reached',
      // Of an earlier life of this log the province has what the new one began with.
      isAcknowledged: !isOurs || store.outgoing.acked().seq >= seq,
      isNamedBySignedWord: kind === 'person' && (readRights(store.memory)?.revoked ?? []).some((id) => id === subject),
    }),
  };
}
