import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { terminalApi } from '../../../../contract/terminal-api.ts';
import type { MethodName } from '../../../../main/operations/caller.ts';
import { boardPage, type OpenDoor, post, refusalIn, withOpenDoor } from '../../../centre/open-door.ts';
import { openRoad, sendFrame } from '../../../centre/rpc-road.ts';
import { sampleInput } from '../../../centre/sample-inputs.ts';

const methods = Object.keys(terminalApi) as MethodName[];

describe('a page of another site', () => {
  const foreign = ['http://xau.example', 'https://127.0.0.1', 'null', 'app://khac', 'http://localhost:1'];

  test('can neither open the WebSocket nor post', () =>
    withOpenDoor({}, async ({ port }) => {
      for (const origin of foreign) {
        await expect(openRoad(port, { origin }), origin).rejects.toThrow('403');
        const { status, body } = await post(port, 'watchBoard', {}, { headers: { origin } });
        expect([origin, status, refusalIn(body)]).toEqual([origin, 403, 'bad-request']);
      }
    }));

  test('cannot slip a command in as a form, which browsers send without asking', () =>
    withOpenDoor({}, async (door) => {
      const token = door.tokenOf({ role: 'kiosk' });
      const head = door.station.store.head();
      const body = JSON.stringify(sampleInput('issueTicket'));
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const answered = await post(door.port, 'issueTicket', body, { token, headers: { 'content-type': type } });
        expect([type, answered.status, refusalIn(answered.body)]).toEqual([type, 415, 'bad-request']);
      }
      expect(door.station.store.head()).toEqual(head);
    }));

  test('that calls this PC by a name of its own is refused by that name', () =>
    withOpenDoor({}, async ({ port }) => {
      for (const host of ['xau.example', `xau.example:${port}`, '127.0.0.1.xau.example', '192.0.2.7']) {
        expect([host, (await get(port, '/board', { headers: { host } })).status]).toEqual([host, 421]);
        await expect(openRoad(port, { headers: { host } })).rejects.toThrow('403');
      }
    }));
});

describe('a page of this door', () => {
  test('comes in by every name of this PC', () =>
    withOpenDoor({}, async ({ port }) => {
      for (const name of ['127.0.0.1', 'localhost']) {
        const headers = { host: `${name}:${port}` };
        expect((await get(port, '/board', { headers })).text).toBe(boardPage);
        const road = await openRoad(port, { headers, origin: `http://${name}:${port}` });
        expect(await road.call('watchBoard', {})).toMatchObject({ status: 200, body: { lastCallNo: 0 } });
        road.close();
      }
    }));

  test('may load nothing from elsewhere, be framed by nobody, and is never kept', () =>
    withOpenDoor({}, async ({ port }) => {
      const { headers } = await get(port, '/kiosk');
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    }));

  test('is made of files that keep, since a changed one has another name; one that is missing is asked for again', () =>
    withOpenDoor({}, async ({ port, folder }) => {
      mkdirSync(join(folder, 'pages', 'assets'), { recursive: true });
      writeFileSync(join(folder, 'pages', 'assets', 'board-1.js'), '');
      expect((await get(port, '/assets/board-1.js')).headers['cache-control']).toMatch(/max-age=31536000, immutable/);
      const missing = await get(port, '/assets/board-2.js');
      expect([missing.status, missing.headers['cache-control']]).toEqual([404, 'no-store']);
    }));

  test('finds nothing outside the folder of pages', () =>
    withOpenDoor({}, async ({ port }) => {
      const ways = ['/../station.key', '/assets/../../station.key', '/assets/..%2f..%2flog.db', '/%2e%2e/log.db'];
      for (const way of ways) {
        const { status, text } = await get(port, way);
        expect([way, status >= 400, /signing|SQLite/.test(text)]).toEqual([way, true, false]);
      }
    }));
});

