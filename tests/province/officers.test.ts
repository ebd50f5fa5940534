import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayCall, officerRights } from '../../contract/officer-rights.ts';
import type { OfficerRole } from '../../contract/province-pages-api.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';

/** Four kinds of officers, and what each gets of every method. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
const clock = { time: Date.UTC(2026, 2, 4, 3), now: () => clock.time };
const password = 'một mật khẩu dài';

const kinds = {
  'of the province, administrator': { login: 'tinh.quan-tri', role: 'administrator', commune: null },
  'of the province, viewer': { login: 'tinh.xem', role: 'viewer', commune: null },
  'of a commune, administrator': { login: 'xa.quan-tri', role: 'administrator', commune: '22006' },
  'of a commune, viewer': { login: 'xa.xem', role: 'viewer', commune: '22006' },
} as const satisfies Record<string, { login: string; role: OfficerRole; commune: string | null }>;
type Kind = keyof typeof kinds;
const tokens = new Map<string, string>();

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database, { clock });
  await Promise.all(
    Object.values(kinds).map(async (kind) => {
      await province.createOfficer({ ...kind, name: kind.login, password });
      tokens.set(kind.login, await tokenOf(kind.login, password));
    }),
  );
  for (const point of ['22006-1', '22006-2', '21583-1']) {
    const log = simulateLog(point);
    const device = testDevice(province.url, log);
    await device.enrol(await province.ticketFor(point));
    liveADay(log, { day: 1, date: '2026-03-04', tickets: 6, dossiers: 2 });
    await device.push(0, log.events.length);
  }
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

async function tokenOf(login: string, with_: string): Promise<string> {
  const { body } = await post(province.url, 'signIn', { login, password: with_ });
  return (body.value as { token?: string } | undefined)?.token ?? '';
}

function ask(kind: Kind | string, method: string, input: unknown = {}) {
  const login = kind in kinds ? kinds[kind as Kind].login : kind;
  return post(province.url, method, input, { authorization: `Bearer ${tokens.get(login)}` });
}

const methods = Object.entries(officerRights).filter(([, right]) => right !== 'anybody');
const matrix = methods.flatMap(([method, right]) =>
  Object.entries(kinds).map(([kind, officer]) => ({ method, kind, may: mayCall(right, officer) })),
);

test('what each officer may call is what the table says, and a stranger may call nothing', async () => {
  // a viewer of a commune administers nothing, one of the province publishes nothing
  expect(matrix.filter(({ may }) => !may).length).toBeGreaterThan(7);
  const wrong: string[] = [];
  for (const { method, kind, may } of matrix) {
    if (method === 'signOut') continue;
    const { status, body } = await ask(kind, method, { thisIsNo: 'input' });
    const turnedAway = status === 403 && body.code === 'role-not-allowed';
    if (turnedAway === may) wrong.push(`${method} by an officer ${kind}: ${status}`);
  }
  expect(wrong).toEqual([]);
  for (const [method] of methods)
    expect([method, (await post(province.url, method, {})).body.code]).toEqual([method, 'sign-in-required']);
});

test('an officer of a commune sees that commune and nothing else, whatever is asked', async () => {
  const range = { from: '2026-03-01', to: '2026-03-31' };
  const codes = async (kind: Kind) => {
    const figures = (await ask(kind, 'communeFigures', range)).body as unknown as { communes: { code: string }[] };
    const live = (await ask(kind, 'liveNumbers')).body as unknown as { points: { point: string }[] };
    return [figures.communes.length, live.points.map(({ point }) => point)];
  };
  expect(await codes('of a commune, viewer')).toEqual([1, ['22006-1', '22006-2']]);
  expect(await codes('of the province, viewer')).toEqual([135, ['21583-1', '22006-1', '22006-2']]);
  const elsewhere = await ask('of a commune, viewer', 'parkedEvents', { point: '21583-1' });
  expect(elsewhere.body).toEqual({ counts: [], events: [] });
});

/** What an officer of 22006 asks of 21583; of a method without a place everything within reach is answered. */
const item = '0190a6f0-0000-7000-8000-0000000000aa';
const line = { kind: 'pc', serial: 'X-1', since: null, place: '', note: '', gone: false };
const officer = { login: 'ngoai.xa', name: 'Ngoài Xã', role: 'viewer', commune: '21583' };
const elsewhere = {
  communeFigures: { from: '2026-03-01', to: '2026-03-31' },
  ...{ liveNumbers: {}, foldersOnTheRoad: {}, nationalExport: {}, fleet: {}, officers: {} },
  parkedEvents: { point: '21583-1' },
  equipment: { commune: '21583' },
  saveEquipment: { item, point: '21583-1', change: 0, ...line },
  createOfficer: officer,
  setOfficer: { login: 'xa.khac', role: 'viewer', commune: '21583', active: false },
  resetOfficerPassword: { login: 'xa.khac' },
  createPostAgent: { login: 'buu-ta', name: 'Bưu Tá', point: '21583-98', officeName: 'Bưu cục mẫu' },
  answerBundle: { point: '21583-1' },
} as const;
/** The province's own tables are the same for all; a bundle says itself whose it is (`bundle-by-page`). */
const withoutPlace = ['referenceState', 'referenceTable', 'compareWithRegister', 'takeBundlePiece'];

