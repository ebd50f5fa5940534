import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../domain/canonical-json.ts';
import { pointIn } from '../../../../domain/directory.ts';
import { startReporting } from '../../../../main/adapters/province/start-reporting.ts';
import { isSignedBy } from '../../../../main/adapters/system/ed25519.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../../../main/adapters/system/system-clock.ts';
import { createInboxReader } from '../../../../main/operations/fetch-inbox.ts';
import type { ForeignEvents, ForeignItem } from '../../../../main/ports/foreign-events.ts';
import type { LogEntry } from '../../../../main/ports/log.ts';
import type { ProvinceDoor } from '../../../../main/ports/province.ts';
import { createDirectory } from '../../../../main/store/directory.ts';
import { enrolPoint, type PointOfCommune } from '../../../support/points-of-a-commune.ts';
import { query, startTestPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { simulateLog } from '../../../support/simulated-log.ts';
import { startTestProvince, type TestProvince } from '../../../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let folder: string;
let province: TestProvince;
let there: PointOfCommune;
let here: Here;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-inbox-'));
  province = await startTestProvince(database, { dataFolder: join(folder, 'province') });
  there = await enrolPoint(province, '22006-1');
  here = station(await province.ticketFor('22006-2'));
});
afterEach(async () => {
  await here.close();
  await province.close();
  there.close();
  rmSync(folder, { recursive: true, force: true });
});

type Here = ReturnType<typeof station>;

/** A station of Hiển Đông that reports over HTTP; what it takes lies in memory, by the rules of the port. */
function station(ticket: string, { waitsForMail = false, url = province.url } = {}) {
  const log = simulateLog('22006-2');
  const memory = new Map<string, string>();
  const written: LogEntry[] = [];
  const kept = new Map<string, ForeignItem>();
  const keys = new Map<string, Buffer>();
  const knob = { disk: 'fine' as 'fine' | 'full', known: 0, tamper: null as Tamper | null };
  const foreign: ForeignEvents = {
    take(items) {
      if (knob.disk === 'full') throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      const before = kept.size;
      for (const item of items) {
        const name = `${item.event.stream} ${item.event.seq} ${item.event.hash}`;
        if (kept.has(name)) knob.known++;
        kept.set(name, item);
        for (const { dossier, key } of item.keys) keys.set(dossier, Buffer.from(key));
      }
      return { taken: kept.size - before, known: items.length - (kept.size - before), refused: [] };
    },
  };
  const vault = openKeyFileVault(folder);
  const remembered = {
    get: (key: string) => memory.get(key) ?? null,
    set: (key: string, value: string) => void memory.set(key, value),
  };
  const operatorLog = { write: (entry: LogEntry) => void written.push(entry) };
  const directory = createDirectory({ memory: remembered, commune: '22006', writtenDown: [] });
  const point = { id: log.point, name: 'Điểm Hiển Đông', kind: 'secondary' as const };
  const reporting = startReporting({
    ...{ log, vault, operatorLog, memory: remembered, enrolment: { ticket }, version: '0', url, waitsForMail },
    ...{ clock: createSystemClock(), ids: createRandomIds() },
    inbox: createInboxReader({ point, memory: remembered, directory, foreign, vault, isSignedBy, operatorLog }),
    delays: { debounceMs: 5, helloEveryMs: 30_000, retryBaseMs: 30, retryCapMs: 60, requestTimeoutMs: 3_000 },
    over: (door) => ({
      ...door,
      inbox: async (keyId, input) => {
        const answer = await door.inbox(keyId, input);
        if (answer.ok && answer.value.ok) knob.tamper?.(answer.value.value);
        return answer;
      },
    }),
  });
  return { ...reporting, log, memory, written, kept, keys, knob, directory };
}

type Inbox = Awaited<ReturnType<ProvinceDoor['inbox']>>;
type Page = Extract<Extract<Inbox, { ok: true }>['value'], { ok: true }>['value'];
type Tamper = (page: Page) => void;

const seqs = () => [...here.kept.values()].map(({ event }) => event.seq);
function offered(count = 1) {
  const dossiers = Array.from({ length: count }, () => there.receive());
  there.offer({ point: here.log.point }, ...dossiers);
  return dossiers;
}

