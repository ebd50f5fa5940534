import { afterAll, beforeAll, expect, test } from 'vitest';
import { DossierId } from '../../domain/ids.ts';
import { keyIdOf, receiptText, signedCodeText } from '../../domain/signed-code.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { receiveDossier } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';

/** What a holder of a receipt is told, and where folders are between two points. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
const clock = { time: Date.UTC(2026, 2, 4, 3), now: () => clock.time };
const [here, there] = [simulateLog('22006-1'), simulateLog('22006-2')];
const devices = new Map<SimulatedLog, TestDevice>();
const sent = new Map<SimulatedLog, number>();
let authorization: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database, { clock });
  for (const log of [here, there, simulateLog('21583-1')]) {
    const device = testDevice(province.url, log);
    await device.enrol(await province.ticketFor(log.point));
    devices.set(log, device);
  }
  await province.createOfficer({ login: 'ha', name: 'Hà', password: 'một mật khẩu dài' });
  const { body } = await post(province.url, 'signIn', { login: 'ha', password: 'một mật khẩu dài' });
  authorization = `Bearer ${(body.value as { token: string }).token}`;
  for (const ordinal of [1, 2, 3, 4])
    here.append([receiveDossier(here, { dossier: id(ordinal), ordinal, date: '2026-03-02', due: '2026-03-09' })]);
  await push(here);
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

const id = (ordinal: number) => DossierId(`00000000-0000-4000-8000-00000000000${ordinal}`);
const code = (ordinal: number) => `22006-1-${ordinal}`;

function deviceOf(log: SimulatedLog): TestDevice {
  const device = devices.get(log);
  if (!device) throw new Error('no device');
  return device;
}

async function push(log: SimulatedLog): Promise<void> {
  const { body } = await deviceOf(log).push(sent.get(log) ?? 0, log.events.length);
  expect(body).toMatchObject({ ok: true, value: { parked: [] } });
  sent.set(log, log.events.length);
}

/** The text of a receipt's QR, as the station signs it. */
function receipt(of: string, device = deviceOf(here)): string {
  const signature = Buffer.from(device.sign(receiptText(of)), 'base64').toString('base64url');
  return signedCodeText({ code: of, keyId: keyIdOf(device.publicKey), signature });
}

const lookUp = async (token: string) => (await post(province.url, 'lookUp', { token })).body;

test('the receipt tells where its dossier stands, and nothing else is in the answer', async () => {
  expect(await lookUp(receipt(code(1)))).toEqual({ ok: true, value: { state: 'received', asOf: clock.time } });
  here.appendStrange('dossier-taken', { dossier: id(1), at: '2026-03-02T09:00' });
  // somebody else's point works on it, from the scan
  there.appendStrange('supplement-requested', { dossier: id(1), at: '2026-03-03T09:00', missing: 1 });
  await push(here);
  await push(there);
  expect(await lookUp(receipt(code(1)))).toMatchObject({ value: { state: 'papers-missing' } });
});

test('a code alone opens nothing; neither does a made-up signature, another’s receipt, or another commune’s key', async () => {
  const true_ = receipt(code(2));
  const tokens = [
    `${code(2)}~${'0'.repeat(8)}~${'A'.repeat(86)}`,
    true_.replace(code(2), code(3)),
    receipt(code(2), deviceOf([...devices.keys()][2] as SimulatedLog)),
    receipt('22006-1-99'),
    'https://example.invalid/tra-cuu#x',
  ];
  for (const token of tokens) expect(await lookUp(token)).toMatchObject({ error: { type: 'look-up-unknown' } });
  expect((await post(province.url, 'lookUp', { token: code(2) })).status).toBe(400);
  expect(await lookUp(true_)).toMatchObject({ ok: true });
});

