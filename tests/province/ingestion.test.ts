import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis, hashOf, signedHeadText } from '../../domain/chain.ts';
import { CounterId, Origin, QueueId } from '../../domain/ids.ts';
import { ticketId, ticketNumber } from '../../domain/ticket.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let log: SimulatedLog;
let device: TestDevice;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  log = simulateLog();
  device = testDevice(province.url, log);
  await device.enrol(await province.ticketFor(log.point));
});
afterEach(() => province.close());

const stored = () =>
  query<{ seq: number; hash: string }>(database, 'SELECT seq::integer, hash FROM events ORDER BY seq');
const counted = async () =>
  (await query<{ issued: number }>(database, 'SELECT coalesce(sum(issued), 0)::integer AS issued FROM ticket_days'))[0]
    ?.issued;

describe('a segment arrives', () => {
  test('a day of tickets and dossiers is kept, event for event, and acknowledged at its head', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 30, dossiers: 9 });
    const { status, body } = await device.push(0, log.events.length);
    expect(status).toBe(200);
    expect(body).toEqual({ ok: true, value: { have: log.head(), durable: genesis, parked: [], inbox: genesis } });
    expect(await stored()).toEqual(log.events.map(({ seq, hash }) => ({ seq, hash })));
  });

  test('whoever has only SQL can verify the chain', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 12, dossiers: 5 });
    await device.push(0, log.events.length);
    const broken = await query(
      database,
      `SELECT seq FROM (SELECT *, lag(hash, 1, repeat('0', 64)) OVER (ORDER BY seq) AS before FROM events) AS chain
       WHERE hash <> encode(sha256(convert_to(canonical, 'UTF8')), 'hex') OR canonical::json ->> 'prev' <> before`,
    );
    expect(broken).toEqual([]);
    expect(await query(database, `SELECT facts ->> 'date' AS date FROM event_facts WHERE seq = 1`)).toEqual([
      { date: '2026-03-02' },
    ]);
  });

  test('the same segment sent again and again changes nothing and is answered the same', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 10, dossiers: 4 });
    const first = await device.push(0, 20);
    for (let again = 0; again < 4; again++) expect(await device.push(0, 20)).toEqual(first);
    expect(await stored()).toHaveLength(20);
    expect(await counted()).toBe(log.events.slice(0, 20).filter(({ type }) => type === 'ticket-issued').length);
  });

  test('overlapping segments from several retries at once count every citizen once', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 60, dossiers: 20 });
    const total = log.events.length;
    for (let from = 0; from < total; from += 17) {
      const to = Math.min(total, from + 17);
      const back = Math.max(0, from - 11);
      const answers = await Promise.all([
        device.push(from, to),
        device.push(back, to),
        device.push(from, Math.min(total, to + 5)),
        device.push(0, to),
        device.push(from, to),
      ]);
      expect(answers.map(({ body }) => body.ok)).toEqual([true, true, true, true, true]);
    }
    expect(await stored()).toEqual(log.events.map(({ seq, hash }) => ({ seq, hash })));
    expect(await counted()).toBe(60);
    expect(await query(database, 'SELECT 1 FROM parked')).toEqual([]);
  });

  test('who was called absent by a wrong key is not counted as missed, in the same segment or a later one', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 14, dossiers: 0 });
    const [early, late] = [7, 14].map((person) => {
      const ticket = ticketId(1, ticketNumber(QueueId(person % 3 === 0 ? 'B' : 'A'), '', person));
      return { ticket, counter: CounterId('1') };
    });
    if (!early || !late) throw new Error('two were missed');
    log.append([{ type: 'ticket-miss-undone', facts: early }]);
    await device.push(0, log.events.length);
    const missed = () => query(database, 'SELECT queue, missed, finished FROM ticket_days ORDER BY queue');
    expect(await missed()).toEqual([
      { queue: 'A', missed: 1, finished: 8 },
      { queue: 'B', missed: 0, finished: 4 },
    ]);
    const from = log.events.length;
    log.append([{ type: 'ticket-miss-undone', facts: late }]);
    log.append([{ type: 'ticket-finished', facts: { ...late, outcome: 'served' } }]);
    await device.push(from, log.events.length);
    expect((await missed())[0]).toEqual({ queue: 'A', missed: 0, finished: 9 });
    expect(await query(database, 'SELECT 1 FROM parked')).toEqual([]);
  });

  test('two points at once do not hold each other up', async () => {
    const other = simulateLog('21583-1');
    const otherDevice = testDevice(province.url, other);
    await otherDevice.enrol(await province.ticketFor(other.point));
    for (const each of [log, other]) liveADay(each, { day: 1, date: '2026-03-02', tickets: 20, dossiers: 5 });
    await Promise.all([device.push(0, log.events.length), otherDevice.push(0, other.events.length)]);
    expect(await stored()).toHaveLength(log.events.length + other.events.length);
  });
});

