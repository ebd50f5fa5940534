import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { CounterId } from '../../../domain/ids.ts';
import { newOrigin, type OpenDoor, post, refusalIn, withOpenDoor } from '../../centre/open-door.ts';

const good = 'chim-sao-bay-cao';
const hour = 3_600_000;

interface Shown {
  readonly token: string;
  readonly account: { readonly name: string; readonly role: string } | null;
  readonly setUpNeeded: boolean;
  readonly expiresAt: number | null;
}

async function attach(door: OpenDoor, wish: { role: 'office' | 'counter'; counter?: string; isSetUp?: boolean }) {
  const counter = wish.counter ? CounterId(wish.counter) : null;
  const code = door.station.attachCode({ role: wish.role, counter, account: null, isSetUp: wish.isSetUp ?? false });
  return shownIn(await post(door.port, 'attachTerminal', { code }));
}

/** A centre with one head, who is signed in: the answer is the head's own token. */
async function withHead(door: OpenDoor, login = 'truong'): Promise<string> {
  const { token } = await attach(door, { role: 'office', isSetUp: true });
  const account = { origin: newOrigin(), login, name: 'Trưởng Mẫu', password: good };
  return shownIn(await post(door.port, 'createFirstAccount', account, { token })).token;
}

async function addClerk(door: OpenDoor, head: string, login: string, password = good) {
  const clerk = { origin: newOrigin(), login, name: 'Cán Bộ Mẫu', password, role: 'clerk' };
  return post(door.port, 'createAccount', clerk, { token: head });
}

function signIn(door: OpenDoor, token: string, login: string, password: string) {
  return post(door.port, 'signIn', { login, password }, { token });
}