describe('a station reads what other points wrote', () => {
  test('after a hello, with the keys of the people in it, and once', async () => {
    const dossiers = offered(3);
    there.work(...dossiers);
    await there.push();
    await province.tellOthersNow();
    await here.pushNow();
    expect(seqs()).toEqual(there.log.events.map(({ seq }) => seq));
    expect(here.keys).toEqual(there.keys);
    await here.pushNow();
    expect(here.knob.known).toBe(0);
  });

  test('an own push says that there is something new', async () => {
    await here.pushNow();
    offered();
    await there.push();
    await province.tellOthersNow();
    here.log.appendStrange('counter-closed', {});
    await until(() => here.kept.size === there.log.events.length);
  });

  test('at once, though no hello is due: whichever process of the province it came to', async () => {
    await here.close();
    const other = await startTestProvince(database, { dataFolder: join(folder, 'province') });
    here = station(await province.ticketFor('22006-2'), { waitsForMail: true, url: other.url });
    await here.pushNow();
    offered();
    await there.push();
    await province.tellOthersNow();
    await until(() => here.kept.size === there.log.events.length);
    // and again, as the question stands anew
    offered();
    await there.push();
    await until(() => here.kept.size === there.log.events.length);
    await here.close();
    await other.close();
  });

  test('more than a page holds comes page by page, and a disk that is full loses none of it', async () => {
    const dossiers = offered(40);
    for (let times = 0; times < 14; times++) there.work(...dossiers);
    expect(there.log.events.length).toBeGreaterThan(500);
    await there.push();
    await province.tellOthersNow();
    here.knob.disk = 'full';
    await here.pushNow();
    expect([here.kept.size, here.memory.has('inbox-cursor')]).toEqual([0, false]);
    here.knob.disk = 'fine';
    await here.pushNow();
    expect(seqs()).toEqual(there.log.events.map(({ seq }) => seq));
    expect(here.keys).toEqual(there.keys);
    expect(here.knob.known).toBe(0);
  });

  test('what somebody on the way changed, left out or put in is not believed, and the true page is read later', async () => {
    offered(4);
    await there.push();
    await province.tellOthersNow();
    const changes: Tamper[] = [
      (page) => void page.items.pop(),
      (page) => void page.items.shift(),
      (page) => void page.items.reverse(),
      (page) => Object.assign(page.items[0]?.event ?? {}, { hash: 'f'.repeat(64) }),
      (page) => Object.assign(page, { next: { ...page.next, seq: page.next.seq + 1 } }),
      (page) => Object.assign(page, { signature: 'A'.repeat(88) }),
    ];
    for (const change of changes) {
      here.knob.tamper = change;
      await here.pushNow();
      expect(here.kept.size).toBe(0);
    }
    expect(here.written.filter(({ event }) => event === 'inbox-not-believed')).toHaveLength(changes.length);
    here.knob.tamper = null;
    await here.pushNow();
    expect(here.kept.size).toBe(there.log.events.length);
  });

  test('a province that went back in time is read anew from the start, and nothing is taken twice', async () => {
    offered(2);
    await there.push();
    await province.tellOthersNow();
    await here.pushNow();
    const before = here.kept.size;
    await query(database, 'DELETE FROM inbox_items');
    await query(database, `UPDATE inboxes SET head_pos = 0, head_hash = repeat('0', 64)`);
    offered();
    await there.push();
    // the newer ones first: at every position stands another than before
    await province.tellOthersNow();
    await query(
      database,
      `INSERT INTO outgoing (point_id, reader, stream_id, seq)
       SELECT point_id, '22006-2', stream_id, seq FROM events ON CONFLICT DO NOTHING`,
    );
    await province.tellOthersNow();
    await here.pushNow();
    expect(here.written).toContainEqual(expect.objectContaining({ event: 'inbox-begins-anew', had: before }));
    expect(seqs().toSorted((x, y) => x - y)).toEqual(there.log.events.map(({ seq }) => seq));
    expect(here.knob.known).toBe(before);
  });
});

describe('the directory', () => {
  test('is kept with the names and keys of the other points, and renewed when they change', async () => {
    await here.pushNow();
    await there.device.hello({ about: { name: 'Điểm chính', kind: 'principal' }, sealTo: there.vault.sealTo });
    await here.pushNow();
    const { publicKey, keyId } = there.device;
    expect(pointIn(here.directory.current(), '22006-1')).toEqual({
      ...{ point: '22006-1', name: 'Điểm chính', kind: 'principal' },
      keys: [{ keyId, publicKey, sealTo: there.vault.sealTo, revoked: false }],
    });
    expect(pointIn(here.directory.current(), '22006-2')).toMatchObject({ name: 'Điểm Hiển Đông', kind: 'secondary' });
    expect(here.directory.hash()).toBe(sha256Hex(here.directory.signed()?.text ?? ''));
  });

  test('is believed by the key the province said first, of the own commune, and never an older one', async () => {
    await here.pushNow();
    const { directory } = here;
    const signed = directory.signed();
    if (!signed) throw new Error('none');
    const stranger = openKeyFileVault(mkdtempSync(join(folder, 'stranger-')));
    const forged = signed.text.replace('22006-1', '22006-7');
    expect(directory.keep({ text: forged, signature: stranger.sign(forged) }, isSignedBy)).toBe(false);
    expect(directory.keep({ ...signed, text: forged }, isSignedBy)).toBe(false);
    expect(directory.meetProvince(stranger.publicKey)).toBe(false);
    expect(directory.provinceKey()).not.toBe(stranger.publicKey);
    await there.device.hello({ about: { name: 'Điểm chính', kind: 'principal' } });
    await here.pushNow();
    expect(directory.keep(signed, isSignedBy)).toBe(false);
    const memory = new Map([['province-signing-key', directory.provinceKey() ?? '']]);
    const elsewhere = createDirectory({
      memory: { get: (key) => memory.get(key) ?? null, set: (key, value) => void memory.set(key, value) },
      ...{ commune: '21553', writtenDown: [] },
    });
    expect(elsewhere.keep(signed, isSignedBy)).toBe(false);
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (const limit = Date.now() + 30_000; !holds(); await new Promise((next) => setTimeout(next, 5)))
    if (Date.now() > limit) throw new Error('it does not come');
}
