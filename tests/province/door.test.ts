import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSignatureHeader } from '../../contract/device-signature.ts';
import { provinceApi } from '../../contract/province-api.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let log: SimulatedLog;
let device: TestDevice;
const clock = { time: Date.UTC(2026, 2, 2), now: () => clock.time };

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database, { clock });
  log = simulateLog();
  liveADay(log, { day: 1, date: '2026-03-02', tickets: 5, dossiers: 1 });
  device = testDevice(province.url, log);
  await device.enrol(await province.ticketFor(log.point));
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

describe('a station enrols', () => {
  const freshDevice = (point = '21589-1') => testDevice(province.url, simulateLog(point));

  test('with a ticket, once; the same station asking again after a lost answer gets the same name', async () => {
    const ticket = await province.ticketFor('21589-1');
    const [first, second] = [freshDevice(), freshDevice()];
    const { body } = await first.enrol(ticket);
    expect(body).toMatchObject({ ok: true, value: { keyId: first.keyId, server: { epoch: 1, time: clock.time } } });
    expect((await first.enrol(ticket)).body).toEqual(body);
    expect((await second.enrol(ticket)).body.error).toEqual({ type: 'ticket-used-or-wrong' });
  });

  test('two stations with one ticket at the same instant: one of them is enrolled', async () => {
    const ticket = await province.ticketFor('21589-1');
    const answers = await Promise.all([1, 2, 3, 4].map(() => freshDevice().enrol(ticket)));
    expect(answers.filter(({ body }) => body.ok)).toHaveLength(1);
  });

  test('as people type it: small letters, spaces and dashes', async () => {
    const ticket = (await province.ticketFor('21589-1')).toLowerCase();
    expect((await freshDevice().enrol(`${ticket.slice(0, 13)} - ${ticket.slice(13)}`)).body.ok).toBe(true);
  });

  test('not with a ticket of another point, and that ticket stays good for its own', async () => {
    const ticket = await province.ticketFor('21589-1');
    expect((await freshDevice('21583-1').enrol(ticket)).body.error).toEqual({ type: 'ticket-for-another-point' });
    expect((await freshDevice().enrol(ticket, { stream: '21583-1:1' })).body.error).toEqual({
      type: 'ticket-for-another-point',
    });
    expect((await freshDevice().enrol(ticket)).body.ok).toBe(true);
  });

  test('not after seven days, not with an invented ticket, not with a proof of another key', async () => {
    const ticket = await province.ticketFor('21589-1');
    const wrongProof = freshDevice().sign('something else');
    expect((await freshDevice().enrol(ticket, { proof: wrongProof })).body.error).toEqual({ type: 'proof-wrong' });
    expect((await freshDevice().enrol('A'.repeat(26))).body.error).toEqual({ type: 'ticket-used-or-wrong' });
    clock.time += 7 * 24 * 60 * 60 * 1000;
    expect((await freshDevice().enrol(ticket)).body.error).toEqual({ type: 'ticket-used-or-wrong' });
  });

  test('a ticket is given only for a point of the 135 communes, and the database does not hold it', async () => {
    expect(await province.createEnrolmentTicket('00001-1')).toEqual({ ok: false, error: { type: 'commune-unknown' } });
    expect(await province.createEnrolmentTicket('../..')).toEqual({ ok: false, error: { type: 'point-invalid' } });
    const ticket = await province.ticketFor('21589-1');
    const rows = await query(database, 'SELECT * FROM enrolment_tickets');
    expect(JSON.stringify(rows)).not.toContain(ticket);
  });
});

