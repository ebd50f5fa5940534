import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StationId } from '../../domain/ids.ts';
import { whoMayHaveTakenOver } from '../../main/operations/stand-in/forgotten-stand-in.ts';
import { settleTakeOver } from '../../main/operations/stand-in/settle-take-over.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import { type Broken, contact } from '../support/connected-point.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T15, T37: the host's database is lost and nothing beside it names the stand-in, which writes for the point: the province says so. */
let postgres: TestPostgres;
let province: TestProvince;
let ticket: string;
let pcs: StationOnDisk[];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  province = await startTestProvince(await postgres.provinceDatabase());
  ticket = await province.ticketFor('22006-1');
  pcs = [];
});
afterEach(async () => {
  for (const pc of pcs) pc.remove();
  await province.close();
});

const [ownKey, key, stranger] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const press = crypto.randomUUID();
const desk = StationId('mmmmmmmm');
const meet = (pc: StationOnDisk, broken?: Broken) => contact(pc, province.url, ticket, broken);
const kept = { get: () => null };
const mayTell = (pc: StationOnDisk, whose: string) => whoMayHaveTakenOver(pc.store(), kept, { key: whose, ownKey });

function ruin(pc: StationOnDisk): void {
  for (const part of ['-wal', '-shm']) rmSync(join(pc.folder, `log.db${part}`), { force: true });
  writeFileSync(join(pc.folder, 'log.db'), 'không phải cơ sở dữ liệu '.repeat(3_000));
}

/** A host whose stand-in is chosen, and that stand-in in its place; the host is off, its database in ruins. */
async function replaced() {
  const host = stationOnDisk({ machine: ownKey });
  pcs.push(host);
  const numbers = [await host.ticket(), (await host.dossier()).code];
  const command = { method: 'test', actor: { account: null, terminal: 'station' as never }, opensDay: false };
  const pair = { station: desk, key, roles: ['office' as const], counters: [], proof: 'code' as const };
  host.store().perform({ ...command, origin: host.ids.origin() }, () => ({
    ok: true as const,
    value: {
      events: [
        { type: 'station-paired' as const, facts: pair },
        { type: 'stand-in-chosen' as const, facts: { station: desk } },
      ],
      answer: () => ({}),
    },
  }));
  await meet(host);
  const from = { stream: host.store().stream, seq: host.store().head().seq };
  host.off();
  const successor = stationOnDisk({ from: host, machine: key, takenOver: { press, by: key } });
  pcs.push(successor);
  settleTakeOver(successor.store(), 'Máy chủ trước', {
    ...{ origin: press, account: '00000000-0000-4000-8000-000000000001', station: desk, from },
    former: { key: ownKey, station: StationId('nnnnnnnn') },
  });
  ruin(host);
  return { host, successor, numbers };
}

const issuedAt = (pc: StationOnDisk) =>
  pc
    .store()
    .databases.read.prepare(
      `SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'
       UNION ALL SELECT json ->> '$.facts.code' FROM events WHERE type = 'dossier-received'`,
    )
    .pluck()
    .all() as string[];

/** Before this was said: the newer of two writes. */
const saysNothing: Broken = {
  over: (door): ProvinceDoor => ({
    ...door,
    incarnations: (keyId, { healed: _, ...registering }) => door.incarnations(keyId, registering),
  }),
};

describe('a host healed from nothing, whose stand-in writes for the point', () => {
  test('stops by the province’s word, and the successor writes on with everything that the healed one wrote', async () => {
    const { host, successor, numbers } = await replaced();
    numbers.push(await successor.ticket());
    await meet(successor);
    await host.onHealed();
    // Nobody told it yet: people are received, under a letter that no other has.
    numbers.push(await host.ticket());
    expect(host.store().isWriter()).toBe(true);
    await meet(host);
    expect(host.store().isWriter()).toBe(false);
    await meet(successor);
    expect(successor.store().isWriter()).toBe(true);
    numbers.push(await successor.ticket());
    expect(issuedAt(successor).toSorted()).toEqual(numbers.toSorted());
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('lets the PC in that the province’s log names, and no other', async () => {
    const { host, successor } = await replaced();
    await meet(successor);
    await host.onHealed();
    expect([mayTell(host, key), mayTell(host, stranger)]).toEqual([null, null]);
    await meet(host);
    // Not a station any more by the log that came back: the take-over ended that.
    expect(host.store().stations.byKey(key)).toBeUndefined();
    expect([mayTell(host, key), mayTell(host, stranger), mayTell(host, ownKey)]).toEqual([desk, null, null]);
    // Killed now, it only shows at the next start too.
    host.kill();
    host.on();
    expect([host.store().isWriter(), mayTell(host, key)]).toEqual([false, desk]);
  });

  test('also where the province hears of the healed one first', async () => {
    const { host, successor } = await replaced();
    await host.onHealed();
    await meet(host);
    expect(host.store().isWriter()).toBe(true);
    await meet(successor);
    expect(successor.store().isWriter()).toBe(true);
    await meet(host);
    await meet(successor);
    expect([host.store().isWriter(), successor.store().isWriter()]).toEqual([false, true]);
  });

  test('killed -9 at any step of it, nobody else becomes the writer', async () => {
    const { host, successor } = await replaced();
    await meet(successor);
    await host.onHealed();
    host.kill();
    await host.onHealed();
    await meet(host);
    host.kill();
    await host.onHealed();
    await meet(host);
    await meet(successor);
    expect([host.store().isWriter(), successor.store().isWriter()]).toEqual([false, true]);
  });

  test('a successor that is healed itself goes on writing: that stream was its own', async () => {
    const { successor } = await replaced();
    await meet(successor);
    const before = successor.store().stream;
    successor.off();
    ruin(successor);
    await successor.onHealed();
    await meet(successor);
    expect(successor.store().stream).not.toBe(before);
    expect(successor.store().isWriter()).toBe(true);
  });

  test('a build that does not say that it healed by itself takes the place of the one that writes (control)', async () => {
    const { host, successor } = await replaced();
    await meet(successor);
    await host.onHealed();
    await meet(host, saysNothing);
    await meet(successor);
    expect([host.store().isWriter(), successor.store().isWriter()]).toEqual([true, false]);
  });
});