test('T22: of another commune no officer is told or changes anything, whichever method is asked', async () => {
  const ofCommunes = (Object.keys(officerRights) as (keyof typeof officerRights)[]).filter(
    (method) => !['anybody', 'signed-in', 'province-officer', 'province-administrator'].includes(officerRights[method]),
  );
  expect([...Object.keys(elsewhere), ...withoutPlace].toSorted()).toEqual(ofCommunes.toSorted());
  await province.createOfficer({ login: 'xa.khac', name: 'Khác', role: 'viewer', commune: '21583', password });
  const register = async () => (await ask('of the province, administrator', 'equipment', { commune: null })).body;
  const there = async () =>
    JSON.stringify([await register(), (await ask('of the province, administrator', 'officers')).body]);
  const before = await there();
  const wrong: string[] = [];
  for (const kind of ['of a commune, administrator', 'of a commune, viewer'] as const)
    for (const [method, input] of Object.entries(elsewhere)) {
      const { status, body } = await ask(kind, method, input);
      const text = JSON.stringify(body);
      const isRefused =
        status === 403 ||
        ['outside-scope', 'officer-unknown'].includes((body.error as { type?: string } | undefined)?.type ?? '');
      const isSilent = status === 200 && !text.includes('21583') && !text.includes('xa.khac') && !('ok' in body);
      if (!isRefused && !isSilent) wrong.push(`${method} by an officer ${kind}: ${status} ${text}`);
    }
  expect(wrong).toEqual([]);
  expect(await there()).toBe(before);
  // The control: whoever may is told and changes it, by the same words.
  const told = await ask('of the province, viewer', 'liveNumbers');
  expect(JSON.stringify(told.body)).toContain('21583-1');
  expect((await ask('of the province, administrator', 'saveEquipment', elsewhere.saveEquipment)).body).toMatchObject({
    ok: true,
  });
  expect(await there()).not.toBe(before);
});

test('live numbers are what the points did today, under the name that each is called by', async () => {
  await query(database, `UPDATE points SET name = 'Điểm Mẫu' WHERE point_id = '22006-1'`);
  const named = (await ask('of the province, viewer', 'liveNumbers')).body as unknown as { points: object[] };
  expect(named.points.find((each) => 'point' in each && each.point === '22006-1')).toMatchObject({ named: 'Điểm Mẫu' });
  const { body } = await ask('of the province, viewer', 'liveNumbers');
  const { points } = body as unknown as { points: { point: string; tickets: number; received: number }[] };
  expect(points.map(({ tickets, received }) => [tickets, received])).toEqual([
    [6, 2],
    [6, 2],
    [6, 2],
  ]);
});

