import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isWorkingDay } from '../../domain/calendar.ts';
import { startReporting } from '../../main/adapters/province/start-reporting.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { value } from '../support/terminal-client.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';
import { withStation } from '../support/with-station.ts';

/** A publication on its whole way: prepared and published on the page, asked for by a station, and in force there. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
const tokens = new Map<string, string>();
// a Friday; the station's own clock stands there too
const clock = { time: Date.UTC(2026, 10, 20, 2), now: () => clock.time };
const password = 'một mật khẩu dài';

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database, { clock });
  for (const officer of [
    { login: 'tinh', commune: null },
    { login: 'xa', commune: '22006' },
  ]) {
    await province.createOfficer({ ...officer, name: 'Người Mẫu', password });
    const { body } = await post(province.url, 'signIn', { login: officer.login, password });
    tokens.set(officer.login, (body.value as { token: string }).token);
  }
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

async function ask<T>(method: string, input: unknown = {}, login = 'tinh'): Promise<T> {
  const { body } = await post(province.url, method, input, { authorization: `Bearer ${tokens.get(login)}` });
  return body as T;
}

const lines = (...cells: Record<string, string>[]) => cells.map((each, n) => ({ line: n + 2, cells: each }));
const birth = { code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', days: '3' };
const change = (kind: string, mode: string, ...cells: Record<string, string>[]) =>
  ask<{ ok: boolean; error?: unknown }>('changeReference', { kind, mode, lines: lines(...cells) });
const publish = (version: number, effectiveFrom: string) =>
  ask<{ ok: boolean; error?: unknown }>('publishReference', { version, effectiveFrom, note: 'Danh mục' });

test('a change is seen before it is done; a fault keeps the whole of it out', async () => {
  const wish = { kind: 'procedures', mode: 'merge', lines: lines(birth, { ...birth, code: '1.000894', days: 'x' }) };
  const preview = await ask<{ difference: { added: unknown[] }; faults: unknown[] }>('previewReference', wish);
  expect([preview.difference.added.length, preview.faults]).toEqual([
    2,
    [{ line: 3, column: 'days', why: 'not-a-number' }],
  ]);
  expect(await ask('changeReference', wish)).toMatchObject({ error: { type: 'reference-faults', faults: 1 } });
  expect(await ask('referenceTable', { kind: 'procedures' })).toEqual({ rows: [] });
});

test('a version counts from today on, never before one that is out; what nobody read is not published', async () => {
  expect(await publish(1, '2026-11-20')).toMatchObject({ error: { type: 'nothing-to-publish' } });
  await change('procedures', 'merge', birth);
  await change('fees', 'merge', { procedure: '9.999999', dong: '8000', source: 'NQ 5' });
  expect(await publish(1, '2026-11-20')).toMatchObject({
    error: { type: 'reference-points-nowhere', what: '9.999999' },
  });
  await change('fees', 'replace', { procedure: '2.000884', dong: '15.000', source: 'NQ 5' });
  expect(await publish(1, '2026-11-19')).toMatchObject({
    error: { type: 'effective-too-early', earliest: '2026-11-20' },
  });
  expect(await publish(1, '2026-11-20')).toMatchObject({ ok: true });
  expect(await publish(1, '2026-11-20')).toMatchObject({ error: { type: 'published-meanwhile', version: 1 } });
  await change('days-off', 'merge', { date: '30/11/2026', kind: 'off', name: 'Nghỉ', source: 'TB 7' });
  await change('villages', 'merge', { commune: '22006', name: 'Làng Một' }, { commune: '21583', name: 'Làng Hai' });
  expect(await publish(2, '2026-11-28')).toMatchObject({ ok: true });
  await change('villages', 'remove', { commune: '21583', name: 'Làng Hai' });
  expect(await publish(3, '2026-11-27')).toMatchObject({
    error: { type: 'effective-too-early', earliest: '2026-11-28' },
  });
});

test('an officer of a commune sees its villages and its points’ versions', async () => {
  await change('villages', 'merge', { commune: '21583', name: 'Làng Hai' });
  expect(await ask('referenceTable', { kind: 'villages' }, 'xa')).toEqual({
    rows: [{ commune: '22006', name: 'Làng Một', alsoCalled: '', nearest: '' }],
  });
  await province.ticketFor('21583-1');
  const { points } = await ask<{ points: unknown[] }>('referenceState', {}, 'xa');
  expect(points).toEqual([]);
});

test('a station takes what is signed, works by it from its day, and the page says which version it has', async () => {
  const point = '22006-1';
  const ticket = await province.ticketFor(point);
  const folder = await mkdtemp(join(tmpdir(), 'gan-dan-reference-'));
  const road = (store: PointStore) =>
    startReporting({
      ...{ log: store.outgoing, url: province.url, clock: createSystemClock(), ids: createRandomIds() },
      ...{ vault: openKeyFileVault(folder), operatorLog: { write: () => undefined }, memory: store.memory },
      ...{ enrolment: { ticket }, version: 'test', reference: { ...store.reference, changed: store.changed } },
    });
  await withStation({ road, folder }, async ({ station: { store }, clock: here, counter }) => {
    await vi.waitFor(() => expect(store.reference.highest()).toBe(2), { timeout: 30_000, interval: 10 });
    const { client } = await counter('1');
    const listed = await client.listProcedures({});
    expect(listed.find(({ code }) => code === birth.code)).toMatchObject({ limit: { kind: 'working-days', days: 3 } });
    expect(listed.find(({ code }) => code === '2.000884')?.publishedFees).toMatchObject([{ amount: { dong: 15_000 } }]);
    const due = value(await client.previewDueDate({ procedure: birth.code }));
    expect(due.rule).toMatchObject({ kind: 'working-days', days: 3 });
    expect(store.reference.current()?.version).toBe(1);
    expect(isWorkingDay('2026-11-30', store.calendar)).toBe(true);
    here.setLocal('2026-11-28', '07:00');
    store.changed();
    expect([store.reference.current()?.version, isWorkingDay('2026-11-30', store.calendar)]).toEqual([2, false]);
    expect(store.reference.current()?.tables.villages).toMatchObject([{ commune: '22006' }]);
    expect(store.villages().map(({ name }) => name)).toEqual(['Làng Một']);
    const says = async () => (await ask<{ points: { version: number }[] }>('referenceState', {}, 'xa')).points;
    await vi.waitFor(async () => expect(await says()).toMatchObject([{ point, version: 2 }]), { timeout: 30_000 });
  });
  await rm(folder, { recursive: true, force: true });
});

test('nobody changes what was published, and the whole of it is signed', async () => {
  const rows = await query<{ version: number; signature: string }>(
    database,
    'SELECT version, signature FROM reference_versions ORDER BY version',
  );
  expect(rows.map(({ version }) => version)).toEqual([1, 2]);
  for (const { signature } of rows) expect(signature).toMatch(/^[A-Za-z0-9+/]{86}==$/);
});

test('the provincial system’s list is compared with what the points received', async () => {
  const rows = [{ line: 2, officialCode: 'G09.20-20261120-0000001', receivedOn: '2026-11-20' }];
  expect(await ask('compareWithRegister', { from: '2026-11-01', to: '2026-11-30', rows })).toEqual({
    ...{ same: 0, onlyHere: [], differentDate: [] },
    onlyThere: rows,
  });
});
