import pg from 'pg';
import { canonicalJson, genesis, type Head, signedHeadText } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { createProvinceDoor } from '../../main/adapters/province/province-door.ts';
import { openAdministration } from '../../province/open-administration.ts';
import { medianOf } from '../figures.ts';
import type { Part } from '../start/end-on-signal.ts';
import type { BenchPoint } from './bench-point.ts';
import { openBenchProvince } from './bench-province.ts';

/** Segments pushed to a province in its own process, in turns with the same rows as one batched INSERT beside it. */
export interface IngestionFigures {
  readonly events: number;
  readonly eventsPerSegment: number;
  readonly pushMs: readonly number[];
  readonly rawMs: readonly number[];
  /** Median of the ratios segment by segment. */
  readonly ratio: number;
}

/** A province's process runs for months: what it has not compiled yet is not its speed. */
const warmUp = 40;

export async function measureIngestion(what: {
  readonly point: BenchPoint;
  readonly project: string;
  readonly data: string;
  readonly parts: { add(part: Part): void };
}): Promise<IngestionFigures> {
  const { point, parts } = what;
  const { database, url } = await openBenchProvince(what);
  const door = createProvinceDoor({ url, vault: point.vault, clock: point.clock, ids: point.ids, timeoutMs: 30_000 });
  parts.add({ close: door.close });
  const keyId = await enrol(point, door, database);
  const raw = await openRawTable(database);
  parts.add({ close: raw.close });

  const pushMs: number[] = [];
  const rawMs: number[] = [];
  const { store } = point;
  const limits = { maxEvents: 500, maxBytes: 256 * 1024 };
  for (let have: Head = genesis, n = 0; have.seq < store.head().seq; n++) {
    const events = store.outgoing.read(have.seq + 1, limits);
    const last = events.at(-1);
    if (!last) break;
    const head = { seq: last.seq, hash: last.hash };
    const from = have;
    const push = async () => {
      const headSignature = point.vault.sign(signedHeadText(store.stream, head));
      const answer = await door.push(keyId, {
        stream: store.stream,
        from,
        events: [...events],
        headSignature,
        keys: [],
      });
      if (!answer.ok || !answer.value.ok) throw new Error('the province refused a true segment');
    };
    // They take turns in who goes first.
    const before = n % 2 === 0 ? await timed(push) : 0;
    const floor = await timed(() => raw.insert(store.point.id, store.stream, events));
    const after = n % 2 === 0 ? 0 : await timed(push);
    have = head;
    if (n < warmUp) continue;
    pushMs.push(before + after);
    rawMs.push(floor);
  }
  const events = store.head().seq;
  const ratio = medianOf(pushMs.map((each, n) => each / (rawMs[n] ?? Number.NaN)));
  return { events, eventsPerSegment: Math.round(events / (pushMs.length + warmUp)), pushMs, rawMs, ratio };
}

async function enrol(
  { store, vault }: BenchPoint,
  door: ReturnType<typeof createProvinceDoor>,
  database: string,
): Promise<string> {
  const office = await openAdministration(database);
  const made = await office.createEnrolmentTicket(store.point.id).finally(office.close);
  if (!made.ok) throw new Error(made.error.type);
  const claim = {
    ticket: made.value.ticket,
    point: store.point.id,
    stream: store.stream,
    publicKey: vault.publicKey,
  };
  const enrolled = await door.enrol({ ...claim, proof: vault.sign(canonicalJson(claim)) });
  if (!enrolled.ok || !enrolled.value.ok) throw new Error('the province did not enrol the point');
  return enrolled.value.value.keyId;
}

/** A table with the columns, key and checks of the province's events, in the same database; one statement a segment. */
async function openRawTable(database: string) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query('CREATE TABLE raw_events (LIKE events INCLUDING ALL)');
  return {
    insert: async (point: string, stream: string, events: readonly AnyLogEvent[]) => {
      const column = <T>(read: (each: AnyLogEvent) => T): T[] => events.map(read);
      await client.query(
        `INSERT INTO raw_events (point_id, stream_id, seq, hash, origin, part, type, tv, canonical, stored_at)
         SELECT $1, $2, seq, hash, origin, part, type, tv, canonical, 0
         FROM unnest($3::bigint[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::smallint[], $9::text[])
           AS event (seq, hash, origin, part, type, tv, canonical)`,
        [
          ...[point, stream, column(({ seq }) => seq), column(({ hash }) => hash), column(({ origin }) => origin)],
          ...[column(({ part }) => part), column(({ type }) => type), column(({ tv }) => tv)],
          column((event) => JSON.stringify(event)),
        ],
      );
    },
    close: () => client.end(),
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
