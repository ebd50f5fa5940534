import { localTime } from '../../domain/calendar.ts';
import type { Vault } from '../ports/vault.ts';
import { isLedAnew, ledStep } from './led-set-up.ts';
import type { Live } from './live.ts';
import { lockNow } from './reception-now.ts';
import type { Sneakernet } from './sneakernet.ts';
import { isStaffPinSet } from './staff-pin.ts';
import { toldFormer } from './stand-in/former-standing.ts';
import {
  dayView,
  helpAsked,
  jobView,
  pointView,
  printerView,
  queueViews,
  type ViewParts,
  waitsForStandIn,
} from './views.ts';
import { profileView } from './visit-view.ts';

export interface OfficeParts extends ViewParts {
  readonly vault: Vault;
  readonly live: Pick<Live, 'watching'>;
  /** What lies in one place only. */
  readonly alone: Sneakernet['alone'];
  readonly storage: () => { readonly fileBytes: number; readonly diskFreeBytes: number };
}

/** Today's numbers and the health of the point, for the head and the technician. */
export function officeView(parts: OfficeParts) {
  const { store } = parts;
  const day = store.days.open()?.day ?? 0;
  return {
    ...{ point: pointView(parts), day: dayView(parts), queues: queueViews(parts), printer: printerView(parts) },
    today: todayOf(parts, day),
    dossiers: store.dossiers.figures(localTime(parts.clock.now()).date),
    counters: countersOf(parts),
    visitRules: { ...store.visits.get() },
    closes: store.closes.latest().map(({ facts, name }) => {
      const { close, date, counter, counted, difference, why, unsynced, unsyncedWhy } = facts;
      return { close, date, counter, account: name, counted, difference, why, unsynced, unsyncedWhy };
    }),
    interpreted: store.tickets.interpreted(day),
    ...{ helpAsked: helpAsked(parts), undone: store.tickets.undone(day), ratings: store.ratings.ofDay(day) },
    ...{ scanner: parts.scanner.state(), staffPinSet: isStaffPinSet(store) },
    outOfOrderCalls: store.calls.outOfOrder(day),
    rule: { ...store.point.callingRule },
    jobs: store.jobs.latest().map(jobView),
    ...roadOf(parts),
    alone: parts.alone(),
    screens: { kiosks: parts.live.watching('kiosk'), boards: parts.live.watching('board') },
    log: logOf(parts),
    ...{ rebirth: rebirthOf(parts), formerHost: formerHostOf(parts) },
    setUpNeeded: store.accounts.count() === 0,
    ...{ setUpStep: ledStep(store), setUpAnew: isLedAnew(store) },
    lock: lockNow(parts),
    ...waitsForStandIn(store),
  };
}

function todayOf({ store, clock }: OfficeParts, day: number) {
  const states = store.figures.byState(day);
  const count = (...names: string[]) => names.reduce((sum, name) => sum + (states.get(name) ?? 0), 0);
  const median = store.figures.medianWait(day);
  const today = localTime(clock.now()).date;
  return {
    issued: count(...states.keys()),
    waiting: count('waiting', 'transferred'),
    beingServed: count('called', 'serving'),
    done: count('done'),
    noShow: count('no-show'),
    voided: count('voided'),
    medianWaitMinutes: median === null ? null : Math.round(median / 60_000),
    dossiersReceived: store.dossiers.receivedOn(today),
    dossiersReturned: store.dossiers.returnedOn(today),
  };
}

function countersOf({ store }: OfficeParts) {
  return store.point.counters.map((counter) => {
    const staffed = store.counters.get(counter);
    const current = store.tickets.atCounter(counter)?.number ?? null;
    const set = { paused: staffed?.paused ?? null, profile: profileView(store, counter) };
    return { counter, account: staffed?.name ?? null, serves: [...(staffed?.serves ?? [])], current, ...set };
  });
}

function roadOf({ road }: OfficeParts) {
  const { state, backlog, oldest, lastContact, detail, offsetMs } = road.state();
  const confirmedByProvince = offsetMs !== null && Math.abs(offsetMs) <= 120_000;
  return { province: { state, backlog, oldest, lastContact, detail }, clock: { offsetMs, confirmedByProvince } };
}

/** Told as long as somebody has something to do about it, and on the day itself. */
function rebirthOf({ store, clock }: OfficeParts) {
  const { streams: _, registered: __, ...standing } = store.incarnations.standing();
  const told = { ...standing, missing: store.remembered.missing() };
  const isOfToday = localTime(told.since).date === localTime(clock.now()).date;
  const isNews = told.reason !== 'created' && (isOfToday || told.letter !== '' || told.unapplied > 0);
  return told.superseded || told.toRecount > 0 || isNews ? told : null;
}

/** As long as it is not met, and on the day it was. */
function formerHostOf({ store, clock }: OfficeParts) {
  const former = toldFormer(store);
  const isOver = former?.state === 'met' && localTime(former.at).date !== localTime(clock.now()).date;
  if (former === null || isOver) return null;
  const { state, at, alone, beside } = former;
  return { state, at, alone, beside };
}

function logOf({ store, vault, storage }: OfficeParts) {
  const { seq, hash } = store.head();
  const { journal, synchronous, sqlite } = store.durability;
  const health = store.health();
  return {
    ...{ events: seq, head: hash.slice(0, 12), journal, synchronous, sqlite, vault: vault.kind },
    healthy: health.writable && !health.broken,
    ...storage(),
  };
}
