import { canonicalJson } from '../../domain/canonical-json.ts';
import { type Custody, type CustodyStep, custodyStepsOf } from '../../domain/custody.ts';
import type { Paper } from '../../domain/custody-events.ts';
import { custodyOf } from '../../domain/custody-fold.ts';
import { foldKnownLife, receivedHere, type StepLogEvent } from '../../domain/custody-order.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { stepEvents } from '../../domain/dossier-events.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { readSlip } from '../../domain/hand-over-slip.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { grantsIn } from '../../province/operations/routing.ts';
import type { FoldersForReal } from './folders-for-real.ts';
import type { ModelProvince } from './model-province.ts';
import type { Worked } from './people-of-a-commune.ts';

/** What one knows of a dossier. */
export interface View {
  readonly who: string;
  readonly custody: Custody;
  readonly state: string;
}

/** What the province has of every dossier, folded as one point would that knew it all. */
export function viewsOfProvince(province: ModelProvince): ReadonlyMap<string, View> {
  const events = province.events().filter((event) => !province.isRepeated(event));
  const life = new Map<string, StepLogEvent[]>();
  const steps = new Map<string, CustodyStep[]>();
  const of = <T>(map: Map<string, T[]>, dossier: string) => {
    const list = map.get(dossier) ?? [];
    map.set(dossier, list);
    return list;
  };
  for (const event of events) {
    if ((stepEvents as readonly string[]).includes(event.type))
      of(life, (event.facts as { dossier: string }).dossier).push(event as StepLogEvent);
    for (const { dossier, step } of custodyStepsOf(event)) of(steps, dossier).push(step);
  }
  const views = new Map<string, View>();
  const twice = codesTwice(events);
  for (const [dossier, known] of life) {
    const received = receivedHere(known);
    if (!received || twice.has(dossier)) continue;
    const folded: Dossier | null = foldKnownLife(received, steps.get(dossier) ?? [], known);
    const custody = custodyOf(received, steps.get(dossier) ?? []);
    views.set(dossier, { who: 'the province', custody, state: folded?.state ?? 'unknown' });
  }
  return views;
}

/** After a whole disk went back unseen one code may stand on two papers: which folder it means, people have to find out. */
function codesTwice(events: readonly AnyLogEvent[]): ReadonlySet<string> {
  const received = events.flatMap((event) => (event.type === 'dossier-received' ? [event.facts] : []));
  const same = [...Map.groupBy(received, ({ code }) => code).values()].filter(({ length }) => length > 1);
  return new Set(same.flat().map(({ dossier }) => dossier));
}

/** Who was ever to read a dossier: where it was received, and each point it was offered to, also by a slip alone. */
function readersOf(province: ModelProvince, dossier: string): ReadonlySet<string> {
  const readers = new Set<string>();
  for (const event of province.events()) {
    const point = event.stream.slice(0, event.stream.indexOf(':'));
    if (event.type === 'dossier-received' && event.facts.dossier === dossier) readers.add(point);
    for (const grant of grantsIn(point, [event as never]))
      if (grant.dossier === dossier && grant.mutual) readers.add(grant.reader);
    if (event.type === 'hand-over-accepted' && event.facts.items.some((item) => item.dossier === dossier)) {
      const slip = readSlip(event.facts.slip ?? []);
      if (slip.type === 'whole' && slip.signed.offer.from !== point) readers.add(point);
    }
  }
  return readers;
}

export interface Ending {
  readonly province: ModelProvince;
  /** The one PC of each point that writes. */
  readonly writers: readonly Worked[];
  readonly folders: FoldersForReal;
}

const viewAt = ({ name, station }: Worked, dossier: string): View | null => {
  const { dossiers, custody } = station.store();
  const row = dossiers.get(dossier);
  return row ? { who: name, custody: custody.of(row), state: row.state } : null;
};

/** Once all have talked: every point that may read of a dossier and the province agree who holds what of it. */
export function whoDoesNotAgree({ province, writers, folders }: Ending): string[] {
  const there = viewsOfProvince(province);
  return [...there].flatMap(([dossier, view]) => {
    const readers = readersOf(province, dossier);
    return writers.flatMap((pc) => {
      const seen = viewAt(pc, dossier);
      const name = folders.nameOf(dossier);
      if (!seen) return readers.has(pc.point) ? [`I5: ${pc.name} never heard of ${name}`] : [];
      // An offer that stands in no log any more, and was not taken yet: what its receiver knows of it, it has by its slip alone.
      if (!readers.has(pc.point)) return [];
      if (told(seen) === told(view) || knowsWhatIsLost(pc, dossier, province)) return [];
      return [`they do not agree on ${name}: ${said(seen)} and ${said(view)}`];
    });
  });
}

