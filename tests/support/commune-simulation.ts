import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Head } from '../../domain/chain.ts';
import { PointId } from '../../domain/ids.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import type { Vault } from '../../main/ports/vault.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { FoldersForReal } from './folders-for-real.ts';
import { type DeskStore, employ, type HandOverDesk, handOverDesk } from './hand-over-desk.ts';
import { type ModelProvince, modelProvince } from './model-province.ts';
import { peopleOf, type Worked } from './people-of-a-commune.ts';
import { meetByWire, sticksOf, type TakesForeign } from './roads-of-a-point.ts';
import { seededIds, seededKeyFile } from './seeded-ids.ts';
import {
  always,
  drawnOf,
  drawnStep,
  type FaultyPc,
  faultSteps,
  machineOf,
  type Step,
  whatBecameOf,
} from './simulated-faults.ts';
import { draws, faultyRoad } from './simulated-road.ts';
import { type StationOnDisk, stationOnDisk } from './station-on-disk.ts';
import { testPoint } from './test-point.ts';
import { whatDoesNotHold } from './what-holds-in-the-end.ts';
import { conflictsOfNobody, heldTwice, whatIsNotTrue, whoDoesNotAgree } from './what-holds-of-folders.ts';

/** What a broken build does otherwise; each has to be caught by some seed. */
export interface BrokenBuild {
  readonly desk?: DeskStore;
  readonly takes?: TakesForeign;
}

interface Pc extends FaultyPc, Worked {
  readonly given: readonly [];
}

export type FaultSet = 'network' | 'province-restore' | 'site-restore' | 'clone' | 'image';

export interface Simulated {
  readonly faults: readonly string[];
  readonly reached: ReadonlyMap<string, number>;
  readonly heads: readonly string[];
}

const points = ['22006-1', '22006-2', '22006-3'].map(PointId);
/** The mobile team's: no wire leads to it. */
const byStick = '22006-3';
const length = 70;

/**
 * A commune of three points whose folders are handed over, by the real operations on stations on disks of memory, under faults
 * drawn from the seed. The folders themselves lie where people put them (`folders-for-real`): what the logs say in the end has to
 * be that.
 */
