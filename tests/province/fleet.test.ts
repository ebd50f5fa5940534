import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HeartbeatFacts, heartbeatBytes, heartbeatFacts } from '../../contract/heartbeat-api.ts';
import { isSignedBy } from '../../main/adapters/system/ed25519.ts';
import { readWantedVersion, takeWantedVersion } from '../../main/operations/wanted-version.ts';
import { checkCommand } from '../../province/check-command.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let province: TestProvince;
let provinceDatabase: string;
let signedBy = '';
const point = '22006-1';
const log = simulateLog();
const enrolled = { device: null as ReturnType<typeof testDevice> | null };
const device = () => enrolled.device ?? expect.fail('nobody enrolled');

async function pageOf(login: string, commune: string | null) {
  const password = 'mot-mat-khau-dai-5';
  await province.createOfficer({ login, name: login, password, role: 'administrator', commune });
  const entered = await post(province.url, 'signIn', { login, password });
  const { token } = entered.body.value as { token: string };
  return async <T>(method: string, input: unknown) =>
    (await post(province.url, method, input, { authorization: `Bearer ${token}` })) as { status: number; body: T };
}
type Page = Awaited<ReturnType<typeof pageOf>>;
let whole: Page;
let elsewhere: Page;

beforeAll(async () => {
  postgres = await startTestPostgres();
  provinceDatabase = await postgres.provinceDatabase();
  province = await startTestProvince(provinceDatabase);
  enrolled.device = testDevice(province.url, log);
  await device().enrol(await province.ticketFor(point));
  signedBy = ((await device().hello()).body.value as { signedBy: string }).signedBy;
  whole = await pageOf('tinh.mau', null);
  elsewhere = await pageOf('xa.khac', '21553');
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

const longest = {
  version: '9'.repeat(40),
  schema: 9_999_999,
  uptimeS: 9_999_999,
  printers: ['x'.repeat(16), 'x'.repeat(16)],
  backlog: { events: 9_999_999, oldest: 9_999_999_999_999 },
  alone: { events: 9_999_999, oldest: 9_999_999_999_999 },
  backupAt: 9_999_999_999_999,
  diskMiB: 9_999_999,
  doctor: {
    ...{
      bad: Array.from({ length: 12 }, () => 'x'.repeat(20)),
      warning: Array.from({ length: 8 }, () => 'x'.repeat(20)),
    },
    ...{ bads: 9_999_999, warnings: 9_999_999 },
  },
  update: { is: 'x'.repeat(16), ready: '9'.repeat(40) },
  screens: { kiosk: 99, board: 99, stations: 99 },
} satisfies HeartbeatFacts;

test('a heartbeat with the longest values is at most a kilobyte, and nothing longer is one', () => {
  expect(Object.keys(longest).sort()).toEqual(Object.keys(heartbeatFacts.shape).sort());
  expect(heartbeatFacts.safeParse(longest).success).toBe(true);
  const bytes = JSON.stringify({ stream: `22006-99:p-${'f'.repeat(32)}`, ...longest }).length;
  expect(bytes).toBeLessThanOrEqual(heartbeatBytes);
  // the rig: with one more name in each list it is more
  const { doctor } = longest;
  const more = { ...longest, doctor: { ...doctor, bad: [...doctor.bad, 'x'.repeat(20)] } };
  expect(heartbeatFacts.safeParse(more).success).toBe(false);
});

test('the last word of a point stands on the page with what wants a person; a stranger says nothing for it', async () => {
  const now = Date.now();
  const facts = { ...longest, version: '0.1.0', printers: ['no-paper'], backupAt: now - 72 * 3_600_000 };
  expect((await device().send('heartbeat', { stream: log.stream, ...facts })).body).toEqual({
    ...{ ok: true, value: { wanted: null } },
  });
  const other = testDevice(province.url, simulateLog('22006-2'));
  await other.enrol(await province.ticketFor('22006-2'));
  expect((await other.send('heartbeat', { stream: log.stream })).body.error).toEqual({ type: 'stream-unknown' });
  expect((await post(province.url, 'heartbeat', { stream: log.stream })).status).toBe(401);

  const { body } = await whole<{ points: { point: string; needs: string[]; version: string }[]; without: unknown[] }>(
    'fleet',
    {},
  );
  const seen = body.points.find((each) => each.point === point);
  expect(seen).toMatchObject({ version: '0.1.0', needs: ['doctor-bad', 'no-paper', 'no-backup', 'doctor-warning'] });
  expect(body.without).toHaveLength(134);
  expect((await elsewhere<{ points: unknown[] }>('fleet', {})).body.points).toEqual([]);
});

test('the province’s own server stands on its page with the answer of `check`: disks of tables and log, the standby, what nobody can know', async () => {
  type Said = { checks: { id: string; state: string; vi: string; en: string }[] };
  const { checks } = (await whole<Said>('serverState', {})).body;
  const { dataFolder } = province;
  const look = { dataFolder, backups: null, certificate: null, disks: [] };
  const checked = await checkCommand({ database: provinceDatabase, ...look });
  // the page shows who is silent below; what `check` was not asked, the page says that it does not know
  const common = ({ id }: { id: string }) => !['silent', 'base-backup', 'archive'].includes(id);
  expect(checks.filter(common)).toEqual(checked.filter(common));
  const states = (id: string) => checks.filter((each) => each.id === id).map(({ state }) => state);
  expect([states('standby'), states('base-backup'), states('full-disk')]).toEqual([['ok'], ['unknown'], []]);
  const disks = checks.filter(({ id }) => id === 'disk');
  expect(disks.map(({ en }) => en).join()).toMatch(/tables.*log.* of PostgreSQL/);
  // a role that may not ask PostgreSQL where it lies is told so, and not that all is well
  const asRole = new URL(provinceDatabase);
  [asRole.username, asRole.password] = [`ask_${randomUUID().slice(0, 8)}`, 'mot-mat-khau'];
  await query(provinceDatabase, `CREATE ROLE ${asRole.username} LOGIN PASSWORD '${asRole.password}'`);
  await query(provinceDatabase, `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${asRole.username}`);
  const asked = await checkCommand({ database: asRole.href, ...look });
  await query(provinceDatabase, `DROP OWNED BY ${asRole.username}`);
  await query(provinceDatabase, `DROP ROLE ${asRole.username}`);
  expect(asked.find(({ id, state }) => id === 'disk' && state === 'unknown')?.en).toContain('does not say');
  expect((await elsewhere('serverState', {})).status).toBe(403);
});

test('the wanted version comes with the next heartbeat, signed for this point: not for another, not older, not forged', async () => {
  const word = { commune: '22006', version: '1.2.3', manifestHash: 'a'.repeat(64) };
  const { body: preview } = await whole<{ points: { point: string }[] }>('previewWantedVersion', word);
  expect(preview.points.map((each) => each.point)).toEqual([point, '22006-2']);
  expect((await elsewhere('wantVersion', word)).status).toBe(403);
  expect((await whole<object>('wantVersion', word)).body).toEqual({ ok: true, value: { change: 1 } });
  const ask = async () =>
    (
      (await device().send('heartbeat', { stream: log.stream, version: '0.1.0' })).body.value as {
        wanted: { text: string; signature: string };
      }
    ).wanted;
  const first = await ask();

  const kept = new Map([['province-signing-key', signedBy]]);
  const memory = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
  };
  const take = (said: { text: string; signature: string }, at = point) =>
    takeWantedVersion({ memory, point: at, isSigned: isSignedBy }, said);
  expect(take({ ...first, text: first.text.replace('1.2.3', '6.6.6') })).toBe(false);
  expect(take(first, '22006-2')).toBe(false);
  expect(take(first)).toBe(true);
  expect(readWantedVersion(memory)).toMatchObject({ version: '1.2.3', change: 1 });

  // a word for all comes over the commune's, and the old one does not come back
  await whole('wantVersion', { commune: null, version: '1.3.0', manifestHash: null });
  const second = await ask();
  expect([take(second), take(first)]).toEqual([true, false]);
  expect(readWantedVersion(memory)).toMatchObject({ version: '1.3.0', manifestHash: null });
});

test('the register of equipment keeps every version with its author, within the scope, and two hands do not undo each other', async () => {
  const item = randomUUID();
  const line = {
    ...{
      item,
      point,
      kind: 'printer',
      serial: 'XP-80-0007',
      since: '2026-03-01',
      place: 'Quầy 1',
      note: '',
      gone: false,
    },
  };
  expect((await whole<object>('saveEquipment', { ...line, change: 0 })).body).toMatchObject({ ok: true });
  expect((await whole<object>('saveEquipment', { ...line, change: 0, place: 'Kho' })).body).toMatchObject({
    error: { type: 'equipment-changed-meanwhile' },
  });
  await whole('saveEquipment', { ...line, change: 1, place: 'Quầy 2', gone: true });
  const outside = await elsewhere<object>('saveEquipment', { ...line, item: randomUUID(), change: 0 });
  expect(outside.body).toMatchObject({ error: { type: 'outside-scope' } });
  const { body } = await whole<{ items: { place: string; gone: boolean; changes: object[] }[] }>('equipment', {
    commune: '22006',
  });
  expect(body.items).toMatchObject([
    {
      place: 'Quầy 2',
      gone: true,
      changes: [
        { by: 'tinh.mau', place: 'Quầy 2' },
        { by: 'tinh.mau', place: 'Quầy 1' },
      ],
    },
  ]);
  expect((await elsewhere<{ items: object[] }>('equipment', { commune: '22006' })).body.items).toEqual([]);
});