describe('a request without the right signature is turned away and says why', () => {
  const hello = () => ({
    ...{ stream: log.stream, head: log.head(), acked: log.acked(), boot: 'b', wall: 1 },
    app: { version: '0', schema: 1 },
  });

  test('none, an unreadable one, an unknown device, another key, another body, another method', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const answers = await Promise.all([
      post(province.url, 'hello', hello()),
      post(province.url, 'hello', hello(), { signature: 'keyid="x"' }),
      device.send('hello', hello(), { keyId: '22006-1.0123456789abcdef' }),
      device.send('hello', hello(), { by: stranger }),
      device.send('hello', hello(), { signedBody: '{}' }),
      device.send('hello', hello(), { path: '/push' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'signature-missing'],
      [401, 'signature-wrong'],
      [401, 'device-unknown'],
      [401, 'signature-wrong'],
      [401, 'signature-wrong'],
      [401, 'signature-wrong'],
    ]);
  });

  test('a stranger learns nothing of what a method takes', async () => {
    expect((await post(province.url, 'push', { nonsense: true })).body.code).toBe('signature-missing');
  });

  test('a captured request sent again is refused, also when ten copies race', async () => {
    const nonce = 'a'.repeat(32);
    const copies = await Promise.all(Array.from({ length: 10 }, () => device.send('hello', hello(), { nonce })));
    expect(copies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(copies.filter(({ body }) => body.code === 'nonce-used')).toHaveLength(9);
  });

  test('a stranger cannot use up the nonce of a device', async () => {
    const nonce = 'b'.repeat(32);
    await device.send('hello', hello(), { nonce, by: generateKeyPairSync('ed25519').privateKey });
    expect((await device.send('hello', hello(), { nonce })).status).toBe(200);
  });

  test('a revoked device is told so, and its key signs nothing any more', async () => {
    const lost = simulateLog('21583-1');
    const lostDevice = testDevice(province.url, lost);
    await lostDevice.enrol(await province.ticketFor(lost.point));
    lost.appendStrange('counter-closed', {});
    expect((await province.revokeDevice(lost.point, lostDevice.keyId)).ok).toBe(true);
    expect((await lostDevice.hello()).body.error).toEqual({ type: 'revoked' });
    expect((await lostDevice.push(0, 1)).body.error).toEqual({ type: 'revoked' });
    expect((await province.revokeDevice(lost.point, 'nobody')).ok).toBe(false);
  });

  test('headers a proxy or a vandal may send never parse into something else', () => {
    for (const text of [undefined, '', 'keyid=""', `keyid="22006-1.${'0'.repeat(16)}", ts=1, nonce="short", sig="x"`])
      expect(parseSignatureHeader(text)).toBeNull();
  });
});

describe('bodies nobody should send', () => {
  test.each([
    ['no JSON', '{"stream":', 400, 'bad-request'],
    ['an empty body', '', 400, 'bad-request'],
    ['a list', '[]', 400, 'bad-request'],
    ['null', 'null', 400, 'bad-request'],
    ['a number far too large', '{"stream":"22006-1:1","from":{"seq":1e300}}', 400, 'bad-request'],
    ['a negative height', '{"stream":"22006-1:1","from":{"seq":-1}}', 400, 'bad-request'],
    ['two megabytes', `"${'x'.repeat(2_000_000)}"`, 413, 'too-large'],
  ])('%s', async (_what, body, status, code) => {
    const answer = await device.send('push', body);
    expect([answer.status, answer.body]).toEqual([status, { status, code }]);
  });

  test('a form instead of JSON is refused by its type', async () => {
    const answer = await post(province.url, 'signIn', 'login=x', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'not-json']);
  });

  test('facts nested a hundred thousand deep are refused, and the province still answers', async () => {
    const event = { ...log.events[0], facts: { deep: 'DEEP' } };
    const from = { seq: 0, hash: log.hashAt(0) };
    const segment = { stream: log.stream, from, events: [event], headSignature: 'x', keys: [] };
    const text = JSON.stringify(segment).replace('"DEEP"', '['.repeat(100_000) + ']'.repeat(100_000));
    expect((await device.send('push', text)).body).toMatchObject({ ok: false, error: { type: 'bad-hash', seq: 1 } });
    expect((await device.hello()).status).toBe(200);
  });

  test('an unknown method is not found', async () => {
    expect((await post(province.url, 'dropTables', {})).status).toBe(404);
  });

  test('no answer carries what was sent, a stack or a table name', async () => {
    const secret = 'NGUYEN-VAN-THU-079203001234';
    const answer = await device.send('hello', { stream: secret });
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(JSON.stringify(province.log)).not.toContain(secret);
  });
});

