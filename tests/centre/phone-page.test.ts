import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { pairingRule } from '../../domain/station.ts';
import { refusalIn, withOpenDoor } from './open-door.ts';
import { openRoad } from './rpc-road.ts';

/** As a telephone of the network asks: from another address, without a token. */
function phone(port: number, method: string, input: object): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, path: `/api/${method}`, method: 'POST', localAddress: '127.0.0.2' },
        headers: { 'content-type': 'application/json', host: `127.0.0.1:${port}` },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
        });
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify(input));
  });
}

const atOffice = (run: (at: Awaited<ReturnType<typeof office>>) => Promise<void>) =>
  withOpenDoor({ lan: true }, async (door) => {
    const at = await office(door);
    // A machine without any network says so, and shows nothing else.
    const isAlone = Object.values(networkInterfaces()).every((each) => each?.every(({ internal }) => internal));
    if (isAlone) expect((await at.call('openPhonePage')).body).toMatchObject({ error: { type: 'no-network' } });
    else await run(at);
    at.road.close();
  });

async function office(door: Parameters<Parameters<typeof withOpenDoor>[1]>[0]) {
  const account = door.account('truong', 'head');
  const token = door.tokenOf({ role: 'office', account, expiresAt: door.clock.now() + 48 * 3_600_000 });
  const road = await openRoad(door.port);
  const call = (method: string, input: object = {}) => road.call(method, input, { token });
  const open = async () => {
    const { body } = await call('openPhonePage');
    const { links } = (body as { value: { links: string[] } }).value;
    return { links, code: links[0]?.split('#')[1] ?? '' };
  };
  const claim = async (code: string) => (await phone(door.port, 'claimPhonePage', { code })).body;
  const pair = async () => {
    const { code } = await open();
    return ((await claim(code)) as { value: { pass: string } }).value.pass;
  };
  const read = async (pass: string) => (await phone(door.port, 'readPhonePage', { pass })).body;
  return { door, account, road, call, open, claim, pair, read };
}

const over = { ok: false, error: { type: 'phone-pass-over' } };
const wrong = { ok: false, error: { type: 'phone-code-wrong' } };

describe('the head’s page on a telephone', () => {
  test('is read after pairing, names no citizen and nothing else opens by it', () =>
    atOffice(async ({ door, open, claim, read, call }) => {
      const { links, code } = await open();
      for (const link of links) expect(link).toMatch(new RegExp(`^http://[\\d.]+:${door.port}/phone#[a-z2-7]{32}$`));
      const claimed = (await claim(code)) as { value: { pass: string } };
      const { pass } = claimed.value;
      const page = ((await read(pass)) as { value: Record<string, unknown> }).value;
      expect(page).toMatchObject({ pointName: door.station.store.point.name, overdue: { count: 0 } });
      expect((page.figures as unknown[]).length).toBe(5);
      expect((await call('openPhonePage')).body).toMatchObject({ value: { phones: 1 } });
      for (const method of ['watchHead', 'readFigure', 'findDossiers', 'issueTicket', 'openPhonePage']) {
        const { status, body } = await phone(door.port, method, { pass });
        expect([method, status, refusalIn(body)]).toEqual([method, 403, 'not-on-this-pc']);
      }
    }));

  test('is good for one telephone and ten minutes, and not for who guesses', () =>
    atOffice(async ({ door, open, claim }) => {
      const { code } = await open();
      expect(await claim(code)).toMatchObject({ ok: true });
      expect(await claim(code)).toEqual(wrong);
      const second = await open();
      door.clock.pass(pairingRule.validMs);
      expect(await claim(second.code)).toEqual(wrong);
      const third = await open();
      for (let n = 0; n < pairingRule.wrongTries; n++) expect(await claim(`a${n + 2}`.repeat(8))).toEqual(wrong);
      expect(await claim(third.code)).toEqual(wrong);
    }));

  test('ends by a press, after half a day, and with the rights of whoever paired it', () =>
    atOffice(async ({ door, account, pair, read, call }) => {
      const first = await pair();
      expect((await call('closePhonePages')).body).toMatchObject({ phones: 1 });
      expect(await read(first)).toEqual(over);
      const second = await pair();
      door.clock.pass(13 * 3_600_000);
      expect(await read(second)).toEqual(over);
      const third = await pair();
      expect(await read(third)).toMatchObject({ ok: true });
      door.station.store.databases.write
        .prepare('UPDATE accounts SET deactivated_at = 1 WHERE account = ?')
        .run(account);
      expect(await read(third)).toEqual(over);
    }));

  test('is not offered by a host that is not open to the network', () =>
    withOpenDoor({ lan: false }, async (door) => {
      const { road, call } = await office(door);
      expect((await call('openPhonePage')).body).toMatchObject({ error: { type: 'lan-closed' } });
      road.close();
    }));
});
