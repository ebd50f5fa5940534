import { err, ok } from '../../domain/result.ts';
import { checkRights, mayStandIn } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeepsStandIn } from '../ports/kept-stand-in.ts';
import type { LanDoor, StationLinks } from '../ports/station-links.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { PairedStation } from '../store/stations-table.ts';
import { type Answer, actorOf, type Handlers } from './caller.ts';
import { nameOf } from './life-view.ts';
import type { Live } from './live.ts';
import type { Pairing } from './pairing.ts';
import { dismiss } from './stand-in/dismissed.ts';
import { forgottenStandIn } from './stand-in/forgotten-stand-in.ts';
import type { GivenCopy } from './stand-in/give-copy.ts';

type Methods =
  | 'watchStations'
  | 'inviteStation'
  | 'withdrawInvitation'
  | 'confirmDigits'
  | 'refuseDigits'
  | 'setStationRoles'
  | 'removeStation'
  | 'chooseStandIn'
  | 'resumeHost';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly pairing: Pairing;
  readonly links: StationLinks;
  /** Null: the host was started without a door for other PCs. */
  readonly door: () => LanDoor | null;
  /** How far the stand-in's copy is; left out where nobody follows. */
  readonly given?: Pick<GivenCopy, 'state'>;
  /** A PC that had every secret of this one is the stand-in no more. */
  readonly keysBack?: () => void;
  /** The stand-in as it is remembered beside the database; left out: nowhere. */
  readonly kept?: KeepsStandIn;
  /** A person says that nobody took this host's place; false: it waits for nobody. Left out: it never does. */
  readonly resume?: () => boolean;
}

/** The point's other PCs, for the head and the technician. */
export function stationsOperations(parts: Parts & { live: Live }): Handlers<Methods> {
  const { store, pairing, links, door, live } = parts;
  const command = (
    origin: Parameters<PointStore['perform']>[0]['origin'],
    method: Methods,
    caller: Parameters<typeof actorOf>[0],
  ) => ({
    ...{ origin, method, actor: actorOf(caller), opensDay: false },
  });
  return {
    watchStations: (_, { signal }) =>
      live.watch('stations', () => stationsView(parts), signal) as Answer<'watchStations'>,

    inviteStation: ({ name, roles, counters }, caller) => {
      const open = door();
      if (!open) return err({ type: 'lan-door-closed' });
      const rights = checkRights({ roles, counters }, store.point.counters);
      if (!rights.ok) return rights;
      const { pairing: id, secret, seconds } = pairing.invite({ name, ...mutable(rights.value) }, caller);
      const device = {
        v: 1 as const,
        addresses: open.addresses(),
        port: open.port,
        host: open.key,
        pairing: id,
        secret,
      };
      return ok({ device, seconds });
    },
    withdrawInvitation: () => {
      pairing.withdraw();
      return {};
    },
    confirmDigits: (input, caller) => pairing.confirm(input, caller),
    refuseDigits: (input) => pairing.refuse(input),

    setStationRoles: ({ origin, station, name, ...wish }, caller) => {
      const done = store.perform(command(origin, 'setStationRoles', caller), () => {
        const known = store.stations.get(station);
        if (!known) return err({ type: 'station-unknown' as const });
        const rights = checkRights(wish, store.point.counters);
        if (!rights.ok) return rights;
        const alongside = () => store.stations.name(station, name);
        const facts = { station, ...rights.value };
        return ok({ events: [{ type: 'station-roles-set', facts }], alongside, answer: () => ({}) });
      });
      // What it has open may be what it may not open any more.
      if (done.ok) links.drop(station);
      return done;
    },

    removeStation: ({ origin, station }, caller) => {
      const left = { standIn: false, kept: false };
      const done = store.perform(command(origin, 'removeStation', caller), () => {
        const known = store.stations.get(station);
        if (!known) return err({ type: 'station-unknown' as const });
        left.kept = parts.kept?.get()?.key === known.key;
        left.standIn = known.standIn || left.kept;
        const alongside = () => {
          store.stations.forget(station);
          if (left.standIn) dismiss(store, known.key);
        };
        return ok({ events: [{ type: 'station-removed', facts: { station } }], alongside, answer: () => ({}) });
      });
      if (done.ok) links.drop(station);
      if (done.ok && left.kept) parts.kept?.forget();
      if (done.ok && left.standIn) parts.keysBack?.();
      return done;
    },

    resumeHost: () => (parts.resume?.() ? ok({}) : err({ type: 'host-not-held' as const })),

    chooseStandIn: ({ origin, station }, caller) => {
      const before = store.stations.standIn();
      const isOther = before !== undefined && before.station !== station;
      // One that a healed database forgot has a copy all the same.
      const forgotten = parts.kept ? forgottenStandIn(store, parts.kept) : null;
      const done = store.perform(command(origin, 'chooseStandIn', caller), () => {
        const known = station === null ? null : store.stations.get(station);
        if (known === undefined) return err({ type: 'station-unknown' as const });
        // What lies there opens every name: nothing of it stands in the lobby.
        if (known && !mayStandIn(known)) return err({ type: 'stand-in-in-lobby' as const });
        const alongside = () => {
          if (isOther) dismiss(store, before.key);
          if (forgotten && forgotten.key !== known?.key) dismiss(store, forgotten.key);
        };
        return ok({ events: [{ type: 'stand-in-chosen', facts: { station } }], alongside, answer: () => ({}) });
      });
      if (done.ok && parts.kept?.get() && parts.kept.get()?.key !== store.stations.standIn()?.key) parts.kept.forget();
      if (done.ok && (isOther || forgotten)) parts.keysBack?.();
      return done;
    },
  };
}

export function stationsView(parts: Parts) {
  const { store, clock, pairing, door } = parts;
  const open = pairing.invitation();
  const at = door();
  const last = pairing.last();
  return {
    door: at && { fingerprint: at.key, addresses: at.addresses(), port: at.port },
    counters: [...store.point.counters],
    stations: store.stations.all().map((each) => stationView(parts, each)),
    invitation: open && {
      ...{ pairing: open.pairing, name: open.name, ...mutable(open), wrongTries: open.wrong },
      seconds: Math.max(0, Math.ceil((open.expiresAt - clock.mono()) / 1000)),
      ...(pairing.shown() ?? { digits: null, comparison: null }),
    },
    last: last && { ...last },
  };
}

function stationView({ store, links, given }: Parts, each: PairedStation) {
  const link = links.of(each.station);
  const printer = link?.printer;
  return {
    ...{ station: each.station, name: each.name, ...mutable(each), proof: each.proof },
    ...{ connected: link !== null, lastSeen: each.lastSeen, version: link?.version ?? each.version },
    ...{ pairedAt: each.pairedAt, pairedBy: nameOf(store, each.pairedBy), fingerprint: each.key },
    printer: printer ? { name: printer.name, model: printer.model.name, state: printer.state() } : null,
    scanner: link?.scanner ?? ('none' as const),
    copy: (each.standIn && given?.state(each.station)) || null,
  };
}

function mutable<R, C>({ roles, counters }: { readonly roles: readonly R[]; readonly counters: readonly C[] }) {
  return { roles: [...roles], counters: [...counters] };
}