function shownIn({ body }: { body: unknown }): Shown {
  const answer = body as { ok: boolean; value: Shown };
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(body)}`);
  return answer.value;
}

describe('the first head of a new centre', () => {
  test('is made with the set-up code, which works once', () =>
    withOpenDoor({}, async (door) => {
      const code = door.station.attachCode({ role: 'office', counter: null, account: null, isSetUp: true });
      const { token, setUpNeeded } = shownIn(await post(door.port, 'attachTerminal', { code }));
      expect(setUpNeeded).toBe(true);
      expect(refusalIn((await post(door.port, 'attachTerminal', { code })).body)).toBe('code-used-or-wrong');
      const first = { origin: newOrigin(), login: 'truong', name: 'Trưởng Mẫu', password: good };
      const { account, setUpNeeded: still } = shownIn(await post(door.port, 'createFirstAccount', first, { token }));
      expect([account?.role, still]).toEqual(['head', false]);
    }));

  test('is the only one: no set-up code makes another', () =>
    withOpenDoor({}, async (door) => {
      const late = await attach(door, { role: 'office', isSetUp: true });
      await withHead(door);
      for (const { token } of [late, await attach(door, { role: 'office', isSetUp: true })]) {
        const second = { origin: newOrigin(), login: 'hai', name: 'Người Thứ Hai', password: good };
        expect(refusalIn((await post(door.port, 'createFirstAccount', second, { token })).body)).toBe(
          'set-up-already-done',
        );
      }
      expect(door.station.store.accounts.count()).toBe(1);
    }));

  test('is the only one also when two set up at the same instant', () =>
    withOpenDoor({}, async (door) => {
      const offices = await Promise.all([1, 2, 3].map(() => attach(door, { role: 'office', isSetUp: true })));
      const answers = await Promise.all(
        offices.map(({ token }, n) =>
          post(
            door.port,
            'createFirstAccount',
            { origin: newOrigin(), login: `truong${n}`, name: 'Trưởng Mẫu', password: good },
            { token },
          ),
        ),
      );
      expect(answers.map(({ body }) => refusalIn(body)).sort()).toEqual(
        [null, 'set-up-already-done', 'set-up-already-done'].sort(),
      );
      expect(door.station.store.accounts.count()).toBe(1);
    }));

  test('cannot be made from an office that was opened without the set-up code', () =>
    withOpenDoor({}, async (door) => {
      const { token } = await attach(door, { role: 'office' });
      const first = { origin: newOrigin(), login: 'truong', name: 'Trưởng Mẫu', password: good };
      expect(refusalIn((await post(door.port, 'createFirstAccount', first, { token })).body)).toBe(
        'set-up-already-done',
      );
    }));
});

describe('a one-time code', () => {
  test('opens one screen, once, even when it is used twice at the same instant', () =>
    withOpenDoor({}, async (door) => {
      const code = door.station.attachCode({ role: 'counter', counter: CounterId('2'), account: null });
      const answers = await Promise.all([1, 2, 3].map(() => post(door.port, 'attachTerminal', { code })));
      expect(answers.filter(({ body }) => refusalIn(body) === null)).toHaveLength(1);
    }));

  test('is worth nothing after a day', () =>
    withOpenDoor({}, async (door) => {
      const [inTime, tooLate] = [1, 2].map(() =>
        door.station.attachCode({ role: 'kiosk', counter: null, account: null }),
      );
      door.clock.pass(24 * hour);
      expect(refusalIn((await post(door.port, 'attachTerminal', { code: inTime })).body)).toBeNull();
      door.clock.pass(1);
      expect(refusalIn((await post(door.port, 'attachTerminal', { code: tooLate })).body)).toBe('code-used-or-wrong');
    }));

  test('is nowhere in the database, nor is any token', () =>
    withOpenDoor({}, async (door) => {
      const code = door.station.attachCode({ role: 'kiosk', counter: null, account: null });
      const { token } = await attach(door, { role: 'office' });
      const { write } = door.station.store.databases;
      const kept = JSON.stringify([
        write.prepare('SELECT * FROM attach_codes').all(),
        write.prepare('SELECT * FROM sessions').all(),
      ]);
      expect([kept.includes(code), kept.includes(token)]).toEqual([false, false]);
    }));
});

describe('a password', () => {
  test('is kept as argon2id with 64 MiB, and opens nothing on another PC', () =>
    withOpenDoor({ realPasswords: true }, async (door) => {
      await withHead(door);
      const { token } = await attach(door, { role: 'counter', counter: '1' });
      expect(shownIn(await signIn(door, token, 'truong', good)).account?.role).toBe('head');
      const stolen = door.station.store.accounts.byLogin('truong')?.password ?? '';
      expect(await verify(stolen, good)).toBe(false);
      expect(door.station.store.accounts.byLogin('truong')?.password).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    }));

  test('everybody guesses first is refused, and so is the own login in it', () =>
    withOpenDoor({}, async (door) => {
      const head = await withHead(door);
      for (const password of ['12345678', 'MatKhau123', 'canhvinh', 'aaaaaaaaaa', 'xin-chao-tuyet-day'])
        expect([password, refusalIn((await addClerk(door, head, 'tuyet', password)).body)]).toEqual([
          password,
          'password-too-common',
        ]);
    }));

  test('is not refused because a login of two letters happens to be in it', () =>
    withOpenDoor({}, async (door) => {
      const head = await withHead(door);
      expect(refusalIn((await addClerk(door, head, 'an', 'quyen-sach-tren-ban-go')).body)).toBeNull();
    }));

  test('opens the account however its letters are composed and the login is capitalised', () =>
    withOpenDoor({}, async (door) => {
      const head = await withHead(door);
      await addClerk(door, head, 'tuyet', 'đường-về-làng-xa');
      const { token } = await attach(door, { role: 'counter', counter: '1' });
      const signed = shownIn(await signIn(door, token, 'TUYET', 'đường-về-làng-xa'.normalize('NFD')));
      expect(signed.account).toMatchObject({ name: 'Cán Bộ Mẫu', role: 'clerk' });
    }));

  test('that is wrong is answered as an unknown login is', () =>
    withOpenDoor({}, async (door) => {
      await withHead(door);
      const { token } = await attach(door, { role: 'counter', counter: '1' });
      const [wrong, unknown] = [
        await signIn(door, token, 'truong', 'sai-mat-khau'),
        await signIn(door, token, 'khong-co', good),
      ];
      expect(wrong).toEqual(unknown);
      expect(refusalIn(wrong.body)).toBe('login-or-password-wrong');
    }));
});

describe('someone who guesses', () => {
  const secondsIn = ({ body }: { body: unknown }) => (body as { error: { seconds?: number } }).error.seconds;

  test('waits twice as long after each failure from the third on, also with the right password', () =>
    withOpenDoor({}, async (door) => {
      const head = await withHead(door);
      await addClerk(door, head, 'tuyet');
      const { token } = await attach(door, { role: 'counter', counter: '1' });
      for (let n = 0; n < 3; n++)
        expect(refusalIn((await signIn(door, token, 'tuyet', 'sai')).body)).toBe('login-or-password-wrong');
      for (const wait of [1, 2, 4, 8]) {
        const refused = await signIn(door, token, 'tuyet', good);
        expect([refusalIn(refused.body), secondsIn(refused)]).toEqual(['too-many-tries', wait]);
        door.clock.pass(wait * 1000);
        expect(refusalIn((await signIn(door, token, 'tuyet', 'sai')).body)).toBe('login-or-password-wrong');
      }
      door.clock.pass(16_000);
      expect(shownIn(await signIn(door, token, 'tuyet', good)).account).not.toBeNull();
    }));

  test('locks nobody else out, nor the same person at another counter', () =>
    withOpenDoor({}, async (door) => {
      const head = await withHead(door);
      await addClerk(door, head, 'tuyet');
      await addClerk(door, head, 'bac');
      const { token } = await attach(door, { role: 'counter', counter: '1' });
      for (let n = 0; n < 4; n++) await signIn(door, token, 'tuyet', 'sai');
      const other = await attach(door, { role: 'counter', counter: '2' });
      expect(shownIn(await signIn(door, other.token, 'tuyet', good)).account).not.toBeNull();
      expect(shownIn(await signIn(door, token, 'bac', good)).account).not.toBeNull();
    }));

  test('many times at once is judged three times', () =>
    withOpenDoor({}, async (door) => {
      await withHead(door);
      const { token } = await attach(door, { role: 'counter', counter: '1' });
      const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(door, token, 'truong', 'sai')));
      const judged = answers.filter(({ body }) => refusalIn(body) === 'login-or-password-wrong');
      expect([judged.length, answers.length - judged.length]).toEqual([3, 37]);
    }));

  test('finds the wait still there after the station was restarted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-tries-'));
    try {
      await withOpenDoor({ folder }, async (door) => {
        await withHead(door);
        const { token } = await attach(door, { role: 'counter', counter: '1' });
        for (let n = 0; n < 3; n++) await signIn(door, token, 'truong', 'sai');
        // A kill after the try was counted and before it was judged: nothing more is written than this.
        door.station.store.accounts.noteTries('truong', 'counter-2', {
          failures: 9,
          waitMs: 64_000,
          boot: door.clock.boot,
          mono: door.clock.mono(),
        });
      });
      await withOpenDoor({ folder }, async (door) => {
        for (const [counter, seconds] of [
          ['1', 1],
          ['2', 64],
        ] as const) {
          const { token } = await attach(door, { role: 'counter', counter });
          const refused = await signIn(door, token, 'truong', good);
          expect([refusalIn(refused.body), secondsIn(refused)]).toEqual(['too-many-tries', seconds]);
        }
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each([-365, 365])('gains nothing by turning the clock by %i days, and nobody waits for a year', (days) =>
    withOpenDoor({}, async (door) => {
      await withHead(door);
      const { token } = await attach(door, { role: 'counter', counter: '1' });
      for (let n = 0; n < 6; n++) {
        await signIn(door, token, 'truong', 'sai');
        door.clock.pass(20_000);
      }
      await signIn(door, token, 'truong', 'sai');
      door.clock.set(door.clock.now() + days * 24 * hour);
      expect(secondsIn(await signIn(door, token, 'truong', good))).toBe(16);
      door.clock.pass(16_000);
      expect(shownIn(await signIn(door, token, 'truong', good)).account).not.toBeNull();
    }),
  );
});

describe('a sign-in', () => {
  test('lasts twelve hours; then the terminal stays and the person is gone', () =>
    withOpenDoor({}, async (door) => {
      await withHead(door);
      const { token } = await attach(door, { role: 'office' });
      const signed = shownIn(await signIn(door, token, 'truong', good));
      expect(signed.expiresAt).toBe(door.clock.now() + 12 * hour);
      const may = async () =>
        refusalIn((await post(door.port, 'findDossiers', { query: '', state: null }, { token: signed.token })).body);
      door.clock.pass(12 * hour - 1);
      expect(await may()).toBeNull();
      door.clock.pass(1);
      expect(await may()).toBe('sign-in-expired');
      expect((await post(door.port, 'whoAmI', {}, { token: signed.token })).body).toMatchObject({
        role: 'office',
        account: null,
      });
      expect(shownIn(await signIn(door, signed.token, 'truong', good)).account).not.toBeNull();
    }));

  test('ends what the person was watching', () =>
    withOpenDoor({}, async (door) => {
      const account = door.account('truong', 'head');
      const token = door.tokenOf({ role: 'office', account, expiresAt: door.clock.now() + 1000 });
      const response = await fetch(`http://127.0.0.1:${door.port}/api/watchOffice`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{}',
      });
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        if (text.includes('event: error')) break;
        door.clock.pass(1000);
        door.station.store.changed();
      }
      expect(text).toContain('sign-in-expired');
    }));
});
