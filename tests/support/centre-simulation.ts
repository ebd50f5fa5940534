import { createHash } from 'node:crypto';
import { genesis, verifyChain } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { PointId } from '../../domain/ids.ts';
import type { OutgoingLog } from '../../main/ports/outgoing-log.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import { verifyLog } from '../../main/store/event-log.ts';
import { projectedTables } from '../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import { type Broken, butFor, contactOver } from './connected-point.ts';
import { type ModelProvince, modelProvince } from './model-province.ts';
import { type StationOnDisk, stationOnDisk } from './station-on-disk.ts';
import { testPoint } from './test-point.ts';

/** What a mutant build leaves out; each has to be caught by some seed. */
export interface Mutant extends Broken {
  readonly noAnchor?: boolean;
  /** Own old streams are not pushed. */
  readonly noAncestors?: boolean;
}

interface Pc {
  readonly name: string;
  readonly station: StationOnDisk;
  readonly machine: string;
  isOn: boolean;
  readonly backups: string[];
  readonly images: string[];
}

interface Printed {
  readonly point: string;
  readonly text: string;
  readonly date: string;
}

/** Faults of one seed. `image`: whole disks go back, which nobody can see before the next contact. */
export type FaultSet = 'network' | 'province-restore' | 'site-restore' | 'image';

/**
 * The real store, domain, operations and reporting of several PCs of two points over real files, a province, and a schedule
 * drawn from the seed. Answers what did not hold; empty: everything did. Keys and ids are drawn anew at each run, the
 * schedule is the seed's.
 */
export async function simulate(seed: number, set: FaultSet, mutant: Mutant = {}): Promise<string[]> {
  const draw = random(seed);
  const province = modelProvince();
  const pcs: Pc[] = [];
  const printed: Printed[] = [];
  const trace: string[] = [];
  const day = { n: 0 };
  const copies: string[] = [];
  const delayed: (() => Promise<unknown>)[] = [];
  const rolledBack = new Set<string>();

  const add = (point: string, from?: Pc) => {
    const name = `${point}/${pcs.length}`;
    const machine = createHash('sha256').update(`${seed} ${name}`).digest('hex');
    const ofPoint = { ...testPoint, id: PointId(point) };
    const station = stationOnDisk({
      ...{ point: ofPoint, machine },
      ...(from && { from: from.station }),
      ...(mutant.noAnchor && { noAnchor: true }),
    });
    setDay(station, day.n);
    pcs.push({ name, station, machine, isOn: true, backups: [], images: [] });
  };

  const road = (isFaulty: boolean): ProvinceDoor => {
    const pass = <K extends keyof ProvinceDoor>(method: K) =>
      (async (...asked: unknown[]) => {
        const ask = () => (province.door[method] as (...all: unknown[]) => Promise<unknown>)(...asked);
        const fate = isFaulty ? draw() : 1;
        if (fate < 0.08) return { ok: false, error: { type: 'unreachable' } };
        if (fate < 0.16) {
          await ask();
          return { ok: false, error: { type: 'unreachable' } };
        }
        // The network kept a copy of the request, and brings it at any later time.
        if (fate < 0.26) delayed.push(ask);
        return ask();
      }) as never;
    const methods = ['enrol', 'hello', 'push', 'chain', 'fetch', 'incarnations', 'inbox'] as const;
    return {
      ...Object.fromEntries(methods.map((each) => [each, pass(each)])),
      close: () => {},
    } as unknown as ProvinceDoor;
  };

  const meet = async (pc: Pc, isFaulty: boolean) => {
    const door = road(isFaulty);
    const log = mutant.noAncestors ? (each: OutgoingLog) => butFor(each, { ancestors: () => [] }) : mutant.log;
    return contactOver(pc.station, mutant.over ? mutant.over(door) : door, log ? { log } : {});
  };

  const work = async (pc: Pc) => {
    const many = 1 + Math.floor(draw() * 3);
    for (let n = 0; n < many; n++) {
      try {
        const text = draw() < 0.7 ? await pc.station.ticket() : (await pc.station.dossier()).code;
        printed.push({ point: pc.station.store().point.id, text, date: dates[day.n] as string });
      } catch (failure) {
        if (!pc.station.store().incarnations.live().supersededBy) throw failure;
      }
    }
  };

  const restart = (pc: Pc, how: 'off' | 'kill', between: () => void) => {
    pc.station[how]();
    between();
    pc.station.on();
    setDay(pc.station, day.n);
  };

  const steps: Record<string, (pc: Pc) => Promise<void> | void> = {
    work,
    meet: async (pc) => void (await meet(pc, true)),
    late: async () => void (await delayed.splice(Math.floor(draw() * delayed.length), 1)[0]?.()),
    kill: (pc) => restart(pc, 'kill', () => {}),
    day: () => {
      day.n = Math.min(day.n + 1, dates.length - 1);
      for (const { station } of pcs) setDay(station, day.n);
    },
    ...(set !== 'network' && {
      copyProvince: () => void copies.push(province.backup()),
      restoreProvince: () => {
        const copy = copies[Math.floor(draw() * copies.length)];
        if (copy) province.restore(copy);
      },
    }),
    ...((set === 'site-restore' || set === 'image') && {
      backup: (pc: Pc) => {
        const name = `b${pc.backups.length}`;
        pc.station.backup(name);
        pc.backups.push(name);
      },
      restore: (pc: Pc) => {
        const name = pc.backups[Math.floor(draw() * pc.backups.length)];
        // The anchor may lag by a second: a clean end writes it.
        if (name) restart(pc, 'off', () => pc.station.restore(name));
      },
      clone: (pc: Pc) => {
        const point = pc.station.store().point.id;
        if (pcs.filter(({ station }) => station.store().point.id === point).length >= 3) return;
        restart(pc, 'off', () => add(point, pc));
      },
    }),
    ...(set === 'image' && {
      image: (pc: Pc) => {
        const name = `i${pc.images.length}`;
        restart(pc, 'off', () => pc.station.image(name));
        pc.images.push(name);
      },
      putBack: (pc: Pc) => {
        const name = pc.images[Math.floor(draw() * pc.images.length)];
        if (!name) return;
        rolledBack.add(pc.station.store().point.id);
        restart(pc, 'off', () => pc.station.putBackImage(name));
      },
    }),
  };
  const weights: Record<string, number> = { work: 10, meet: 8, late: 3, kill: 1, day: 1, clone: 1 };
  const deck = Object.keys(steps).flatMap((name) => Array.from({ length: weights[name] ?? 2 }, () => name));

  try {
    add('22006-1');
    add('22006-2');
    for (let n = 0; n < 28; n++) {
      const pc = pcs[Math.floor(draw() * pcs.length)] as Pc;
      const step = deck[Math.floor(draw() * deck.length)] as string;
      trace.push(`${step} ${pc.name}`);
      await steps[step]?.(pc);
    }
    while (delayed.length > 0) await delayed.shift()?.();
    const states: string[] = [];
    for (let round = 0; round < 3; round++)
      for (const pc of pcs) {
        const { state, backlog, detail } = await meet(pc, false);
        if (round === 2 && !(state === 'in-sync' || detail === 'superseded'))
          states.push(`${pc.name} ends ${state} ${detail}`);
        if (round === 2 && backlog > 0) states.push(`${pc.name} keeps ${backlog}`);
      }
    return [...states, ...whatDoesNotHold({ province, pcs, printed, rolledBack, mayLose: mutant })].map(
      (fault) => `seed ${seed} (${set}): ${fault}\n  ${trace.join(', ')}`,
    );
  } finally {
    for (const { station } of pcs) station.remove();
  }
}

