import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { signedHeadText } from '../../domain/chain.ts';
import { createProvinceDoor } from '../../main/adapters/province/province-door.ts';
import { projectedTables } from '../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import { openByHand } from '../../province/open-by-hand.ts';
import { openDatabase } from '../../province/store/database.ts';
import type { Part } from '../start/end-on-signal.ts';
import { openBenchPoint } from './bench-point.ts';
import { type BenchProvince, openBenchProvince } from './bench-province.ts';
import { writeDossiers } from './dossier-history.ts';
import { enrol, segmentsOf } from './ingestion.ts';
import { difference } from './processor-time.ts';

/** T34: what follows from the log is dropped and folded again, at the station and at the province; milliseconds. */
export interface RebuildFigures {
  readonly events: number;
  readonly station: Rebuilt;
  readonly province: Rebuilt;
}

export interface Rebuilt {
  readonly rebuiltMs: number;
  /** Processor time of it, PostgreSQL's too; null where it cannot be read. */
  readonly busyMs: number | null;
  /** The floor: every event read out of the same database and parsed, and nothing done with it. */
  readonly readMs: number;
  /** Every row is what it was, to the byte. */
  readonly isSame: boolean;
}

const lastDate = '2026-11-20';
const ofProvince = ['business_days', 'ticket_days', 'dossiers', 'dossier_steps', 'custody_moves', 'parked'];

export async function measureRebuild(what: {
  readonly dossiers: number;
  readonly project: string;
  readonly data: string;
  readonly parts: { add(part: Part): void };
  readonly onProgress: (text: string) => void;
}): Promise<RebuildFigures> {
  const { dossiers, data, parts, onProgress } = what;
  const folder = join(data, 'point');
  mkdirSync(folder);
  writeDossiers({ folder, dossiers, lastDate, onProgress: (written) => onProgress(`${written} dossiers of history`) });
  const point = await openBenchPoint(folder, lastDate);
  parts.add({ close: point.close });
  const { write } = point.store.databases;
  const hashed = () => {
    const hash = createHash('sha256');
    for (const table of projectedTables)
      for (const row of write.prepare(`SELECT * FROM ${table}`).raw().iterate()) hash.update(JSON.stringify(row));
    return hash.digest('hex');
  };
  const was = hashed();
  const readMs = took(() => {
    for (const json of write.prepare('SELECT json FROM events ORDER BY position').pluck().iterate())
      JSON.parse(json as string);
  });
  const busyBefore = ownBusyMs();
  const rebuiltMs = took(() => rebuildProjections(write));
  const station = { rebuiltMs, busyMs: ownBusyMs() - busyBefore, readMs, isSame: hashed() === was };

  const province = await openBenchProvince(what);
  const { vault, clock, ids, store } = point;
  const door = createProvinceDoor({ url: province.url, vault, clock, ids, timeoutMs: 60_000 });
  parts.add({ close: door.close });
  const keyId = await enrol(point, door, province.database);
  for (const { from, events, head } of segmentsOf(point)) {
    const headSignature = vault.sign(signedHeadText(store.stream, head));
    const answer = await door.push(keyId, { stream: store.stream, from, events: [...events], headSignature, keys: [] });
    if (!answer.ok || !answer.value.ok) throw new Error('the province refused a true segment');
    onProgress(`${head.seq} events pushed`);
  }
  return { events: store.head().seq, station, province: await rebuiltAtProvince(province, data) };
}

async function rebuiltAtProvince({ database: url, postgresBusyMs }: BenchProvince, data: string): Promise<Rebuilt> {
  const database = openDatabase(url, 2);
  const office = await openByHand({
    database: url,
    dataFolder: join(data, 'province'),
    log: { write: () => undefined },
  });
  try {
    const hashed = async () => {
      const hash = createHash('sha256');
      for (const table of ofProvince)
        for (const { row } of await database.query<{ row: string }>(
          `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
        ))
          hash.update(row);
      return hash.digest('hex');
    };
    const was = await hashed();
    const reading = performance.now();
    await database.transaction(async (tx) => {
      await tx.query('DECLARE every NO SCROLL CURSOR FOR SELECT canonical FROM events ORDER BY stream_id, seq');
      for (let rows = 1; rows > 0; ) {
        const some = await tx.query<{ canonical: string }>('FETCH 2000 FROM every');
        for (const { canonical } of some) JSON.parse(canonical);
        rows = some.length;
      }
    });
    const readMs = performance.now() - reading;
    const busyBefore = { own: ownBusyMs(), postgres: postgresBusyMs() };
    const began = performance.now();
    await office.rebuild();
    const rebuiltMs = performance.now() - began;
    const postgres = difference(busyBefore.postgres, postgresBusyMs());
    const busyMs = postgres === null ? null : ownBusyMs() - busyBefore.own + postgres;
    return { rebuiltMs, busyMs, readMs, isSame: (await hashed()) === was };
  } finally {
    await office.close();
    await database.close();
  }
}

function ownBusyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function took(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