describe('another machine', () => {
  test('does not reach a station that was not opened to it', () =>
    withOpenDoor({ lan: false }, async ({ port }) => {
      const address = ownAddress();
      if (address) await expect(get(port, '/board', { host: address })).rejects.toThrow('ECONNREFUSED');
      expect((await get(port, '/kiosk', { localAddress: '127.0.0.2' })).status).toBe(403);
    }));

  test('sees the board, what it is made of, and its calls', () =>
    withOpenDoor({ lan: true }, async ({ port }) => {
      expect((await elsewhere(port, '/board')).text).toBe(boardPage);
      expect((await elsewhere(port, '/board?lang=en')).text).toBe(boardPage);
      expect((await elsewhere(port, '/assets/board.js')).text).toBe('// board');
      const road = await openRoad(port, roadElsewhere());
      expect(await road.call('watchBoard', {})).toMatchObject({ status: 200, body: { lastCallNo: 0 } });
      road.close();
    }));

  test('plays the videos of the board, in pieces as a player asks for them, and sees nothing that lies beside', () =>
    withOpenDoor({ lan: true }, async ({ port, folder }) => {
      writeFileSync(join(folder, 'media', 'Hướng dẫn.mp4'), '0123456789');
      writeFileSync(join(folder, 'media', 'mật khẩu.txt'), 'x');
      const video = `/media/${encodeURIComponent('Hướng dẫn.mp4')}`;
      const whole = await elsewhere(port, video);
      expect([whole.status, whole.text, whole.headers['content-type']]).toEqual([200, '0123456789', 'video/mp4']);
      const piece = await get(port, video, { headers: { range: 'bytes=2-4' } });
      expect([piece.status, piece.text, piece.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
      for (const way of [
        ...[
          `/media/${encodeURIComponent('mật khẩu.txt')}`,
          '/media/',
          '/media',
          '/media/..%2flog.db',
          '/media/../log.db',
        ],
        ...['/media/..%5clog.db', '/media/%2e%2e/log.db', '/media/.mp4', '/media/x/../Hướng dẫn.mp4'],
      ]) {
        const { status, text } = await elsewhere(port, encodeURI(decodeURI(way)));
        expect([way, status >= 400, text.length < 300]).toEqual([way, true, true]);
      }
    }));

  test('gets nothing else, whatever token it has found', () =>
    withOpenDoor({ lan: true }, async (door) => {
      const { port } = door;
      const wrong: string[] = [];
      for (const path of [
        ...['/', '/kiosk', '/counter', '/office', '/paper', '/kiosk.html', '/api/openapi.json', '/api/watchBoard'],
        ...['/assets/../kiosk.html', '/assets/%2e%2e/kiosk.html', '/assets/..%2fkiosk.html', '/boards', '/board/x'],
        ...['/phones', '/phone.html', '/api/openPhonePage', '/api/readPhonePage/x'],
      ]) {
        const { status } = await elsewhere(port, path);
        if (status !== 403) wrong.push(`${path}: ${status}`);
      }
      const account = door.account('truong', 'head');
      const token = door.tokenOf({ role: 'office', account, expiresAt: door.clock.now() + 1000 });
      const road = await openRoad(port, roadElsewhere());
      // What a board on the wall shows and says, and nothing that changes anything.
      const ofBoard = ['whoAmI', 'watchBoard', 'readTexts', 'watchVoice', 'readClip'];
      // A telephone's code and pass are looked at, and these are none.
      for (const [method, why] of [
        ['claimPhonePage', 'phone-code-wrong'],
        ['readPhonePage', 'phone-pass-over'],
      ] as const)
        expect((await road.call(method, sampleInput(method), { token })).body).toMatchObject({ error: { type: why } });
      const ofPhone = ['claimPhonePage', 'readPhonePage'];
      for (const method of methods.filter((each) => !ofBoard.includes(each) && !ofPhone.includes(each))) {
        const { status, body } = await road.call(method, sampleInput(method), { token });
        if (status !== 403 || refusalIn(body) !== 'not-on-this-pc') wrong.push(`${method}: ${status}`);
      }
      // Whoever looks from elsewhere is a visitor, also with the head's token in hand.
      expect((await road.call('whoAmI', {}, { token })).body).toMatchObject({ role: 'board', account: null });
      road.close();
      expect(wrong).toEqual([]);
      expect(door.station.store.head().seq).toBe(1);
    }));
});

describe('a socket that is treated badly', () => {
  const frames: readonly (readonly [string, string | Uint8Array, number])[] = [
    ['a frame over 256 KiB', 'x'.repeat(256 * 1024 + 1), 1009],
    ['ten megabytes of letters', 'đ'.repeat(5_000_000), 1009],
    ['no JSON', '{"i": "1", "p": {"u": "/whoAmI"', 1008],
    ['not a call', '"Nguyễn Văn Mẫu"', 1008],
    ['null', 'null', 1008],
    ['a call without its parts', '{}', 1008],
    ['a call of another machine', JSON.stringify({ i: '1', p: { u: 'http://xau.example/whoAmI', b: {} } }), 1008],
    [
      'a call with a header no header may be',
      JSON.stringify({ i: '1', p: { u: '/whoAmI', h: { authorization: 'a\nb' } } }),
      1008,
    ],
    ['a hundred thousand nested lists', '['.repeat(100_000) + ']'.repeat(100_000), 1008],
    ['bytes', Uint8Array.from([0xff, 0xfe, 0x00, 0x80]), 1008],
  ];

  test('by what it is sent is closed with the reason, and the station serves the next one', () =>
    withOpenDoor({}, async (door) => {
      for (const [what, frame, closed] of frames)
        expect([what, await sendFrame(door.port, frame)]).toEqual([what, { closed }]);
      await isAlive(door);
    }));

  test('by a reset in the middle of opening harms nobody else', () =>
    withOpenDoor({}, async (door) => {
      for (const path of ['/rpc', '/xau'])
        for (let n = 0; n < 10; n++)
          await new Promise<void>((resolve) => {
            const socket = connect(door.port, '127.0.0.1', () => {
              const keys =
                'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';
              socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${keys}\r\n\r\n`);
              socket.resetAndDestroy();
            });
            socket.on('close', () => resolve());
            socket.on('error', () => {});
          });
      await isAlive(door);
    }));
});

describe('the OpenAPI document', () => {
  interface Operation {
    readonly operationId: string;
    readonly requestBody?: { readonly content: Record<string, { readonly schema?: object }> };
    readonly responses: Record<string, { readonly content: Record<string, { readonly schema?: object }> }>;
  }

  test('names every method of the contract as the contract does, with what goes in and what comes out', () =>
    withOpenDoor({}, async ({ port }) => {
      const document = JSON.parse((await get(port, '/api/openapi.json')).text) as {
        openapi: string;
        paths: Record<string, Record<string, Operation>>;
      };
      expect(document.openapi).toMatch(/^3\.1/);
      const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
        Object.entries(verbs).map(([verb, operation]) => ({ path, verb, ...operation })),
      );
      expect(operations.map(({ operationId }) => operationId).sort()).toEqual([...methods].sort());
      for (const { path, verb, operationId, requestBody, responses } of operations) {
        expect([path, verb]).toEqual([`/${operationId}`, 'post']);
        expect([operationId, schemasIn(requestBody?.content), schemasIn(responses['200']?.content)]).toEqual([
          operationId,
          1,
          1,
        ]);
      }
    }));

  function schemasIn(content: Record<string, { readonly schema?: object }> = {}): number {
    return Object.values(content).filter(({ schema }) => schema && Object.keys(schema).length > 0).length;
  }
});

async function isAlive({ port, said }: OpenDoor): Promise<void> {
  const road = await openRoad(port);
  expect(await road.call('whoAmI', {})).toMatchObject({ status: 200 });
  road.close();
  expect(said.filter(({ event }) => event === 'bug')).toEqual([]);
}

interface Wish {
  readonly host?: string;
  readonly localAddress?: string;
  readonly headers?: Record<string, string>;
}

/** Bare HTTP: a path and a Host header as they are, which `fetch` would tidy up. */
function get(port: number, path: string, { host = '127.0.0.1', ...wish }: Wish = {}) {
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const sent = request({ host, port, path, ...wish }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** An address of this machine that other machines use, or none: then a second loopback address stands for them. */
function ownAddress(): string | undefined {
  const every = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return every.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

function roadElsewhere(): { host: string; localAddress?: string } {
  const host = ownAddress();
  return host ? { host } : { host: '127.0.0.1', localAddress: '127.0.0.2' };
}

function elsewhere(port: number, path: string) {
  return ownAddress() ? get(port, path, { host: ownAddress() ?? '' }) : get(port, path, { localAddress: '127.0.0.2' });
}