describe('a segment that does not fit', () => {
  beforeEach(() => liveADay(log, { day: 1, date: '2026-03-02', tickets: 8, dossiers: 2 }));

  test('a hole before it: nothing is stored, and the answer says where to go on', async () => {
    await device.push(0, 5);
    const { body } = await device.push(7, 9);
    expect(body.error).toEqual({ type: 'gap', have: { seq: 5, hash: log.hashAt(5) } });
    expect(await stored()).toHaveLength(5);
  });

  test('another history of the same stream: the first stays, and the height of the difference is said', async () => {
    const restored = simulateLog();
    for (const event of log.events.slice(0, 4)) restored.appendStrange(event.type, event.facts, event.origin);
    await device.push(0, 10);
    const twin = { ...device, ...testTwin(restored) };
    const { body } = await twin.push(0, 4);
    expect(body.error).toMatchObject({ type: 'fork', below: 1, have: { seq: 10 } });
    expect(await stored()).toEqual(log.events.slice(0, 10).map(({ seq, hash }) => ({ seq, hash })));
    expect(province.log).toContainEqual({ event: 'stream-fork', stream: log.stream, below: 1 });
  });

  test('a continuation that stands on another head is a fork too', async () => {
    await device.push(0, 5);
    const hash = 'ab'.repeat(32);
    const [sixth] = log.events.slice(5, 6);
    if (!sixth) throw new Error('the day is too short');
    const { hash: _old, ...unhashed } = { ...sixth, prev: hash };
    const forged = { ...unhashed, hash: hashOf(unhashed) };
    const { body } = await device.push(5, 6, {
      from: { seq: 5, hash },
      events: [forged],
      headSignature: device.sign(signedHeadText(log.stream, { seq: 6, hash: forged.hash })),
    });
    expect(body.error).toEqual({ type: 'fork', below: 5, have: { seq: 5, hash: log.hashAt(5) } });
  });

  test.each([
    ['a changed fact', { facts: { changed: true } }, 'bad-hash'],
    ['a changed time', { at: { wall: 1, mono: 1, boot: 'x', off: null } }, 'bad-hash'],
    ['a text no canonical form has', { facts: { note: 'a lone \ud800 surrogate' } }, 'bad-hash'],
    ['a changed hash', { hash: 'f'.repeat(64) }, 'bad-hash'],
    ['a changed predecessor', { prev: 'f'.repeat(64) }, 'bad-prev'],
    ['a number out of order', { seq: 9 }, 'bad-prev'],
    ['an event of another stream', { stream: '22006-1:2' }, 'bad-prev'],
  ])('%s is refused and nothing of the segment is stored', async (_what, change, type) => {
    const events = log.events.slice(0, 6).map((event) => (event.seq === 4 ? { ...event, ...change } : event));
    const { body } = await device.push(0, 6, { events });
    expect(body.error).toMatchObject({ type });
    expect(await stored()).toEqual([]);
  });

  test('a head signed by another key is refused', async () => {
    const text = signedHeadText(log.stream, { seq: 4, hash: log.hashAt(4) ?? '' });
    const stranger = testDevice(province.url, log);
    const { body } = await device.push(0, 4, { headSignature: stranger.sign(text) });
    expect(body.error).toEqual({ type: 'bad-signature' });
    expect(await stored()).toEqual([]);
  });

  test('more events than a segment may have, or more bytes, are refused as too large', async () => {
    liveADay(log, { day: 2, date: '2026-03-03', tickets: 170, dossiers: 0 });
    expect(log.events.length).toBeGreaterThan(501);
    expect((await device.push(0, 501)).body.error).toEqual({ type: 'too-large' });
    const wide = simulateLog('21583-1');
    const wideDevice = testDevice(province.url, wide);
    await wideDevice.enrol(await province.ticketFor(wide.point));
    const filler = 'x'.repeat(3_000);
    for (let n = 0; n < 100; n++) wide.appendStrange('counter-closed', { counter: filler });
    expect((await wideDevice.push(0, 100)).body.error).toEqual({ type: 'too-large' });
    expect((await wideDevice.push(0, 70)).body.ok).toBe(true);
  });

  test('a stream nobody enrolled is unknown, and one of another point is not ours to sign', async () => {
    const strange = simulateLog('22006-1', '7');
    strange.appendStrange('counter-closed', {});
    expect((await { ...device, ...testTwin(strange) }.push(0, 1)).body.error).toEqual({ type: 'stream-unknown' });
    const other = simulateLog('21583-1');
    other.appendStrange('counter-closed', {});
    await testDevice(province.url, other).enrol(await province.ticketFor(other.point));
    expect((await { ...device, ...testTwin(other) }.push(0, 1)).body.error).toEqual({ type: 'bad-signature' });
  });

  /** The same key with another log. */
  function testTwin(other: SimulatedLog): Pick<TestDevice, 'push'> {
    return {
      push: (from, to) => {
        const events = other.events.slice(from, to);
        const last = events.at(-1);
        return device.send('push', {
          stream: other.stream,
          from: { seq: from, hash: other.hashAt(from) },
          events,
          headSignature: device.sign(signedHeadText(other.stream, { seq: last?.seq ?? 0, hash: last?.hash ?? '' })),
          keys: [],
        });
      },
    };
  }
});