export async function simulateCommune(seed: number, set: FaultSet, broken: BrokenBuild = {}): Promise<Simulated> {
  const draw = draws(seed);
  const keys = provinceKeys();
  const province = modelProvince(keys);
  const sticks = sticksOf(province, keys, seededIds(`${seed} ${set} sticks`), broken.takes);
  const folders = new FoldersForReal();
  const pcs: Pc[] = [];
  const day = { n: 0 };
  const delayed: (() => Promise<unknown>)[] = [];
  const rolledBack = new Set<string>();
  /** Points with two PCs, or whose disk went back unseen: what such a PC believes meanwhile is an open question. */
  const blurred = new Set<string>();
  const counts = new Map<string, number>();
  const reached = (kind: string) => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const wrong: string[] = [];
  const note = (faults: readonly string[]) => {
    for (const fault of faults) if (!wrong.some((each) => each === fault)) wrong.push(fault);
  };
  const any = drawnOf(draw);

  const add = (point: string, from: StationOnDisk) => {
    const name = `${point}/${pcs.length}`;
    const machine = machineOf(`${seed} ${name}`, pcs.filter((pc) => pc.point === point).length);
    const station = stationOnDisk({
      ...{ point: { ...testPoint, id: PointId(point), name: `Điểm ${point}` }, machine, from, simulated: true },
      ids: seededIds(`${seed} ${set} ${name}`),
    });
    setDay(station, day.n);
    pcs.push({ name, point, station, backups: [], images: [], given: [] });
  };

  const desks = new WeakMap<PointStore, HandOverDesk>();
  const desk = ({ station }: Worked): HandOverDesk => {
    const store = station.store();
    const known = desks.get(store) ?? handOverDesk(station, broken.desk);
    desks.set(store, known);
    return known;
  };
  /** Acceptances that people saw confirmed, by what nothing renames. */
  const confirmed = new Map<string, string>();
  const accepted = ({ name, station }: Worked) => {
    const sql = `SELECT origin || ' ' || part FROM events WHERE type = 'hand-over-accepted' ORDER BY position DESC LIMIT 1`;
    confirmed.set(station.store().databases.write.prepare(sql).pluck().get() as string, name);
  };
  const parts = { folders, draw, reached, points, desk, accepted };
  const people = peopleOf({ ...parts, wrong: (what) => note([`I4: ${what}`]) });

  const meet = async (pc: Pc, isFaulty: boolean) => {
    if (pc.point === byStick) return meetByStick(pc, isFaulty);
    const door = faultyRoad(province.door, { draw: isFaulty ? draw : null, delayed, reached });
    const { state, backlog, detail } = await meetByWire(pc.station, door, broken.takes);
    if (!isFaulty || draw() < 0.8) province.bring();
    folders.tell(`${pc.name} meets the province: ${state}${detail ? ` ${detail}` : ''}, ${backlog} left`);
  };
  const drawer: { readonly from: string; readonly file: Uint8Array }[] = [];
  const answers: { readonly to: string; readonly file: Uint8Array }[] = [];
  const meetByStick = async (pc: Pc, isFaulty: boolean) => {
    const file = await sticks.make(pc.station);
    drawer.push({ from: pc.point, file });
    if (isFaulty && draw() < 0.2) return reached('a stick was lost');
    const answer = await sticks.atProvince(file);
    if (answer) answers.push({ to: pc.point, file: answer });
    if (isFaulty && draw() < 0.2) return reached('an answer by stick was lost');
    if (answer) await sticks.take(pc.station, answer);
    folders.tell(`${pc.name} has a stick carried to the province and back`);
  };

  const restart = (pc: Pc, how: 'off' | 'kill', between: () => void) => {
    const before = pc.station.store().head();
    pc.station[how]();
    between();
    pc.station.on();
    setDay(pc.station, day.n);
    const wentBack = pc.station.store().log.hashAt(before.seq) !== before.hash;
    if (wentBack) folders.tell(`${pc.name} went back in time`);
    return wentBack;
  };
  const faults = faultSteps<Pc>({
    ...{ draw, reached, province, delayed, restart },
    hasRoom: (pc) => pcs.filter((each) => each.point === pc.point).length < 2,
    clone: (pc) => {
      blurred.add(pc.point);
      add(pc.point, pc.station);
      folders.tell(`${pc.name} is copied: ${pcs.at(-1)?.name}`);
    },
    rolledBack: ({ point }) => {
      blurred.add(point);
      rolledBack.add(point);
    },
  });
  const isWired = set === 'network' || set === 'province-restore';
  const step = (name: string, weight: number, take: Step<Pc>['take'], can: Step<Pc>['can'] = always): Step<Pc> => ({
    ...{ name, weight, can, take },
  });
  const steps: Step<Pc>[] = [
    step('receive', 4, people.receive),
    step('offer', 9, people.handOver),
    step('drive', 8, people.drive),
    step('take', 14, people.take),
    step('decline', 2, people.decline),
    step('withdraw', 2, people.withdraw),
    ...(isWired ? [] : [step('withdrawMistaken', 1, people.withdrawMistaken)]),
    step('scanAgain', 3, people.scanAgain),
    step('lose', 1, people.lose),
    step('reportLost', 2, async (pc) => void (await people.reportLost(pc))),
    step('makeAnew', 2, people.makeAnew),
    step('count', 3, async (pc) => void (await people.count(pc))),
    step('sayFound', 2, async (pc) => void (await people.sayFound(pc))),
    step('saySeen', 2, people.saySeen),
    ...(isWired ? [] : [step('saySeenMistaken', 1, people.saySeenMistaken)]),
    step('work', 6, people.work),
    step('giveBack', 3, people.giveBack),
    step('meet', 18, (pc) => meet(pc, true)),
    step('stick', 3, async (pc) => {
      const others = pcs.filter(({ point }) => point !== pc.point);
      const file = await sticks.make(pc.station);
      drawer.push({ from: pc.point, file });
      const to = any(others);
      if (await sticks.take(to.station, file)) reached('a stick went round');
      folders.tell(`a stick goes from ${pc.name} to ${to.name}`);
    }),
    step(
      'oldStick',
      1,
      async (pc) => {
        const old = any(drawer);
        if (old.from === pc.point || draw() < 0.3) await sticks.atProvince(old.file);
        else await sticks.take(pc.station, old.file);
        reached('an old stick came');
      },
      () => drawer.length > 0,
    ),
    step(
      'oldAnswer',
      1,
      async (pc) => {
        await sticks.take(pc.station, any(answers.filter(({ to }) => to === pc.point)).file);
        reached('an old answer came');
      },
      ({ point }) => answers.some(({ to }) => to === point),
    ),
    faults.late,
    faults.kill,
    step(
      'day',
      1,
      () => {
        day.n++;
        for (const { station } of pcs) setDay(station, day.n);
      },
      () => day.n < dates.length - 1,
    ),
    ...(set === 'network' ? [] : faults.ofProvince),
    ...(isWired ? [] : faults.ofSites.filter(({ name }) => name !== 'clone' || set === 'clone')),
    ...(set === 'image' ? faults.ofDisks : []),
  ];

  const writers = () => pcs.filter(({ station }) => station.store().isWriter());
  const meetAll = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) for (const pc of pcs) await meet(pc, false);
  };
  const passesMinutes = () => {
    for (const { station } of pcs) station.clock.pass(60_000);
  };

  try {
    for (const point of points) add(point, foundedAt(point));
    await meetAll(1);
    for (let n = 0; n < length; n++) {
      const pc = any(pcs);
      await drawnStep(draw, steps, pc).take(pc);
      passesMinutes();
      note(
        heldTwice(
          writers().filter(({ point }) => !blurred.has(point)),
          folders,
        ),
      );
    }
    folders.tell('the faults are over');
    while (delayed.length > 0) await delayed.shift()?.();
    await meetAll(3);
    for (let round = 0; round < 8; round++) {
      // What is taken out of a bag may contradict what another said: they look once more after both have heard.
      let isBusy = people.underWay().length > 0;
      for (const bag of people.underWay()) bag.at = folders.goalOf(bag);
      for (const pc of writers()) {
        for (let n = people.underWay().length; n > 0; n--) await people.take(pc);
        await people.takeAgain(pc);
        for (const look of [people.reportLost, people.count, people.sayFound]) isBusy = (await look(pc)) || isBusy;
        passesMinutes();
      }
      await meetAll(2);
      if (!isBusy && people.underWay().length === 0) break;
    }
    note(ends({ province, pcs, writers: writers() }));
    note(whoDoesNotAgree({ province, writers: writers(), folders }));
    const isLeft = points.some((point) => !writers().some((pc) => pc.point === point));
    if (isLeft) reached('a point without a PC that writes');
    else note(whatIsNotTrue({ province, folders }));
    if (isWired) note(conflictsOfNobody({ writers: writers(), folders }));
    note(lostPromises({ province, pcs, confirmed }));
    note(whatDoesNotHold({ province, pcs, printed: [], rolledBack, folded: pcs, isCounted: true }));
    for (const { station } of pcs) whatBecameOf(station).forEach(reached);
    return {
      faults: wrong.length === 0 ? [] : [`seed ${seed} (${set}): ${[...wrong, ...folders.story].join('\n    ')}`],
      reached: counts,
      heads: province.heads(),
    };
  } finally {
    for (const { station } of pcs) station.remove();
  }
}