function whatDoesNotHold(at: {
  province: ModelProvince;
  pcs: readonly Pc[];
  printed: readonly Printed[];
  rolledBack: ReadonlySet<string>;
  mayLose: Mutant;
}): string[] {
  const faults: string[] = [];
  const { province, pcs, printed, rolledBack } = at;
  for (const [stream, events] of province.streams())
    if (verifyChain(stream, genesis, events)) faults.push(`I2: the province's chain of ${stream} is broken`);
  const there = new Set(province.events().map(({ origin, part }) => `${origin} ${part}`));
  for (const { name, station } of pcs) {
    const { write } = station.store().databases;
    for (const { stream } of station.store().incarnations.all())
      if (verifyLog(write, stream)) faults.push(`I2: ${name} has a broken chain of ${stream}`);
    const alive = write.prepare('SELECT json FROM events').pluck().all() as string[];
    const missing = alive
      .map((json) => JSON.parse(json) as AnyLogEvent)
      .filter((event) => !there.has(`${event.origin} ${event.part}`));
    if (missing.length > 0) faults.push(`I5: ${missing.length} events of ${name} never reach the province`);
    const read = () => JSON.stringify(projectedTables.map((table) => write.prepare(`SELECT * FROM ${table}`).all()));
    const before = read();
    rebuildProjections(write);
    if (read() !== before) faults.push(`I11: ${name} folds to something else`);
    const unsure = write
      .prepare(
        `SELECT count(*) FROM dossiers JOIN dossier_steps USING (dossier) JOIN events USING (stream, seq)
         WHERE type = 'dossier-received' AND stream <> ? AND dossier NOT IN (SELECT dossier FROM folders_to_recount)`,
      )
      .pluck()
      .get(station.store().stream) as number;
    if (unsure > 0) faults.push(`I9: ${name} is sure of ${unsure} folders that an earlier incarnation held`);
  }
  const byPoint = Map.groupBy(pcs, ({ station }) => station.store().point.id as string);
  for (const [point, own] of byPoint) {
    const writing = own.filter(({ station }) => station.store().health().writable);
    if (writing.length !== 1) faults.push(`succession: ${writing.length} PCs write for ${point}`);
    if (rolledBack.has(point)) continue;
    const papers = printed.filter((each) => each.point === point).map(({ text, date }) => `${date} ${text}`);
    const twice = papers.filter((paper, n) => papers.indexOf(paper) !== n);
    if (twice.length > 0) faults.push(`I3: printed twice at ${point}: ${twice.join(', ')}`);
  }
  return faults;
}

const dates = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];

function setDay(station: StationOnDisk, n: number): void {
  station.clock.setLocal(dates[n] as string, '08:00');
}

/** mulberry32. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
