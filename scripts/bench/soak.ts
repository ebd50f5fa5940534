import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type PrinterSimulator, startPrinterSimulator } from '../../main/simulators/printer.ts';
import { type MorningCentre, openMorningCentre } from '../morning/centre.ts';
import { pause } from '../morning/machine-clock.ts';
import { planMorning, planVisits } from '../morning/plan.ts';
import { employ, type Staff } from '../morning/staff.ts';
import { type Diary, workCounter, workKiosk } from '../morning/work.ts';
import { readBack } from '../one-day/read-back.ts';
import type { Part } from '../start/end-on-signal.ts';
import { type Evening, eveningOf } from './soak-memory.ts';

export interface SoakFigures {
  readonly evenings: readonly Evening[];
  readonly people: number;
  readonly dossiers: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Papers that neither came out nor ask a person. */
  readonly stuckJobs: number;
  /** Papers of which nobody can say whether they came out: each asks a person, as designed. */
  readonly askedJobs: number;
  /** What was refused although it should not be. */
  readonly errors: readonly string[];
  /** Events of the point, and how many of them the province has. */
  readonly written: number;
  readonly atProvince: number;
}

/** A commune of Gia Lai: 140,000 dossiers of 135 communes in two months are 24 a working day; people ask more than they file. */
const peopleADay = 90;
const dayMs = 1_500;
const backupEvery = 5;

/**
 * T35: a month of a centre in minutes, on the compiled station in a process of its own that is never started again, with a
 * fault each day (paper out, cover open, a printer that breaks off or falls silent, a province that is killed) and a backup on
 * each fifth evening.
 */
export async function measureSoak(what: {
  readonly project: string;
  readonly data: string;
  readonly days: number;
  /** A control: with a station that leaks. */
  readonly isLeaking: boolean;
  readonly parts: { add(part: Part): void };
}): Promise<SoakFigures> {
  const printer = await startPrinterSimulator({ now: Date.now });
  what.parts.add({ close: () => printer.close() });
  const centre = await openMorningCentre({
    ...{ ...what, printer: printer.address },
    stationFlags: what.isLeaking ? ['--import', join(import.meta.dirname, 'leak.ts')] : [],
  });
  const staff = await employ(centre.ready);
  what.parts.add({ close: staff.close });
  const diary: Diary = { taps: [], calls: [], receipts: [], errors: [] };
  const tally: Record<string, number> = {};
  const evenings: Evening[] = [];
  for (let day = 1; day <= what.days; day++) {
    const fault = faultOf(day);
    tally[fault] = (tally[fault] ?? 0) + 1;
    await Promise.all([workDay(staff, day, diary), fail[fault]({ printer, centre })]);
    printer.takeBytes();
    if (day % backupEvery === 0) await backUp(staff, centre, diary);
    evenings.push(eveningOf(day, centre));
  }
  await settled(centre);
  const jobs = jobsOf(centre);
  return {
    ...{ evenings, people: diary.taps.length, dossiers: diary.receipts.length, faults: tally, errors: diary.errors },
    stuckJobs: jobs.open,
    askedJobs: jobs.asked,
    written: jobs.written,
    atProvince: await countAtProvince(centre),
  };
}

/** A backup, and until the thread that made it is gone: what it leaves behind is the station's. */
async function backUp({ office }: Staff, { station }: MorningCentre, diary: Diary): Promise<void> {
  const threads = () => readdirSync(`/proc/${station.pid()}/task`).length;
  const before = threads();
  const made = await office.client.makeBackup({});
  if (!made.ok) diary.errors.push(`makeBackup: ${made.error.type}`);
  const limit = performance.now() + 60_000;
  while (threads() > before && performance.now() < limit) await pause(100);
}

async function workDay(staff: Staff, day: number, diary: Diary): Promise<void> {
  const citizens = planMorning({ citizens: peopleADay, lasts: dayMs, seed: 100 + day });
  const opensAt = Number(process.hrtime.bigint()) / 1e6;
  const closed = { now: false };
  const kiosks = staff.kiosks.map(({ client }, n) =>
    workKiosk(
      client,
      citizens.filter(({ kiosk }) => kiosk === n),
      { opensAt, diary },
    ),
  );
  const counters = staff.counters.map(({ counter, connection }, n) =>
    workCounter({ client: connection.client, counter }, planVisits(1_000 * day + n, 20), {
      doorsClosed: () => closed.now,
      diary,
    }),
  );
  await Promise.all(kiosks);
  closed.now = true;
  await Promise.all(counters);
}

interface Rig {
  readonly printer: PrinterSimulator;
  readonly centre: MorningCentre;
}

const fail = {
  none: async () => {},
  'paper out': ({ printer }: Rig) => aWhile(printer, { paper: 'out' }, { paper: 'loaded' }),
  'cover open': ({ printer }: Rig) => aWhile(printer, { cover: 'open' }, { cover: 'closed' }),
  'printer reads no more': ({ printer }: Rig) => aWhile(printer, { stalled: true }, { stalled: false }),
  'printer off': ({ printer }: Rig) => aWhile(printer, { power: 'off' }, { power: 'on' }),
  'line breaks': ({ printer }: Rig) => aWhile(printer, { losesLineAfterBytes: 20_000 }, { losesLineAfterBytes: null }),
  'province killed': async ({ centre }: Rig) => {
    centre.killProvince();
    await pause(dayMs);
    await centre.bringProvinceBack();
  },
} as const;

function faultOf(day: number): keyof typeof fail {
  const kinds = Object.keys(fail) as (keyof typeof fail)[];
  return kinds[day % kinds.length] ?? 'none';
}

async function aWhile(
  printer: PrinterSimulator,
  begins: Parameters<PrinterSimulator['set']>[0],
  ends: Parameters<PrinterSimulator['set']>[0],
): Promise<void> {
  await printer.set(begins);
  await pause(dayMs / 2);
  await printer.set(ends);
}

/** The printer's queue is empty and the province has everything, or nothing of that moved for two minutes and the figures say so. */
async function settled(centre: MorningCentre): Promise<void> {
  const seen = { left: Number.POSITIVE_INFINITY, at: performance.now() };
  while (performance.now() - seen.at < 120_000) {
    const { open, written } = jobsOf(centre);
    const left = open + written - (await countAtProvince(centre));
    if (left === 0) return;
    if (left < seen.left) Object.assign(seen, { left, at: performance.now() });
    await pause(500);
  }
}

function jobsOf({ stationFolder }: MorningCentre): { open: number; asked: number; written: number } {
  const db = new Database(databaseOf(stationFolder), { readonly: true });
  try {
    const count = (sql: string) => db.prepare(sql).pluck().get() as number;
    return {
      open: count("SELECT count(*) FROM print_jobs WHERE state IN ('queued', 'sending', 'sent')"),
      asked: count("SELECT count(*) FROM print_jobs WHERE state = 'unknown'"),
      written: count('SELECT max(position) FROM events'),
    };
  } finally {
    db.close();
  }
}

async function countAtProvince({ database }: MorningCentre): Promise<number> {
  const [row] = await readBack(database, 'SELECT count(*)::integer AS events FROM events');
  return Number(row?.events);
}

function databaseOf(folder: string): string {
  return join(folder, 'log.db');
}