/**
 * It heard something that its writer's disk and the province both lost since, before two backups had it: what no protocol saves
 * (reliability.md §2.5). A reader has single events of another point, no chain that the province could take from it.
 */
function knowsWhatIsLost({ station }: Worked, dossier: string, province: ModelProvince): boolean {
  const there = province.streams();
  return placedAt(station.store()).foreign.some(
    ({ event }) =>
      there.get(event.stream)?.[event.seq - 1]?.hash !== event.hash &&
      custodyStepsOf(event).some((each) => each.dossier === dossier),
  );
}

function told({ custody, state }: View): string {
  return canonicalJson([custody, state]);
}

function said({ who, custody: { work, folder, result, claimants, cv }, state }: View): string {
  const place = (each: Custody['folder'] | null) =>
    each ? `${each.state}${each.at ? ` ${each.at}` : ''}${each.to ? ` to ${each.to}` : ''}` : 'with the work';
  const claimed = claimants.length > 0 ? `, claimed by ${claimants.join(' and ')}` : '';
  return `${who} has it ${state}, work ${work}, folder ${place(folder)}, result ${place(result)}${claimed} (cv ${cv})`;
}

/** Nobody is in doubt any more, after all that was asked for was counted; and what is said is where it lies. */
export function whatIsNotTrue({ province, folders }: Pick<Ending, 'province' | 'folders'>): string[] {
  const faults: string[] = [];
  for (const [dossier, view] of viewsOfProvince(province)) {
    const { custody, state } = view;
    const name = folders.nameOf(dossier);
    if (custody.claimants.length > 0) faults.push(`a conflict that no count settles: ${name}, ${said(view)}`);
    if (state === 'returned') continue;
    const wrong = (paper: Paper) =>
      faults.push(`${name}: the ${paper} is ${folders.say(dossier, paper)}, but ${said(view)}`);
    if (!isTrue(custody.folder, folders, dossier, 'folder')) wrong('folder');
    if (folders.placeOf(dossier, 'result') === 'with the citizen') continue;
    if (custody.result && !isTrue(custody.result, folders, dossier, 'result')) wrong('result');
    // Of a lost result the work is whoever's makes it anew.
    if (custody.work === null && custody.folder.state === 'here' && custody.result?.state !== 'lost')
      faults.push(`nobody has the work of ${name}: ${said(view)}`);
  }
  return faults;
}

function isTrue({ state, at, to }: Custody['folder'], folders: FoldersForReal, dossier: string, paper: Paper): boolean {
  const place = folders.placeOf(dossier, paper);
  if (place === null) return true;
  if (typeof place === 'string') return state === 'lost' || state === 'unknown';
  if ('at' in place) return state === 'here' && at === place.at;
  return state === 'in-transit' && [at, to].every((point) => point === place.bag.from || point === place.bag.to);
}

const sureOf = new WeakMap<PointStore, () => readonly { readonly dossier: string; readonly paper: Paper }[]>();

/** What a point holds by its own log, and is sure of. */
function held({ station, point }: Worked) {
  const store = station.store();
  const known = sureOf.get(store);
  if (known) return known();
  const rows = store.databases.write.prepare<[string, string]>(
    `SELECT dossier, 'folder' AS paper FROM dossiers LEFT JOIN custody USING (dossier)
       WHERE coalesce(folder_state, 'here') = 'here' AND coalesce(folder_at, received_at_point) = ?
         AND dossier NOT IN (SELECT dossier FROM folders_to_recount)
     UNION ALL SELECT dossier, 'result' FROM custody
       WHERE result_state = 'here' AND result_at = ? AND dossier NOT IN (SELECT dossier FROM folders_to_recount)`,
  );
  const read = () => rows.all(point, point) as { dossier: string; paper: Paper }[];
  sureOf.set(store, read);
  return read();
}

/** While people work: two points are sure of one paper, and nothing that anybody knows says that this is a conflict. */
export function heldTwice(writers: readonly Worked[], folders: FoldersForReal): string[] {
  const holders = writers.flatMap((pc) => held(pc).map((each) => ({ ...each, name: pc.name })));
  return [...Map.groupBy(holders, ({ dossier, paper }) => `${dossier} ${paper}`).values()].flatMap((some) => {
    const [first] = some;
    if (!first || some.length < 2 || isDisputed(writers, first.dossier)) return [];
    const who = some.map(({ name }) => name).join(' and ');
    return [`I9: ${who} both hold the ${first.paper} of ${folders.nameOf(first.dossier)}`];
  });
}

