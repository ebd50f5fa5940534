import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { verifyLog } from '../../main/store/event-log.ts';
import type { ReadableDb } from '../../main/store/open-database.ts';
import { prepareDemonstration } from '../../scripts/demonstration.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { type StationProcess, startStationProcess } from '../support/station-process.ts';
import { type Connection, connect, origin, reconnect, type TerminalClient } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** `npm run check:full` asks for the whole two hundred. */
const KILLS = Number(process.env.GAN_DAN_KILLS ?? 8);

interface Acknowledged {
  readonly origin: string;
  readonly method: string;
  readonly answer: string;
}

describe(`X10: the host killed ${KILLS} times while three terminals work`, () => {
  let folder = '';
  let postgres: TestPostgres;
  let database = '';
  let province: TestProvince;
  let port = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gan-dan-kill-'));
    postgres = await startTestPostgres();
    database = await postgres.provinceDatabase();
    province = await startTestProvince(database);
    await prepareDemonstration({ folder, now: Date.now() });
    writeFileSync(join(folder, 'enrolment.json'), JSON.stringify({ ticket: await province.ticketFor('22006-1') }));
    port = await freePort();
  });
  afterAll(async () => {
    await province.close();
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () => startStationProcess(['--folder', folder, '--port', String(port), '--province', province.url]);

  test('loses nothing it acknowledged, doubles no number, answers a retry as the first time, and the province is equal', {
    timeout: 120_000 + KILLS * 30_000,
  }, async () => {
    let station: StationProcess = await start();
    onTestFinished(() => station.kill());
    const { codes } = station.ready;
    const attached = await Promise.all(
      [codes.kiosk, codes.counter[0] ?? '', codes.counter[1] ?? ''].map((code) => connect(port, code)),
    );
    const terminals = [
      worker(attached[0], (client, n, id) =>
        client.issueTicket({ origin: id, queue: 'BCD'[n % 3] ?? 'B', priority: null, language: 'vi' }),
      ),
      ...['1', '2'].map((counter, index) =>
        worker(attached[index + 1], (client, n, id) => {
          const at = { origin: id, counter };
          if (n === 0) return client.openCounter({ ...at, queues: ['B', 'C', 'D'] });
          return n % 3 === 0 ? client.startService(at) : client.callNext(at);
        }),
      ),
    ];
    for (const terminal of terminals) terminal.start(port);
    const heard = () => terminals.reduce((sum, terminal) => sum + terminal.acknowledged.length, 0);
    for (let kill = 0; kill < KILLS; kill++) {
      // A busy machine starts slowly: each life answers something before it ends at a moment of its own.
      const before = heard();
      await expect.poll(heard, { timeout: 30_000, interval: 20 }).toBeGreaterThan(before + 3);
      await pause(Math.random() * 260);
      await station.kill();
      station = await start();
      for (const terminal of terminals) terminal.start(port);
    }
    await pause(300);
    const acknowledged = (await Promise.all(terminals.map((terminal) => terminal.finish()))).flat();
    expect(acknowledged.length).toBeGreaterThan(KILLS * 3);

    // Each acknowledged command, sent once more, answers as the first time.
    const again = await Promise.all(terminals.map((terminal) => terminal.reopen(port)));
    let different = 0;
    for (const [index, connection] of again.entries())
      for (const each of terminals[index]?.acknowledged.slice(-40) ?? [])
        if (JSON.stringify(await terminals[index]?.repeat(connection.client, each)) !== each.answer) different++;
    for (const connection of again) connection.close();
    expect(different).toBe(0);

    await expect.poll(() => backlog(database, folder), { timeout: 60_000, interval: 250 }).toBe(0);
    expect(await station.end()).toBe(0);

    const db = new Database(join(folder, 'log.db'), { readonly: true }) as ReadableDb;
    const stream = db.prepare('SELECT stream FROM streams').pluck().get() as string;
    expect(verifyLog(db, stream)).toBeNull();
    const kept = new Set(db.prepare('SELECT origin FROM commands').pluck().all());
    expect(acknowledged.filter((each) => !kept.has(each.origin))).toEqual([]);
    const numbers = acknowledged
      .filter((each) => each.method === 'ticket')
      .map((each) => JSON.parse(each.answer).value.ticket as string);
    expect(new Set(numbers).size).toBe(numbers.length);
    const tickets = new Set(db.prepare('SELECT ticket FROM tickets').pluck().all());
    expect(numbers.filter((ticket) => !tickets.has(ticket))).toEqual([]);
    const here = db.prepare('SELECT seq, hash FROM events ORDER BY seq').all();
    const there = await query(database, 'SELECT seq::int AS seq, hash FROM events ORDER BY seq');
    db.close();
    expect(there).toEqual(here);
  });
});

type Step = (client: TerminalClient, n: number, id: string) => Promise<unknown>;

/** A terminal that presses without pause; what was not answered it sends again with the same origin after a restart. */
function worker(first: Connection | undefined, step: Step) {
  if (!first) throw new Error('no terminal attached');
  const { token } = first;
  first.close();
  const acknowledged: (Acknowledged & { n: number })[] = [];
  const state = { n: 0, pending: origin(), stopping: false, running: Promise.resolve() };
  const run = async (port: number) => {
    const connection = await reconnect(port, token);
    try {
      while (!state.stopping) {
        const answer = (await step(connection.client, state.n, state.pending)) as { ok: boolean; value?: object };
        if (answer.ok) {
          const method = answer.value && 'ticket' in answer.value ? 'ticket' : 'other';
          acknowledged.push({ n: state.n, origin: state.pending, method, answer: JSON.stringify(answer) });
        }
        state.n++;
        state.pending = origin();
      }
    } finally {
      connection.close();
    }
  };
  return {
    acknowledged,
    start: (port: number) => {
      // A killed host breaks the connection in the middle of a press: that is the point.
      state.running = run(port).catch(() => {});
    },
    finish: async () => {
      state.stopping = true;
      await state.running;
      return acknowledged;
    },
    reopen: (port: number) => reconnect(port, token),
    repeat: (client: TerminalClient, each: { n: number; origin: string }) => step(client, each.n, each.origin),
  };
}

async function backlog(database: string, folder: string): Promise<number> {
  const db = new Database(join(folder, 'log.db'), { readonly: true });
  const here = db.prepare('SELECT max(seq) FROM events').pluck().get() as number;
  db.close();
  const [there] = await query<{ seq: number | null }>(database, 'SELECT max(seq)::int AS seq FROM events');
  return here - (there?.seq ?? 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
