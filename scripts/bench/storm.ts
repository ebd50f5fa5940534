import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis, type Head, hashOf, signedHeadText, type Unhashed } from '../../domain/chain.ts';
import communes from '../../domain/data/communes.json' with { type: 'json' };
import type { NewEvent } from '../../domain/event.ts';
import { CounterId, PointId, QueueId, streamOf, TicketId } from '../../domain/ids.ts';
import { createProvinceDoor } from '../../main/adapters/province/province-door.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import type { Vault } from '../../main/ports/vault.ts';
import { openAdministration } from '../../province/open-administration.ts';
import type { Administration } from '../../province/operations/administration.ts';
import { type BenchProvince, openBenchProvince } from './bench-province.ts';
import { difference } from './processor-time.ts';

/**
 * The network was gone for a day and comes back: every writer of the province says hello and sends its day at the same moment.
 * One in ten has a hand-over that somebody waits for, and says so.
 */
export interface StormFigures {
  readonly writers: number;
  readonly events: number;
  readonly drainedMs: number;
  readonly urgentDrainedMs: number;
  readonly helloMs: readonly number[];
  /** How late the writers' own process was meanwhile, milliseconds: part of every hello, and not the province's. */
  readonly writersLate: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Until the last hello was answered. */
  readonly greetedMs: number;
  /** Processor time until then, milliseconds: whose work a hello waits for. */
  readonly greetedBusyMs: Busy;
  /** Answers that told a writer to come back later. */
  readonly waits: number;
  /** Tries after which a writer had to try once more although nobody had told it to wait. */
  readonly failures: number;
  /** Processor time, milliseconds; null where it cannot be read. */
  readonly busyMs: number | null;
  readonly postgresBusyMs: number | null;
}

export interface Busy {
  readonly writers: number;
  readonly province: number | null;
  readonly postgres: number | null;
}

export interface Writer {
  readonly door: ProvinceDoor;
  readonly keyId: string;
  readonly sign: (text: string) => string;
  readonly stream: string;
  readonly isUrgent: boolean;
  readonly segments: readonly Segment[];
}
type Segment = Parameters<ProvinceDoor['push']>[1];

export async function measureStorm(
  what: Parameters<typeof openBenchProvince>[0] & { writers: number; eventsEach: number },
): Promise<StormFigures> {
  const province = await openBenchProvince(what);
  const writers = await enrolWriters(province, what.writers, what.eventsEach);
  const tally = { helloMs: [] as number[], waits: 0, failures: 0, urgentDrainedMs: 0, greetedMs: 0 };
  const late = monitorEventLoopDelay({ resolution: 5 });
  const writersLate = { p50: 0, p99: 0, max: 0 };
  const before = busy(province);
  const greetedBusy = { ms: before };
  late.enable();
  const began = performance.now();
  const greeted = { count: 0 };
  const onGreeted = () => {
    if (++greeted.count < writers.length) return;
    tally.greetedMs = performance.now() - began;
    greetedBusy.ms = since(before, busy(province));
    late.disable();
    for (const [name, ns] of [
      ['p50', late.percentile(50)],
      ['p99', late.percentile(99)],
      ['max', late.max],
    ] as const)
      writersLate[name] = ns / 1e6;
  };
  await Promise.all(
    writers.map(async (writer) => {
      await drain(writer, tally, onGreeted);
      if (writer.isUrgent) tally.urgentDrainedMs = Math.max(tally.urgentDrainedMs, performance.now() - began);
    }),
  );
  const drainedMs = performance.now() - began;
  const { province: busyMs, postgres: postgresBusyMs } = since(before, busy(province));
  for (const { door } of writers) door.close();
  return {
    writers: what.writers,
    events: what.writers * what.eventsEach,
    drainedMs,
    busyMs,
    postgresBusyMs,
    writersLate,
    greetedBusyMs: greetedBusy.ms,
    ...tally,
  };
}

export function busy(province: BenchProvince): Busy {
  const { user, system } = process.cpuUsage();
  return { writers: (user + system) / 1000, province: province.busyMs(), postgres: province.postgresBusyMs() };
}

export function since(before: Busy, after: Busy): Busy {
  return {
    writers: after.writers - before.writers,
    province: difference(before.province, after.province),
    postgres: difference(before.postgres, after.postgres),
  };
}

async function drain(
  writer: Writer,
  tally: { helloMs: number[]; waits: number; failures: number },
  onGreeted: () => void,
): Promise<void> {
  const { door, keyId, stream, isUrgent, segments } = writer;
  const hello = { stream, head: genesis, acked: genesis, boot: 'storm', wall: 0, app: { version: '0', schema: 1 } };
  await untilAnswered(tally, async () => {
    const asked = performance.now();
    const answer = await door.hello(keyId, hello);
    if (answer.ok) tally.helloMs.push(performance.now() - asked);
    return answer;
  });
  onGreeted();
  for (const segment of segments) {
    const answer = await untilAnswered(tally, () => door.push(keyId, { ...segment, urgent: isUrgent }));
    if (!answer.ok) throw new Error(`the province refused a true segment: ${answer.error.type}`);
  }
}