describe('an officer', () => {
  test('signs in, reads the figures, signs out, and the token is dead', async () => {
    await province.createOfficer({ login: 'Thu.Ha', name: 'Thu Hà', password: 'một mật khẩu dài' });
    const { body } = await post(province.url, 'signIn', { login: 'thu.ha', password: 'một mật khẩu dài' });
    expect(body).toMatchObject({ ok: true, value: { name: 'Thu Hà' } });
    const { token } = body.value as { token: string };
    const as = { authorization: `Bearer ${token}` };
    const range = { from: '2026-03-01', to: '2026-03-31' };
    expect((await post(province.url, 'communeFigures', range, as)).status).toBe(200);
    expect((await post(province.url, 'signOut', {}, as)).body).toEqual({});
    expect((await post(province.url, 'communeFigures', range, as)).body.code).toBe('sign-in-required');
    expect(JSON.stringify(await query(database, 'SELECT * FROM sessions'))).not.toContain(token);
  });

  test('nobody sees a figure without a sign-in, and an old one is named as expired', async () => {
    const range = { from: '2026-03-01', to: '2026-03-31' };
    for (const authorization of ['', 'Bearer x', `Bearer ${'A'.repeat(52)}`, 'Basic eDp5'])
      expect((await post(province.url, 'communeFigures', range, { authorization })).body.code).toBe('sign-in-required');
    await province.createOfficer({ login: 'cu', name: 'Người Cũ', password: 'một mật khẩu dài' });
    const { body } = await post(province.url, 'signIn', { login: 'cu', password: 'một mật khẩu dài' });
    clock.time += 8 * 60 * 60 * 1000;
    const authorization = `Bearer ${(body.value as { token: string }).token}`;
    expect((await post(province.url, 'communeFigures', range, { authorization })).body.code).toBe('sign-in-expired');
  });

  test('a wrong password costs more time from the third on, for a login that exists and one that does not', async () => {
    await province.createOfficer({ login: 'lan', name: 'Lan', password: 'một mật khẩu dài' });
    for (const login of ['lan', 'khong-co-ai']) {
      const answers: unknown[] = [];
      for (let attempt = 0; attempt < 4; attempt++)
        answers.push((await post(province.url, 'signIn', { login, password: 'sai' })).body.error);
      const wrong = { type: 'login-or-password-wrong' };
      expect(answers).toEqual([wrong, wrong, wrong, { type: 'too-many-tries', seconds: 1 }]);
      clock.time += 1_000;
      expect((await post(province.url, 'signIn', { login, password: 'sai' })).body.error).toEqual(wrong);
      expect((await post(province.url, 'signIn', { login, password: 'sai' })).body.error).toMatchObject({ seconds: 2 });
    }
    clock.time += 2_000;
    expect((await post(province.url, 'signIn', { login: 'lan', password: 'một mật khẩu dài' })).body.ok).toBe(true);
  });

  test('forty guesses at once are not forty guesses', async () => {
    await province.createOfficer({ login: 'minh', name: 'Minh', password: 'một mật khẩu dài' });
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => post(province.url, 'signIn', { login: 'minh', password: 'sai' })),
    );
    const looked = answers.filter(({ body }) => (body.error as { type: string }).type === 'login-or-password-wrong');
    expect(looked).toHaveLength(3);
  });

  test('a login is given once, a short password not at all', async () => {
    expect(await province.createOfficer({ login: 'LAN', name: 'Lan', password: 'một mật khẩu dài' })).toEqual({
      ok: false,
      error: { type: 'login-taken' },
    });
    expect((await province.createOfficer({ login: 'a b', name: '', password: 'một mật khẩu dài' })).ok).toBe(false);
    expect((await province.createOfficer({ login: 'moi', name: '', password: 'ngắn' })).ok).toBe(false);
  });
});

test('a province that is told to end does not wait for whoever only opened a connection, and answers who has asked', {
  // Node itself would let such a connection stay for more than a minute.
  timeout: 20_000,
}, async () => {
  const other = await startTestProvince(await postgres.provinceDatabase());
  const [silent, asking] = [connect(other.port, '127.0.0.1'), connect(other.port, '127.0.0.1')];
  silent.on('error', () => undefined);
  const gone = once(silent, 'close');
  await once(silent, 'connect');
  const body = JSON.stringify({ login: 'khong-ai', password: 'mot-mat-khau-dai' });
  const head = ['POST /api/signIn HTTP/1.1', 'Host: tinh', 'Content-Type: application/json', 'Expect: 100-continue'];
  asking.write(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n`);
  // The province has the head of the request, and waits for the rest.
  expect(String((await once(asking, 'data'))[0])).toContain('100 Continue');
  let answer = '';
  asking.on('data', (bytes: Buffer) => {
    answer += bytes.toString();
  });
  const ended = other.close();
  asking.write(body);
  await Promise.all([ended, gone, once(asking, 'close')]);
  expect(answer).toContain('login-or-password-wrong');
});

describe('what a browser and a tool are told', () => {
  test('every answer forbids framing, sniffing and foreign scripts', async () => {
    for (const path of ['/', '/api/openapi.json', '/api/nothing', '/../../etc/passwd']) {
      const { headers } = await fetch(`${province.url}${path}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  test('the OpenAPI document names the methods of the contract', async () => {
    const document = (await (await fetch(`${province.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, { post: { operationId: string } }>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    const ids = Object.values(document.paths).map(({ post: operation }) => operation.operationId);
    expect(ids.sort()).toEqual(Object.keys(provinceApi).sort());
  });
});