test('sign-in says name, role and scope', async () => {
  const { body } = await post(province.url, 'signIn', { login: 'XA.quan-tri', password });
  const commune = { code: '22006', name: 'Canh Vinh', type: 'xa' };
  expect(body.value).toMatchObject({ login: 'xa.quan-tri', role: 'administrator', commune });
});

test('an administrator of a commune makes officers of that commune only, and reaches no other', async () => {
  const by: Kind = 'of a commune, administrator';
  const wanted = { login: 'xa.moi', name: 'Người Mới', role: 'viewer', commune: '22006' };
  const made = await ask(by, 'createOfficer', wanted);
  expect(made.body).toMatchObject({ ok: true });
  expect((await ask(by, 'createOfficer', wanted)).body.error).toEqual({ type: 'login-taken' });
  for (const commune of [null, '21583'])
    expect((await ask(by, 'createOfficer', { ...wanted, login: 'xa.khac', commune })).body.error).toEqual({
      type: 'outside-scope',
    });
  const list = (await ask(by, 'officers')).body as unknown as { officers: { login: string }[] };
  expect(list.officers.map(({ login }) => login)).toEqual(['xa.moi', 'xa.quan-tri', 'xa.xem']);
  const moved = { login: 'xa.xem', role: 'viewer', active: true };
  expect((await ask(by, 'setOfficer', { ...moved, commune: null })).body.error).toEqual({ type: 'outside-scope' });
  const above = { login: 'tinh.xem', role: 'viewer', commune: '22006', active: false };
  expect((await ask(by, 'setOfficer', above)).body.error).toEqual({ type: 'officer-unknown' });
  expect((await ask(by, 'resetOfficerPassword', { login: 'tinh.xem' })).body.error).toEqual({
    type: 'officer-unknown',
  });
});

test('who is moved or stopped meets it at the next request; nobody does it to the own account', async () => {
  const by: Kind = 'of the province, administrator';
  const made = await ask(by, 'createOfficer', { login: 'di', name: 'Đi', role: 'viewer', commune: null });
  tokens.set('di', await tokenOf('di', (made.body.value as { password: string }).password));
  expect((await ask('di', 'liveNumbers')).status).toBe(200);
  await ask(by, 'setOfficer', { login: 'di', role: 'viewer', commune: '21583', active: true });
  const { points } = (await ask('di', 'liveNumbers')).body as unknown as { points: unknown[] };
  expect(points).toHaveLength(1);
  await ask(by, 'setOfficer', { login: 'di', role: 'viewer', commune: '21583', active: false });
  expect((await ask('di', 'liveNumbers')).body.code).toBe('sign-in-required');
  const own = { login: 'tinh.quan-tri', role: 'viewer', commune: null, active: false };
  expect((await ask(by, 'setOfficer', own)).body.error).toEqual({ type: 'own-account' });
});

test('a password given anew ends the sessions of the old one; one’s own is changed by who knows it', async () => {
  const by: Kind = 'of the province, administrator';
  const reset = await ask(by, 'resetOfficerPassword', { login: 'xa.xem' });
  expect((await ask('xa.xem', 'liveNumbers')).body.code).toBe('sign-in-required');
  const once = (reset.body.value as { password: string }).password;
  tokens.set('xa.xem', await tokenOf('xa.xem', once));
  const change = (old: string, next: string) => ask('xa.xem', 'changeOfficerPassword', { old, password: next });
  expect((await change('sai', 'mật khẩu của tôi')).body.error).toEqual({ type: 'login-or-password-wrong' });
  expect((await change(once, 'ngắn')).body.error).toEqual({ type: 'password-too-short' });
  expect((await change(once, 'mật khẩu của tôi')).body.ok).toBe(true);
  expect((await ask('xa.xem', 'liveNumbers')).status).toBe(200);
  expect(await tokenOf('xa.xem', once)).toBe('');
});