test('few at a time: the twenty-first within a moment is asked to wait, and is heard again later', async () => {
  clock.time += 60_000;
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => post(province.url, 'lookUp', { token: receipt(code(2)) })),
  );
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  expect(answers.find(({ status }) => status === 429)?.body.code).toBe('too-many-requests');
  clock.time += 4_000;
  expect(await lookUp(receipt(code(2)))).toMatchObject({ ok: true });
});

const item = (ordinal: number, cv: number, carries = 'folder') => ({
  ...{ dossier: id(ordinal), code: code(ordinal), cv, carries, work: true },
});
const offered = (handOver: string, ...items: object[]) =>
  here.appendStrange('hand-over-offered', {
    ...{ handOver, to: '22006-2', kind: 'folders', bag: 'T1', items, at: '2026-03-02T16:00', signature: 'x' },
  });
const onTheRoad = async () => {
  const { body } = await post(province.url, 'foldersOnTheRoad', {}, { authorization });
  return (body as unknown as { groups: { kind: string; codes: string[]; overdue: boolean; to: string }[] }).groups;
};

test('folders are on the road from the offer to the acceptance, and late after a working day; a scan carries no folder', async () => {
  offered('h1', item(1, 2), item(2, 2), item(3, 2, 'nothing'));
  await push(here);
  expect(await onTheRoad()).toMatchObject([
    {
      point: '22006-1',
      to: '22006-2',
      kind: 'offered',
      bag: 'T1',
      folders: 2,
      codes: [code(1), code(2)],
      overdue: true,
    },
  ]);
  there.appendStrange('hand-over-accepted', {
    ...{ handOver: 'h1', from: '22006-1', offerHash: null, items: [item(1, 3)], how: 'one-by-one', differences: [] },
    at: '2026-03-03T08:00',
  });
  there.appendStrange('hand-over-declined', {
    ...{ handOver: 'h1', from: '22006-1', items: [item(2, 3)], reason: 'not-ours', at: '2026-03-04T08:00' },
  });
  await push(there);
  expect(await onTheRoad()).toMatchObject([{ kind: 'declined', to: '22006-1', codes: [code(2)], overdue: false }]);
});

test('what is known of it is as old as the last word of whoever has it, not as the newest of where it was received', async () => {
  const heard = clock.time;
  clock.time += 3 * 86_400_000;
  here.appendStrange('dossier-taken', { dossier: id(3), at: '2026-03-07T09:00' });
  await push(here);
  expect(await lookUp(receipt(code(1)))).toMatchObject({ value: { asOf: heard } });
  expect(await lookUp(receipt(code(4)))).toMatchObject({ value: { asOf: clock.time } });
  clock.time = heard;
});

test('two points that say the same turn of one folder are a conflict until somebody counts; a lost one is lost', async () => {
  here.appendStrange('hand-over-withdrawn', {
    ...{ handOver: 'h1', to: '22006-2', items: [item(1, 3)], approver: 'a', at: '2026-03-04T08:00' },
  });
  here.appendStrange('folder-lost', {
    ...{ dossier: id(4), cv: 2, paper: 'folder', handOver: null, missing: 2, approver: 'a', at: '2026-03-04T08:00' },
  });
  await push(here);
  const kinds = (await onTheRoad()).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['conflict', 'conflict', 'declined', 'lost']);
  there.appendStrange('custody-recounted', {
    ...{ items: [{ dossier: id(1), code: code(1), cv: 4, paper: 'folder', found: true }], why: 'conflict' },
    at: '2026-03-04T09:00',
  });
  await push(there);
  expect((await onTheRoad()).map(({ kind }) => kind).sort()).toEqual(['declined', 'lost']);
});

test('neither the way of folders nor a life names a person', async () => {
  const rows = await query(database, 'SELECT * FROM dossier_steps');
  const moves = await query(database, 'SELECT * FROM custody_moves');
  expect(JSON.stringify([rows, moves])).not.toContain('Người Thử');
  expect(rows.length).toBeGreaterThan(4);
});
