import { query } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import type { HttpAnswer, TestProvince } from '../support/test-province.ts';

/** A point with a backlog in the middle of a storm, and what it was told. */
export interface StormWriter {
  readonly log: SimulatedLog;
  readonly device: TestDevice;
  /** The highest that the province ever acknowledged to it. */
  acked: number;
  /** Up to where the province has it, as it said last. */
  have: number;
}

export async function stormWriters(province: TestProvince, count: number, tickets: number): Promise<StormWriter[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const log = simulateLog(`22006-${n + 1}`);
      liveADay(log, { day: 1, date: '2026-03-02', tickets, dossiers: 5 });
      const device = testDevice(province.url, log);
      await device.enrol(await province.ticketFor(log.point));
      return { log, device, acked: 0, have: 0 };
    }),
  );
}

/** What a push was answered: nothing, where the connection broke. */
export type Told = HttpAnswer | null;

/** The next events of one writer; where it was not answered it asks what the province has, as a station does. */
export async function pushNext(writer: StormWriter, events = 8): Promise<Told> {
  const { device, log } = writer;
  const answer = await device.push(writer.have, Math.min(log.events.length, writer.have + events)).catch(() => null);
  if (answer && isTaken(answer)) {
    writer.have = seqIn(answer);
    writer.acked = Math.max(writer.acked, writer.have);
  } else {
    const said = await device.hello().catch(() => null);
    if (said && isTaken(said)) writer.have = seqIn(said);
  }
  return answer;
}

export function isTaken(answer: Told): boolean {
  return answer?.status === 200 && answer.body.ok === true;
}

const seqIn = ({ body }: HttpAnswer) => (body.value as { have: { seq: number } }).have.seq;

/** Of what was acknowledged, the events that the database does not hold with the hash they had: none, or the rig goes red. */
export async function ackedAndLost(url: string, writers: readonly StormWriter[]): Promise<number> {
  let lost = 0;
  for (const { log, acked } of writers) {
    const held = await hashesOf(url, log.point);
    lost += log.events.slice(0, acked).filter(({ seq, hash }) => held.get(seq) !== hash).length;
  }
  return lost;
}

export async function hashesOf(url: string, point: string): Promise<ReadonlyMap<number, string>> {
  const rows = await query<{ seq: number; hash: string }>(
    url,
    'SELECT seq::integer, hash FROM events WHERE point_id = $1',
    [point],
  );
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** The storm goes on to its end: all of every writer, each event what it was. */
export async function toTheEnd(url: string, writers: readonly StormWriter[]): Promise<void> {
  for (const writer of writers) {
    while (writer.have < writer.log.events.length) {
      const answer = await pushNext(writer, 200);
      if (!isTaken(answer)) throw new Error(`blocked: ${JSON.stringify(answer)}`);
    }
    const held = await hashesOf(url, writer.log.point);
    const wrong = writer.log.events.filter(({ seq, hash }) => held.get(seq) !== hash).length;
    if (wrong > 0 || held.size !== writer.log.events.length) throw new Error(`${wrong} events are not what was sent`);
  }
}
