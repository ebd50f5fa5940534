import { PointId } from '../../domain/ids.ts';
import type { RegisterPlace } from '../../domain/register-events.ts';
import type { OutgoingLog } from '../../main/ports/outgoing-log.ts';
import type { Carried } from '../../main/store/carried-table.ts';
import { type Broken, butFor, contactOver } from './connected-point.ts';
import { modelProvince } from './model-province.ts';
import { seededIds } from './seeded-ids.ts';
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
import { bringByStick, carriedAt, type Given } from './simulated-stick.ts';
import { type StationOnDisk, stationOnDisk } from './station-on-disk.ts';
import { hearsByStick, type StickAnswer, type StickSaid, whatItSays } from './stick-to-the-model.ts';
import { testPoint } from './test-point.ts';
import { type Printed, receiptOf, type SimulatedPc, whatDoesNotHold } from './what-holds-in-the-end.ts';

/** What a mutant build leaves out; each has to be caught by some seed. */
export interface Mutant extends Broken {
  readonly noAnchor?: boolean;
  /** Own old streams are not pushed. */
  readonly noAncestors?: boolean;
  readonly carries?: (carried: Carried) => Carried;
  /** Where its register enters the dossier that was received just now; left out: where it stands. */
  readonly entry?: (station: StationOnDisk) => RegisterPlace;
  /** A stick's answer, as such a build hears it. */
  readonly hears?: (station: StationOnDisk, answer: StickAnswer | null) => StickAnswer | null;
}

interface Pc extends SimulatedPc, FaultyPc {
  given: readonly Given[];
}

/** Steps of a schedule. */
const length = 24;

/**
 * Faults of one seed. `image`: whole disks go back, which nobody can see before the next contact. `no-wire`: everything goes by
 * sticks, also from point to point, which get lost, come late and come twice, and the province goes back meanwhile.
 */
export type FaultSet = 'network' | 'province-restore' | 'site-restore' | 'image' | 'no-wire';

export interface Simulated {
  /** What did not hold; empty: everything did. */
  readonly faults: readonly string[];
  /** How often each kind of fault, and of what is done about it, happened. */
  readonly reached: ReadonlyMap<string, number>;
  /** What the province has in the end, by its heads. */
  readonly heads: readonly string[];
}

/**
 * The real store, domain, operations and reporting of several PCs of two points on disks of memory, a province, and a schedule
 * drawn from the seed. Names, keys of dossiers and times are the seed's too: it gives the same bytes each time.
 */