/** As a station tries: when it is told to, else after a random part of a doubling span. */
async function untilAnswered<T>(
  tally: { waits: number; failures: number },
  ask: () => Promise<{ ok: true; value: T } | { ok: false; error: { type: string; retryAfterMs?: number } }>,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (answer.ok) return answer.value;
    const { retryAfterMs } = answer.error;
    if (retryAfterMs === undefined) tally.failures++;
    else tally.waits++;
    await pause(Math.random() * (retryAfterMs ?? Math.min(300_000, 2_000 * 2 ** tries)) + 1);
  }
}

/** Each with so many events to send, at most `perSegment` at a time; the first of each commune before a second of any. */
export async function enrolWriters(
  { url, database }: BenchProvince,
  count: number,
  events: number,
  perSegment = 200,
): Promise<Writer[]> {
  const office = await openAdministration(database);
  const writers: Writer[] = [];
  try {
    for (let n = 0; n < count; n++) writers.push(await enrolWriter(url, office, n, events, perSegment));
    return writers;
  } finally {
    await office.close();
  }
}

async function enrolWriter(
  url: string,
  office: Pick<Administration, 'createEnrolmentTicket'>,
  n: number,
  events: number,
  perSegment: number,
): Promise<Writer> {
  const commune = communes[n % communes.length]?.code ?? '';
  const point = PointId(`${commune}-${1 + Math.floor(n / communes.length)}`);
  const stream = streamOf(point, '1');
  const vault = keyInMemory();
  const door = createProvinceDoor({
    ...{ url, clock: createSystemClock(), ids: createRandomIds(), timeoutMs: 60_000 },
    vault: vault as Vault,
  });
  const made = await office.createEnrolmentTicket(point);
  if (!made.ok) throw new Error(made.error.type);
  const claim = { ticket: made.value.ticket, point, stream, publicKey: vault.publicKey };
  const enrolled = await door.enrol({ ...claim, proof: vault.sign(canonicalJson(claim)) });
  if (!enrolled.ok || !enrolled.value.ok) throw new Error('the province did not enrol a writer');
  const segments = segmentsOf(stream, events, perSegment, vault);
  return { door, keyId: enrolled.value.value.keyId, sign: vault.sign, stream, isUrgent: n % 10 === 0, segments };
}

/** A day of a small point: signed before the storm, so that only the province is measured. */
function segmentsOf(stream: string, count: number, most: number, vault: Pick<Vault, 'sign'>): Segment[] {
  const segments: Segment[] = [];
  let from: Head = genesis;
  for (let done = 0; done < count; done += most) {
    const events: Segment['events'] = [];
    let head = from;
    for (let n = done; n < Math.min(done + most, count); n++) {
      const { type, facts } = eventOf(n);
      const unhashed = {
        ...{ v: 1, stream, seq: head.seq + 1, prev: head.hash, origin: randomUUID(), part: 0, type, tv: 1, facts },
        ...{ sealed: null, actor: { account: null, terminal: 'kiosk-1' } },
        at: { wall: 1_790_000_000_000 + n, mono: n, boot: 'storm', off: null },
      };
      const hash = hashOf(unhashed as unknown as Unhashed);
      events.push({ ...unhashed, hash } as unknown as Segment['events'][number]);
      head = { seq: unhashed.seq, hash };
    }
    const headSignature = vault.sign(signedHeadText(stream, head));
    segments.push({ stream, from, events, headSignature, keys: [] });
    from = head;
  }
  return segments;
}

function eventOf(n: number): NewEvent {
  if (n === 0) return { type: 'business-day-opened', facts: { day: 1, date: '2026-11-24', why: 'first-day' } };
  const person = Math.floor((n - 1) / 3) + 1;
  const number = `B${String(person).padStart(3, '0')}`;
  const [ticket, counter] = [TicketId(`1.${number}`), CounterId('1')];
  const rest = { priority: null, language: 'vi', token: randomUUID(), ahead: 3 } as const;
  if (n % 3 === 1) return { type: 'ticket-issued', facts: { ticket, day: 1, queue: QueueId('B'), number, ...rest } };
  if (n % 3 === 2) return { type: 'ticket-called', facts: { ticket, counter, why: 'longest-waiting' } };
  return { type: 'ticket-finished', facts: { ticket, counter, outcome: 'served' } };
}

function keyInMemory(): Pick<Vault, 'sign' | 'publicKey'> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = createPublicKey(privateKey as KeyObject)
    .export({ format: 'der', type: 'spki' })
    .toString('base64');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64') };
}
