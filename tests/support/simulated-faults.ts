import { createHash } from 'node:crypto';
import type { ModelProvince } from './model-province.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** A PC of a simulated centre, and what somebody kept of its disk. */
export interface FaultyPc {
  readonly name: string;
  readonly point: string;
  readonly station: StationOnDisk;
  readonly backups: string[];
  readonly images: string[];
}

/** Steps of a schedule. */
export interface Step<Pc> {
  readonly name: string;
  readonly weight: number;
  readonly can: (pc: Pc) => boolean;
  readonly take: (pc: Pc) => Promise<void> | void;
}

export const always = () => true;

interface World<Pc extends FaultyPc> {
  readonly draw: () => number;
  readonly reached: (kind: string) => void;
  readonly province: Pick<ModelProvince, 'backup' | 'restore' | 'verify' | 'isEnough' | 'heads'>;
  /** Requests that the network kept a copy of. */
  readonly delayed: (() => Promise<unknown>)[];
  /** Off, or killed, and on again; true: its log is another one than before. */
  readonly restart: (pc: Pc, how: 'off' | 'kill', between: () => void) => boolean;
  readonly hasRoom: (pc: Pc) => boolean;
  /** Another PC goes on with a copy of its disk; while it is off. */
  readonly clone: (pc: Pc) => void;
  readonly rolledBack: (pc: Pc) => void;
}

/** What goes wrong with PCs, roads and the province, whatever people do meanwhile. */
export function faultSteps<Pc extends FaultyPc>(world: World<Pc>) {
  const { draw, reached, province, delayed, restart } = world;
  const any = drawnOf(draw);
  const copies: string[] = [];
  const late: Step<Pc> = {
    ...{ name: 'late', weight: 2, can: () => delayed.length > 0 },
    take: async () => {
      await delayed.splice(Math.floor(draw() * delayed.length), 1)[0]?.();
      reached('a request came twice, late');
    },
  };
  const kill: Step<Pc> = {
    ...{ name: 'kill', weight: 1, can: always },
    take: (pc) => {
      restart(pc, 'kill', () => {});
      reached('killed');
    },
  };
  const ofProvince: Step<Pc>[] = [
    { name: 'copyProvince', weight: 2, can: always, take: () => void copies.push(province.backup()) },
    {
      ...{ name: 'verify', weight: 3, can: () => copies.length > 1 },
      take: () => copies.slice(-2).forEach(province.verify),
    },
    {
      ...{ name: 'restoreProvince', weight: 3, can: () => copies.some(province.isEnough) },
      take: () => {
        const before = province.heads().join();
        province.restore(any(copies.filter(province.isEnough)));
        if (province.heads().join() !== before) reached('the province went back');
      },
    },
  ];
  const ofSites: Step<Pc>[] = [
    {
      ...{ name: 'backup', weight: 3, can: always },
      take: (pc) => {
        pc.backups.push(`b${pc.backups.length}`);
        pc.station.backup(pc.backups.at(-1) as string);
      },
    },
    {
      // The anchor may lag by a second: a clean end writes it.
      ...{ name: 'restore', weight: 4, can: ({ backups }) => backups.length > 0 },
      take: (pc) => {
        if (restart(pc, 'off', () => pc.station.restore(any(pc.backups)))) reached('a database went back');
      },
    },
    {
      ...{ name: 'clone', weight: 1, can: world.hasRoom },
      take: (pc) => {
        restart(pc, 'off', () => world.clone(pc));
        reached('cloned');
      },
    },
  ];
  const ofDisks: Step<Pc>[] = [
    {
      ...{ name: 'image', weight: 4, can: always },
      take: (pc) => {
        pc.images.push(`i${pc.images.length}`);
        restart(pc, 'off', () => pc.station.image(pc.images.at(-1) as string));
      },
    },
    {
      ...{ name: 'putBack', weight: 9, can: ({ images }) => images.length > 0 },
      take: (pc) => {
        world.rolledBack(pc);
        if (restart(pc, 'off', () => pc.station.putBackImage(any(pc.images)))) reached('a whole disk went back');
      },
    },
  ];
  return { late, kill, ofProvince, ofSites, ofDisks };
}

export const drawnOf =
  (draw: () => number) =>
  <T>(of: readonly T[]) =>
    of[Math.floor(draw() * of.length)] as T;

/** One of those that are possible now, the heavier the likelier. */
export function drawnStep<Pc>(draw: () => number, steps: readonly Step<Pc>[], pc: Pc): Step<Pc> {
  return drawnOf(draw)(steps.flatMap((each) => (each.can(pc) ? Array.from({ length: each.weight }, () => each) : [])));
}

/** How a station came through it. */
export function whatBecameOf(station: StationOnDisk): string[] {
  const { incarnations, databases, recounts } = station.store();
  const forked = databases.write.prepare('SELECT count(*) FROM forked_events').pluck().get() as number;
  return [
    ...incarnations.all().map(({ reason }) => `a stream ${reason}`),
    ...(forked > 0 ? ['a tail was re-homed'] : []),
    ...(recounts.count() > 0 ? ['folders to recount'] : []),
    ...(incarnations.live().supersededBy === null ? [] : ['superseded']),
  ];
}

/** A PC's name. Copies that hear nothing of each other take letters by it: one of thirteen. Here never the same,
 * for then nothing can keep their numbers apart. */
export function machineOf(name: string, ordinal: number): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return `${(13 * (Number.parseInt(hash.slice(0, 6), 16) % 1000) + ordinal * 5).toString(16).padStart(8, '0')}${hash.slice(8)}`;
}