export async function simulate(seed: number, set: FaultSet, mutant: Mutant = {}): Promise<Simulated> {
  const draw = draws(seed);
  const province = modelProvince();
  const pcs: Pc[] = [];
  const printed: Printed[] = [];
  const trace: string[] = [];
  const day = { n: 0 };
  const delayed: (() => Promise<unknown>)[] = [];
  const rolledBack = new Set<string>();
  const counts = new Map<string, number>();
  const reached = (kind: string) => void counts.set(kind, (counts.get(kind) ?? 0) + 1);

  const add = (point: string, from: StationOnDisk) => {
    const name = `${point}/${pcs.length}`;
    const machine = machineOf(`${seed} ${name}`, pcs.filter((pc) => pc.point === point).length);
    const station = stationOnDisk({
      ...{ point: { ...testPoint, id: PointId(point) }, machine, from, simulated: true },
      ids: seededIds(`${seed} ${set} ${name}`),
      ...(mutant.noAnchor && { noAnchor: true }),
    });
    setDay(station, day.n);
    pcs.push({ name, point, station, backups: [], images: [], given: carriedAt(station) });
  };

  const meet = async (pc: Pc, isFaulty: boolean) => {
    const door = faultyRoad(province.door, { draw: isFaulty ? draw : null, delayed, reached });
    const log = mutant.noAncestors ? (each: OutgoingLog) => butFor(each, { ancestors: () => [] }) : mutant.log;
    const carries = mutant.carries ?? ((carried: Carried) => carried);
    const before = carries === mutant.carries ? 0 : carriedAt(pc.station).length;
    const met = await contactOver(pc.station, mutant.over ? mutant.over(door) : door, { carries, ...(log && { log }) });
    if (carriedAt(pc.station).length < before) reached('what was carried was pruned');
    return met;
  };

  const receipt = async (station: StationOnDisk) => {
    const received = await station.dossier();
    return receiptOf({ ...received, ...(mutant.entry && { place: mutant.entry(station) }) });
  };

  const work = async (pc: Pc) => {
    const many = 1 + Math.floor(draw() * 3);
    for (let n = 0; n < many; n++) {
      try {
        const paper = draw() < 0.7 ? { text: await pc.station.ticket() } : await receipt(pc.station);
        printed.push({ point: pc.point, date: dates[day.n] as string, ...paper });
      } catch (failure) {
        if (!pc.station.store().incarnations.live().supersededBy) throw failure;
        reached('work refused: another PC writes');
      }
    }
  };

  const restart = (pc: Pc, how: 'off' | 'kill', between: () => void) => {
    const before = pc.station.store().head();
    pc.station[how]();
    between();
    pc.station.on();
    setDay(pc.station, day.n);
    const wentBack = pc.station.store().log.hashAt(before.seq) !== before.hash;
    if (how === 'off') pc.given = carriedAt(pc.station);
    return wentBack;
  };

  const any = drawnOf(draw);
  const faults = faultSteps<Pc>({
    ...{ draw, reached, province, delayed, restart },
    hasRoom: (pc) => pcs.filter((each) => each.point === pc.point).length < 3,
    clone: (pc) => add(pc.point, pc.station),
    rolledBack: ({ point }) => void rolledBack.add(point),
  });
  const usual: Step<Pc>[] = [
    { name: 'work', weight: 8, can: always, take: work },
    { name: 'meet', weight: 8, can: always, take: async (pc) => void (await meet(pc, true)) },
    faults.late,
    {
      ...{ name: 'stick', weight: 2, can: always },
      take: (pc) => {
        const to = any(pcs.filter(({ point }) => point !== pc.point));
        const given = bringByStick(pc.station, to.station);
        to.given = [...to.given, ...given];
        if (given.length > 0) reached('a stick went round');
      },
    },
    faults.kill,
    {
      ...{ name: 'day', weight: 1, can: () => day.n < dates.length - 1 },
      take: () => {
        day.n++;
        for (const { station } of pcs) setDay(station, day.n);
      },
    },
  ];
  /** Kept in a drawer, both ways. */
  const sticks: StickSaid[] = [];
  const answers: { readonly to: string; readonly answer: StickAnswer | null }[] = [];
  const hears = (station: StationOnDisk, answer: StickAnswer | null) =>
    hearsByStick(station, mutant.hears ? mutant.hears(station, answer) : answer);
  const answerOf = async (point: string, said: StickSaid) => {
    const answer = await province.byStick(said);
    answers.push({ to: point, answer });
    return answer;
  };
  const bySticks: Step<Pc>[] = [
    {
      ...{ name: 'roundTrip', weight: 8, can: always },
      take: async (pc) => {
        const said = whatItSays(pc.station);
        sticks.push(said);
        if (draw() < 0.25) return reached('a stick was lost');
        const answer = await answerOf(pc.point, said);
        if (draw() < 0.25) return reached('an answer by stick was lost');
        await hears(pc.station, answer);
      },
    },
    {
      ...{ name: 'oldStick', weight: 2, can: () => sticks.length > 0 },
      take: async () => {
        const said = any(sticks);
        await answerOf(said.point, said);
        reached('an old stick came');
      },
    },
    {
      ...{ name: 'oldAnswer', weight: 2, can: ({ point }) => answers.some(({ to }) => to === point) },
      take: async (pc) => {
        await hears(pc.station, any(answers.filter(({ to }) => to === pc.point)).answer);
        reached('an old answer came');
      },
    },
  ];
  const steps = [
    ...(set === 'no-wire' ? [...usual.filter(({ name }) => ofAPoint.has(name)), ...bySticks] : usual),
    ...(set === 'network' ? [] : faults.ofProvince),
    ...(set === 'site-restore' || set === 'image' || set === 'no-wire' ? faults.ofSites : []),
    ...(set === 'image' ? faults.ofDisks : []),
  ];

  try {
    for (const point of ['22006-1', '22006-2']) add(point, foundedAt(point));
    for (let n = 0; n < length; n++) {
      const pc = any(pcs);
      const step = drawnStep(draw, steps, pc);
      trace.push(`${step.name} ${pc.name}`);
      await step.take(pc);
    }
    while (delayed.length > 0) await delayed.shift()?.();
    const states: string[] = [];
    for (let round = 0; set === 'no-wire' && round < 4; round++)
      for (const { station } of pcs) await hears(station, await province.byStick(whatItSays(station)));
    for (const { name, station } of set === 'no-wire' ? pcs : []) {
      const { outgoing, unheard } = station.store();
      if (outgoing.acked().hash !== outgoing.head().hash) states.push(`${name} keeps events`);
      if (station.store().isWriter() && unheard.isUnheard()) states.push(`${name} is in doubt for ever`);
    }
    for (let round = 0; set !== 'no-wire' && round < 3; round++)
      for (const pc of pcs) {
        const { state, backlog, detail } = await meet(pc, false);
        if (round === 2 && !(state === 'in-sync' || detail === 'superseded'))
          states.push(`${pc.name} ends ${state} ${detail}`);
        if (round === 2 && backlog > 0) states.push(`${pc.name} keeps ${backlog}`);
      }
    for (const { station } of pcs) whatBecameOf(station).forEach(reached);
    const heads = province.heads();
    const folded = [any(pcs)];
    const wrong = [...states, ...whatDoesNotHold({ province, pcs, printed, rolledBack, folded })];
    return {
      faults: wrong.map((fault) => `seed ${seed} (${set}): ${fault}\n  ${trace.join(', ')}`),
      reached: counts,
      heads,
    };
  } finally {
    for (const { station } of pcs) station.remove();
  }
}

const founded = new Map<string, StationOnDisk>();

/** A point's folder with its key and its first event, off: each seed goes on with copies of it. */
function foundedAt(point: string): StationOnDisk {
  const known = founded.get(point);
  if (known) return known;
  const ids = seededIds(`founded ${point}`);
  const made = stationOnDisk({ point: { ...testPoint, id: PointId(point) }, machine: null, ids, simulated: true });
  made.off();
  founded.set(point, made);
  return made;
}

/** After the last seed: a disk of memory takes room as long as it is there. */
export function removeFounded(): void {
  for (const each of founded.values()) each.remove();
  founded.clear();
}

/** What needs no road. */
const ofAPoint = new Set(['work', 'kill', 'day', 'stick']);

const dates = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];

function setDay(station: StationOnDisk, n: number): void {
  station.clock.setLocal(dates[n] as string, '08:00');
}
