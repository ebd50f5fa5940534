import type { BreachView } from '../../contract/breach-api.ts';
import { atOf, type BreachOpened, opensTo, stepsOf, tellWithinMs } from '../../domain/breach.ts';
import type { BreachStep, SaidStep } from '../../domain/breach-events.ts';
import type { BreachId } from '../../domain/ids.ts';
import type { BreachLogEvent } from '../store/breaches-log.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { nameOf } from './life-view.ts';

type Opening = Extract<BreachLogEvent, { type: 'breach-opened' }>;

/** One that was put down, with what was said since. */
export interface KnownBreach {
  readonly opening: Opening;
  readonly facts: BreachOpened;
  readonly said: readonly { readonly step: SaidStep; readonly at: number; readonly by: string }[];
}

/** The newest first. */
export function knownBreaches(store: PointStore): readonly KnownBreach[] {
  const events = store.breaches.all();
  return events
    .filter((event): event is Opening => event.type === 'breach-opened')
    .map((opening) => ({
      ...{ opening, facts: opening.facts },
      said: events.flatMap((event) =>
        event.type === 'breach-step-done' && event.facts.breach === opening.facts.breach
          ? [{ step: event.facts.step, at: event.at.wall, by: nameOf(store, event.actor.account) }]
          : [],
      ),
    }))
    .toReversed();
}

export function knownBreach(store: PointStore, breach: BreachId): KnownBreach | null {
  return knownBreaches(store).find(({ facts }) => facts.breach === breach) ?? null;
}

/** `isHead`: what was written in words may name somebody, which no technician is shown. */
export function breachView(store: PointStore, known: KnownBreach, isHead: boolean): BreachView {
  const { opening, facts } = known;
  const { breach, kind, noticedAt, from, to, devices, accounts } = facts;
  return {
    ...{ breach, kind, noticedAt, from, to },
    tellBefore: atOf(noticedAt) + tellWithinMs,
    openedBy: nameOf(store, opening.actor.account),
    devices: devices.map(({ station, holds }) => ({ name: pcName(store, station), holds })),
    accounts: accounts.map((account) => nameOf(store, account)),
    note: isHead ? store.breaches.noteOf(opening) : null,
    opens: opensTo(facts),
    steps: stepsOf(facts).map((step) => ({ step, ...(doneOf(store, known, step) ?? { at: null, by: '' }) })),
  };
}

/** Empty: the host. */
export function pcName(store: PointStore, station: string): string {
  return station === '' ? '' : store.stations.nameOf(station);
}

/** Locking a PC or a person out is seen in the log, whoever did it and on whichever page: it is done once all are out. */
function doneOf(store: PointStore, { facts, said }: KnownBreach, step: BreachStep) {
  if (step !== 'device-out' && step !== 'person-out') {
    const done = said.find((each) => each.step === step);
    return done && { at: done.at, by: done.by };
  }
  const gone = store.stations.gone();
  const outAt = (subject: string) =>
    step === 'person-out'
      ? (store.accounts.byId(subject)?.deactivatedAt ?? null)
      : (gone.find(({ station }) => station === subject)?.removedAt ?? null);
  const subjects: readonly string[] =
    step === 'person-out' ? facts.accounts : facts.devices.map(({ station }) => station).filter((each) => each !== '');
  const times = subjects.map(outAt);
  if (times.includes(null)) return null;
  const revoked = store.revocations.latest().find((each) => subjects.includes(each.subject));
  return { at: Math.max(...times.map(Number)), by: revoked ? nameOf(store, revoked.by) : '' };
}