/** By all that stands on any disk; also what was settled since, of which the other has not heard yet. */
function isDisputed(writers: readonly Worked[], dossier: string): boolean {
  const steps = new Map<string, CustodyStep>();
  const life: StepLogEvent[] = [];
  for (const { station } of writers) {
    const { write } = station.store().databases;
    const rows = write.prepare('SELECT json FROM events UNION ALL SELECT json FROM foreign_events').pluck().all();
    for (const event of (rows as string[]).map((json) => JSON.parse(json) as AnyLogEvent)) {
      if (event.type === 'dossier-received' && event.facts.dossier === dossier) life.push(event);
      for (const each of custodyStepsOf(event))
        if (each.dossier === dossier && !(each.step.type === 'recounted' && each.step.why === 'conflict'))
          steps.set(`${event.origin} ${event.part}`, each.step);
    }
  }
  const received = receivedHere(life);
  return received === null || custodyOf(received, [...steps.values()]).claimants.length > 0;
}

interface Placed {
  readonly event: AnyLogEvent;
  /** In the own log; of another point's event after which own one it came. */
  readonly position: number;
}

/**
 * Where no PC forgot and nobody was mistaken two points are right to claim one dossier in two cases alone: its sender took the bag
 * back by the slip, with the work, before it heard that the other had handed the work on from the scan, and who handed it on had
 * not heard of the taking back either; or somebody said that a paper is here, without its slip, before they heard who had sent it.
 */
export function conflictsOfNobody({ writers, folders }: Pick<Ending, 'writers' | 'folders'>): string[] {
  const logs = new Map(writers.map(({ point, station }) => [point, placedAt(station.store())]));
  const counted = new Set(
    [...logs.values()].flatMap(({ own }) =>
      own.flatMap(({ event }) =>
        event.type === 'custody-recounted' && event.facts.why === 'conflict'
          ? event.facts.items.map(({ dossier }) => dossier)
          : [],
      ),
    ),
  );
  const crossed = (dossier: string): boolean =>
    [...logs].some(([, sender]) =>
      sender.own.some((back) => {
        if (back.event.type !== 'hand-over-withdrawn') return false;
        const { handOver, to, items } = back.event.facts;
        const receiver = logs.get(to);
        const offered = sender.own.flatMap(({ event }) => itemOf(event, dossier, handOver));
        if (!receiver || !items.some((item) => item.dossier === dossier && item.work)) return false;
        return receiver.own.some((onward) => {
          const [item] = itemOf(onward.event, dossier);
          const isOnward = item !== undefined && item.cv > (offered[0]?.cv ?? Number.POSITIVE_INFINITY);
          return isOnward && !hadHeard(sender, onward, back) && !hadHeard(receiver, back, onward);
        });
      }),
    );
  const saidUnheard = (dossier: string): boolean =>
    [...logs].some(([point, log]) =>
      log.own.some((said) => {
        const cv = saidHereAt(said.event, dossier);
        const others = [...logs].filter(([other]) => other !== point).flatMap(([, { own }]) => own);
        return others.some((other) => speaksUpTo(other.event, dossier, cv) && !hadHeard(log, other, said));
      }),
    );
  return [...counted]
    .filter((dossier) => !crossed(dossier) && !saidUnheard(dossier))
    .map(
      (dossier) =>
        `a conflict of ${folders.nameOf(dossier)}, though nobody forgot, was mistaken, took it back or said it was here unheard`,
    );
}

/** The version at which somebody said that a paper of it is here; 0: that is not what it says. */
function saidHereAt(event: AnyLogEvent, dossier: string): number {
  if (event.type !== 'custody-recounted' || event.facts.why !== 'asked') return 0;
  return event.facts.items.find((item) => item.dossier === dossier && item.found)?.cv ?? 0;
}

function speaksUpTo(event: AnyLogEvent, dossier: string, cv: number): boolean {
  return custodyStepsOf(event).some((each) => each.dossier === dossier && each.step.cv <= cv);
}

function placedAt({ databases }: PointStore) {
  const rows = (sql: string) =>
    (databases.write.prepare(sql).all() as { json: string; position: number }[]).map(
      ({ json, position }): Placed => ({ event: JSON.parse(json) as AnyLogEvent, position }),
    );
  return {
    own: rows('SELECT json, position FROM events ORDER BY position'),
    foreign: rows('SELECT json, after_position AS position FROM foreign_events ORDER BY arrival'),
  };
}

/** What an offer says of a dossier whose work goes with it; of one hand-over, or of any. */
function itemOf(event: AnyLogEvent, dossier: string, handOver?: string) {
  if (event.type !== 'hand-over-offered' || (handOver !== undefined && event.facts.handOver !== handOver)) return [];
  return event.facts.items.filter((item) => item.dossier === dossier && item.work);
}

/** Whether what another wrote had come before this own one was written. */
function hadHeard({ foreign }: ReturnType<typeof placedAt>, { event }: Placed, own: Placed): boolean {
  return foreign.some(({ event: each, position }) => each.hash === event.hash && position < own.position);
}