describe('what cannot be applied', () => {
  test('is stored and set aside with its reason, and what follows is counted', async () => {
    log.append([{ type: 'business-day-opened', facts: { day: 1, date: '2026-03-02', why: 'first-day' } }]);
    log.appendStrange('ticket-teleported', { ticket: '1.A001' });
    log.appendStrange('ticket-issued', { ticket: '1.A001', day: 0, queue: 'A' });
    log.appendStrange('business-day-dated', { day: 1, date: '2026-02-30', was: '2026-03-02' });
    log.appendStrange('dossier-result-ready', { dossier: 'never-received', date: '2026-03-02' });
    log.appendStrange('counter-closed', { note: 'NUL \u0000 in a text' });
    log.appendStrange('ticket-issued', { ticket: '1.A002', day: 1, queue: 'A' });
    const { body } = await device.push(0, log.events.length);
    const parked = [
      { seq: 2, code: 'type-unknown' },
      { seq: 3, code: 'facts-unreadable' },
      { seq: 4, code: 'facts-unreadable' },
      { seq: 5, code: 'dossier-unknown' },
    ];
    expect(body).toMatchObject({ ok: true, value: { have: log.head(), parked } });
    expect((await device.push(0, log.events.length)).body).toEqual(body);
    expect(await stored()).toHaveLength(7);
    expect(await counted()).toBe(1);
  });

  test('a command that comes back in a new incarnation is stored and has no second effect', async () => {
    const origin = Origin('0198c0de-0000-7000-8000-000000000001');
    const issued = { ticket: '1.A001', day: 1, queue: 'A' };
    log.appendStrange('ticket-issued', issued, origin);
    await device.push(0, 1);
    const reborn = simulateLog('22006-1', '2');
    const rebornDevice = testDevice(province.url, reborn);
    await rebornDevice.enrol(await province.ticketFor(reborn.point));
    reborn.appendStrange('ticket-issued', issued, origin);
    const { body } = await rebornDevice.push(0, 1);
    expect(body).toMatchObject({ value: { have: reborn.head(), parked: [{ seq: 1, code: 'origin-repeated' }] } });
    expect(await stored()).toHaveLength(2);
    expect(await counted()).toBe(1);
  });

  test('even when a projection itself breaks, the event is safe and the pipe stays open', async () => {
    await query(database, 'ALTER TABLE ticket_days ADD CONSTRAINT broken CHECK (issued < 1)');
    log.appendStrange('ticket-issued', { ticket: '1.A001', day: 1, queue: 'A' });
    const { body } = await device.push(0, 1);
    expect(body).toMatchObject({ value: { have: log.head(), parked: [{ seq: 1, code: 'projection-failed' }] } });
    expect(province.log).toContainEqual(expect.objectContaining({ event: 'bug', where: 'projection' }));
  });
});

test('hello: in step, behind, a point that went back, and two histories', async () => {
  liveADay(log, { day: 1, date: '2026-03-02', tickets: 6, dossiers: 1 });
  const verdictOf = async (change: Record<string, unknown> = {}) =>
    ((await device.hello(change)).body.value as { verdict: unknown }).verdict;
  expect(await verdictOf()).toEqual({ type: 'push-from', seq: 1, provinceRewound: false });
  expect(await verdictOf({ acked: { seq: 5, hash: log.hashAt(5) } })).toMatchObject({ provinceRewound: true });
  await device.push(0, log.events.length);
  expect(await verdictOf()).toEqual({ type: 'in-sync' });
  expect(await verdictOf({ head: { seq: 3, hash: log.hashAt(3) } })).toEqual({ type: 'point-rewound' });
  expect(await verdictOf({ head: genesis })).toEqual({ type: 'point-rewound' });
  expect(await verdictOf({ head: { seq: 3, hash: 'a'.repeat(64) } })).toEqual({ type: 'fork', below: 3 });
  const ahead = { seq: log.head().seq + 1, hash: 'a'.repeat(64) };
  expect(await verdictOf({ head: ahead })).toMatchObject({ type: 'push-from' });
  expect(await verdictOf({ head: ahead, acked: { ...log.head(), hash: 'b'.repeat(64) } })).toMatchObject({
    type: 'fork',
  });
});

describe('T29: an upgrade', () => {
  test('what an earlier build did not know has its effect once a build knows it, and once only', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 8, dossiers: 3 });
    log.appendStrange('of-a-later-build', {});
    await device.push(0, log.events.length);
    const before = await counted();
    // As a build left it that knew no tickets.
    await query(database, 'DELETE FROM ticket_days');
    await query(
      database,
      `INSERT INTO parked (point_id, stream_id, seq, code, parked_at)
       SELECT point_id, stream_id, seq, 'type-unknown', 0 FROM events WHERE type IN ('ticket-issued', 'ticket-finished', 'ticket-missed')`,
    );
    expect(await counted()).toBe(0);
    for (let starts = 0; starts < 2; starts++) {
      const later = await startTestProvince(database, { dataFolder: province.dataFolder });
      await later.close();
      expect(await counted()).toBe(before);
    }
    const left = await query(database, 'SELECT type FROM parked JOIN events USING (point_id, stream_id, seq)');
    expect(left).toEqual([{ type: 'of-a-later-build' }]);
  });
});