/** Each point has said all it wrote and read all that lies for it. */
function ends(at: { province: ModelProvince; pcs: readonly Pc[]; writers: readonly Pc[] }): string[] {
  return at.writers.flatMap(({ name, point, station }) => {
    const { outgoing, databases, memory } = station.store();
    const cursor = JSON.parse(memory.get('inbox-cursor') ?? 'null') as Head | null;
    const inbox = at.province.inbox(point);
    // By stick a cursor that is beyond an inbox which became shorter waits there: all of it comes with each stick.
    const isRead =
      cursor === null || inbox.length < cursor.seq || inbox.at(-1)?.chained === cursor.hash || inbox.length === 0;
    const known = databases.write
      .prepare('SELECT 1 FROM foreign_events WHERE stream = ? AND seq = ? AND hash = ?')
      .pluck();
    const there = at.province.streams();
    const unread = inbox.filter(
      ({ stream, seq }) => known.get(stream, seq, there.get(stream)?.[seq - 1]?.hash) === undefined,
    );
    return [
      ...(outgoing.acked().hash === outgoing.head().hash ? [] : [`I7: ${name} keeps events`]),
      ...(isRead ? [] : [`I7: the cursor of ${name} stands at ${cursor?.seq} of ${inbox.length}, on what was undone`]),
      ...(unread.length === 0 ? [] : [`I7: ${name} has not ${unread.length} of what lies in its inbox`]),
    ];
  });
}

/** What somebody saw accepted, and stands on a disk somewhere, has its effect at the province, once. */
function lostPromises(at: {
  province: ModelProvince;
  pcs: readonly Pc[];
  confirmed: ReadonlyMap<string, string>;
}): string[] {
  const effective = new Map<string, number>();
  for (const event of at.province.events()) {
    const what = `${event.origin} ${event.part}`;
    if (!at.province.isRepeated(event)) effective.set(what, (effective.get(what) ?? 0) + 1);
  }
  const alive = new Set(
    at.pcs.flatMap(
      ({ station }) =>
        station.store().databases.write.prepare("SELECT origin || ' ' || part FROM events").pluck().all() as string[],
    ),
  );
  return [...at.confirmed].flatMap(([what, name]) => {
    const times = effective.get(what) ?? 0;
    if (times > 1) return [`I4: what ${name} accepted counts ${times} times`];
    return times === 1 || !alive.has(what) ? [] : [`I5: what ${name} accepted never reaches the province`];
  });
}

const founded = { stations: new Map<string, StationOnDisk>(), keys: null as { vault: Vault; folder: string } | null };

/** Each point once with its key and its people; the seeds go on with copies. */
function foundedAt(point: string): StationOnDisk {
  const known = founded.stations.get(point);
  if (known) return known;
  const seed = `founded ${point}`;
  const made = stationOnDisk({
    ...{ point: { ...testPoint, id: PointId(point), name: `Điểm ${point}` }, machine: null, keySeed: seed },
    ...{ ids: seededIds(seed), simulated: true },
  });
  employ(made);
  made.off();
  founded.stations.set(point, made);
  return made;
}

function provinceKeys(): Vault {
  if (founded.keys) return founded.keys.vault;
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-model-'));
  writeFileSync(join(folder, 'station.key'), seededKeyFile('the province'));
  founded.keys = { vault: openKeyFileVault(folder), folder };
  return founded.keys.vault;
}

/** After the last seed. */
export function removeFoundedCommune(): void {
  for (const each of founded.stations.values()) each.remove();
  founded.stations.clear();
  if (founded.keys) rmSync(founded.keys.folder, { recursive: true, force: true });
  founded.keys = null;
}

const dates = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];

function setDay(station: StationOnDisk, n: number): void {
  station.clock.setLocal(dates[n] as string, '08:00');
}
