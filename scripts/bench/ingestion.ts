import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis, type Head, signedHeadText } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { createProvinceDoor } from '../../main/adapters/province/province-door.ts';
import { openAdministration } from '../../province/open-administration.ts';
import type { Part } from '../start/end-on-signal.ts';
import type { BenchPoint } from './bench-point.ts';
import { type BenchProvince, openBenchProvince } from './bench-province.ts';
import { difference } from './processor-time.ts';
import { openRawTables } from './raw-tables.ts';

/** Segments pushed to a province in its own process, in turns with the same rows as one batched INSERT beside it, in two ways. */
export interface IngestionFigures {
  readonly eventsPerSegment: number;
  /** Before and after the tables grew to ten times their rows. */
  readonly stretches: readonly Stretch[];
}

export interface Stretch {
  /** Rows of the point in the province's table when it began. */
  readonly stored: number;
  readonly push: Measured;
  readonly raw: Measured;
  /** A floor below the floor (`raw-tables.ts`). */
  readonly cheapest: Measured;
  /** Processor time of the province's process for 1,000 events, milliseconds; null where it cannot be read. */
  readonly provinceBusy: number | null;
}

export interface Measured {
  readonly ms: readonly number[];
  /** Processor time of PostgreSQL for 1,000 events. */
  readonly postgresBusy: number | null;
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
  const province = await openBenchProvince(what);
  const { database, url } = province;
  const door = createProvinceDoor({ url, vault: point.vault, clock: point.clock, ids: point.ids, timeoutMs: 30_000 });
  parts.add({ close: door.close });
  const keyId = await enrol(point, door, database);
  const raw = await openRawTables(database);
  parts.add({ close: raw.close });

  const ways: Ways = {
    push: async ({ from, events, head }) => {
      const headSignature = point.vault.sign(signedHeadText(point.store.stream, head));
      const segment = { stream: point.store.stream, from, events: [...events], headSignature, keys: [] };
      const answer = await door.push(keyId, segment);
      if (!answer.ok || !answer.value.ok) throw new Error('the province refused a true segment');
    },
    raw: ({ events }) => raw.insert(point.store.point.id, point.store.stream, events),
    cheapest: ({ events }) => raw.insertCheaply(point.store.point.id, point.store.stream, events),
  };
  const segments = segmentsOf(point);
  const half = warmUp + Math.floor((segments.length - warmUp) / 2);
  const [warm, first, second] = [segments.slice(0, warmUp), segments.slice(warmUp, half), segments.slice(half)];
  await stretch(province, warm, 0, ways);
  const before = await stretch(province, first, eventsIn(warm), ways);
  await raw.growTenfold();
  const after = await stretch(province, second, 10 * (eventsIn(warm) + eventsIn(first)), ways);
  return { eventsPerSegment: Math.round(eventsIn(segments) / segments.length), stretches: [before, after] };
}

interface Segment {
  readonly from: Head;
  readonly events: readonly AnyLogEvent[];
  readonly head: Head;
}

export function segmentsOf({ store }: BenchPoint): Segment[] {
  const segments: Segment[] = [];
  const limits = { maxEvents: 500, maxBytes: 256 * 1024 };
  for (let from: Head = genesis; from.seq < store.head().seq; ) {
    const events = store.outgoing.read(from.seq + 1, limits);
    const last = events.at(-1);
    if (!last) break;
    const head = { seq: last.seq, hash: last.hash };
    segments.push({ from, events, head });
    from = head;
  }
  return segments;
}

const eventsIn = (segments: readonly Segment[]) => segments.reduce((sum, { events }) => sum + events.length, 0);

type Ways = Readonly<Record<'push' | 'raw' | 'cheapest', (segment: Segment) => Promise<void>>>;

async function stretch(
  province: BenchProvince,
  segments: readonly Segment[],
  stored: number,
  ways: Ways,
): Promise<Stretch> {
  const [push, raw, cheapest] = [stopwatch(province), stopwatch(province), stopwatch(province)];
  const busyBefore = province.busyMs();
  for (const [n, segment] of segments.entries()) {
    const turns = [
      () => push.time(() => ways.push(segment)),
      () => raw.time(() => ways.raw(segment)),
      () => cheapest.time(() => ways.cheapest(segment)),
    ];
    // they take turns in who goes first
    for (let turn = 0; turn < turns.length; turn++) await turns[(n + turn) % turns.length]?.();
  }
  const per1000 = (ms: number | null) => (ms === null ? null : (ms * 1_000) / eventsIn(segments));
  const measured = ({ ms, busyMs }: typeof push): Measured => ({ ms, postgresBusy: per1000(busyMs()) });
  return {
    ...{ stored, push: measured(push), raw: measured(raw), cheapest: measured(cheapest) },
    provinceBusy: per1000(difference(busyBefore, province.busyMs())),
  };
}

/** How long each took, and what PostgreSQL worked meanwhile. */
function stopwatch(province: BenchProvince) {
  const ms: number[] = [];
  const busy: (number | null)[] = [];
  return {
    ms,
    busyMs: () => busy.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0),
    async time(work: () => Promise<void>): Promise<void> {
      const busyBefore = province.postgresBusyMs();
      const began = performance.now();
      await work();
      ms.push(performance.now() - began);
      busy.push(difference(busyBefore, province.postgresBusyMs()));
    },
  };
}

export async function enrol(
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
