import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AccountId, CounterId } from '../../../domain/ids.ts';
import { noTables } from '../../../domain/reference.ts';
import { publicationText } from '../../../domain/reference-text.ts';
import type { AccountRole } from '../../../domain/roles.ts';
import { createPasswords } from '../../../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../../../main/adapters/system/key-file-vault.ts';
import { otherPoints } from '../../../main/operations/custody-view.ts';
import { createSecrets } from '../../../main/operations/secrets.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import type { Session } from '../../../main/store/sessions-table.ts';
import { newOrigin, type OpenDoor, post, refusalIn, withOpenDoor } from '../../centre/open-door.ts';
import { quickPasswords } from '../../centre/quick-passwords.ts';
import { sampleInput } from '../../centre/sample-inputs.ts';

const good = 'mùa lúa chín vàng';
const hour = 3_600_000;

interface Answer<V> {
  readonly ok: boolean;
  readonly value: V;
}

/** The office of a head, and a person at a counter: every step through the door, as a page takes it. */
async function withOffice(run: (office: ReturnType<typeof officeOf>) => Promise<void>): Promise<void> {
  await withOpenDoor({}, (door) => run(officeOf(door)));
}

function officeOf(door: OpenDoor) {
  const headId = door.account('truong', 'head');
  const session = (change: Partial<Session>) => ({ expiresAt: door.clock.now() + 400 * 24 * hour, ...change });
  const head = door.tokenOf({ role: 'office', ...session({ account: headId }) });
  const say = (token: string) => async (method: string, input: object) =>
    (await post(door.port, method, input, { token })).body;
  const asHead = say(head);
  const hire = async (login: string, role: AccountRole, guest: { from: string; to: string } | null = null) => {
    const input = {
      origin: newOrigin(),
      login,
      name: `Cán Bộ ${login}`,
      password: good,
      role,
      languages: ['vi', 'jra'],
    };
    const made = (await asHead('createAccount', { ...input, guest })) as Answer<{ account: AccountId }>;
    expect(made.ok).toBe(true);
    return made.value.account;
  };
  const seat = (role: 'counter' | 'office' = 'counter') =>
    door.tokenOf({ role, counter: role === 'counter' ? CounterId('1') : null });
  const signIn = async (login: string, password: string, token = seat()) => {
    const body = (await say(token)('signIn', { login, password })) as Answer<{
      token: string;
      account: { mustChangePassword: boolean; role: AccountRole };
    }>;
    return body.ok ? body.value : refusalIn(body);
  };
  const mayList = async (token: string) => refusalIn(await say(token)('listProcedures', {}));
  const people = async () => ((await asHead('watchStaff', {})) as { people: Record<string, unknown>[] }).people;
  return { ...door, headId, asHead, say, hire, seat, signIn, mayList, people };
}

type SignedIn = { token: string; account: { mustChangePassword: boolean; role: AccountRole } };

describe('somebody the province says works here', () => {
  test('stands on the page until the head has let them in, and again when the time is over', () =>
    withOffice(async ({ asHead, hire, station, clock }) => {
      const users = [
        { commune: '22006', login: 'tinh1', name: 'Cán Bộ tinh1', role: 'clerk', from: '2026-11-20', to: '2026-11-22' },
      ];
      const points = [{ point: '22006-2', name: 'Điểm Hiển Đông', kind: 'secondary' }];
      const text = publicationText({
        ...{ version: 1, effectiveFrom: '2026-11-01', commune: '22006' },
        tables: { ...noTables, users, points },
      });
      const kept = { version: 1, effectiveFrom: '2026-11-01', text, signature: 'signed', receivedAt: 0 };
      station.store.reference.keep(kept);
      const published = async () =>
        ((await asHead('watchStaff', {})) as { published: { login: string; state: string }[] }).published;
      // a page is shown the newest within a moment, not in the same one
      await expect
        .poll(published)
        .toMatchObject([{ login: 'tinh1', state: 'missing', account: null, to: '2026-11-22' }]);
      await hire('tinh1', 'clerk', { from: '2026-11-20', to: '2026-12-27' });
      await expect.poll(published).toEqual([]);
      clock.setLocal('2026-11-23', '08:00');
      station.store.openDueDay({ account: null, terminal: 'station' as never });
      await expect.poll(published).toMatchObject([{ login: 'tinh1', state: 'over' }]);
      // and points are called as the province calls them
      expect(otherPoints(station.store)).toContainEqual({ point: '22006-2', name: 'Điểm Hiển Đông' });
    }));
});

describe('somebody seconded here', () => {
  test('signs in on those days and on no other, and nothing has to be written when it ends', () =>
    withOffice(async ({ hire, signIn, mayList, clock, station, say, seat }) => {
      await hire('biet-phai', 'clerk', { from: '2026-11-23', to: '2026-11-24' });
      expect(await signIn('biet-phai', good)).toBe('login-or-password-wrong');
      clock.setLocal('2026-11-24', '21:00');
      station.store.openDueDay({ account: null, terminal: 'station' as never });
      const { token } = (await signIn('biet-phai', good)) as SignedIn;
      expect(await mayList(token)).toBeNull();
      expect(await say(token)('whoAmI', {})).toMatchObject({ account: { role: 'clerk' } });
      clock.setLocal('2026-11-25', '08:00');
      const before = station.store.head();
      station.store.openDueDay({ account: null, terminal: 'station' as never });
      expect(await mayList(token)).toBe('role-not-allowed');
      expect(await signIn('biet-phai', good, seat())).toBe('login-or-password-wrong');
      // Only the day itself was turned.
      const types = station.store.log.read(before.seq + 1, { maxEvents: 9, maxBytes: 1e5 }).map(({ type }) => type);
      expect(types).toEqual(['business-day-opened']);
    }));

  test('by the business day: a clock set to the future ends nobody’s time', () =>
    withOffice(async ({ hire, signIn, mayList, clock, station }) => {
      station.store.openDueDay({ account: null, terminal: 'station' as never });
      await hire('biet-phai', 'clerk', { from: '2026-11-20', to: '2026-11-20' });
      const { token } = (await signIn('biet-phai', good)) as SignedIn;
      clock.set(clock.now() + 8 * hour);
      expect(await mayList(token)).toBeNull();
    }));

  test('has another role meanwhile, and the own one again afterwards', () =>
    withOffice(async ({ hire, asHead, signIn, say, clock }) => {
      const account = await hire('canbo', 'clerk');
      const { token } = (await signIn('canbo', good)) as SignedIn;
      const wish = { account, role: 'technician', point: '22006-1', from: '2026-11-20', to: '2026-11-21' };
      expect(await asHead('makeSecondment', { origin: newOrigin(), ...wish })).toMatchObject({ ok: true });
      expect(refusalIn(await say(token)('findDossiers', { query: '', state: null }))).toBe('role-not-allowed');
      clock.setLocal('2026-11-22', '07:00');
      const again = (await signIn('canbo', good)) as SignedIn;
      expect(refusalIn(await say(again.token)('findDossiers', { query: '', state: null }))).toBeNull();
    }));

  test.each([
    ['for days that are over', { from: '2026-11-01', to: '2026-11-19' }, 'secondment-dates-wrong'],
    ['backwards', { from: '2026-11-25', to: '2026-11-24' }, 'secondment-dates-wrong'],
    ['for two years', { from: '2026-11-25', to: '2028-11-24' }, 'secondment-dates-wrong'],
    ['twice for one day', { from: '2026-11-26', to: '2026-11-29' }, 'secondment-overlaps'],
  ])('is not sent %s', (_, days, refusal) =>
    withOffice(async ({ hire, asHead, headId, station }) => {
      const account = await hire('canbo', 'clerk');
      const wish = { account, role: 'cashier', point: '22006-1' };
      const known = { origin: newOrigin(), ...wish, from: '2026-11-29', to: '2026-12-24' };
      expect(await asHead('makeSecondment', known)).toMatchObject({ ok: true });
      const head = station.store.head();
      expect(refusalIn(await asHead('makeSecondment', { origin: newOrigin(), ...wish, ...days }))).toBe(refusal);
      const self = { ...wish, account: headId, from: '2027-01-01', to: '2027-01-02' };
      expect(refusalIn(await asHead('makeSecondment', { origin: newOrigin(), ...self }))).toBe('not-yourself');
      expect(station.store.head()).toEqual(head);
    }),
  );

  test('can be called back sooner, but not for days that were worked', () =>
    withOffice(async ({ hire, asHead, people, signIn }) => {
      await hire('biet-phai', 'clerk', { from: '2026-11-10', to: '2026-12-20' });
      const [line] = (await people()).filter(({ login }) => login === 'biet-phai');
      const { secondments, isLeaving } = line as { secondments: { secondment: string }[]; isLeaving: boolean };
      expect([secondments.length, isLeaving]).toEqual([1, false]);
      const cut = (to: string) =>
        asHead('cutSecondment', { origin: newOrigin(), secondment: secondments[0]?.secondment, to });
      expect(refusalIn(await cut('2026-11-12'))).toBe('secondment-dates-wrong');
      expect(refusalIn(await cut('2026-12-21'))).toBe('secondment-dates-wrong');
      expect(await cut('2026-11-26')).toMatchObject({ ok: true });
      await expect
        .poll(async () => (await people())[0])
        .toMatchObject({ login: 'biet-phai', lastDay: '2026-11-26', isLeaving: true });
      expect(await cut('2026-11-19')).toMatchObject({ ok: true });
      expect(await signIn('biet-phai', good)).toBe('login-or-password-wrong');
    }));
});

describe('a password the head resets', () => {
  test('is shown once, lets in once, and the first thing it lets do is setting one’s own', () =>
    withOffice(async ({ hire, asHead, signIn, mayList, say, folder, station, ...door }) => {
      const account = await hire('canbo', 'clerk');
      const { token: old } = (await signIn('canbo', good)) as SignedIn;
      const wish = { origin: newOrigin(), account };
      const shown = (await asHead('resetPassword', wish)) as Answer<{ password: string }>;
      const once = shown.value.password;
      expect(once).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
      expect(refusalIn(await asHead('resetPassword', wish))).toBe('password-already-shown');
      // Whoever was signed in with the old one is out.
      expect(await mayList(old)).toBe('sign-in-required');
      expect(await signIn('canbo', good)).toBe('login-or-password-wrong');
      const { token, account: shownAs } = (await signIn('canbo', once)) as SignedIn;
      expect(shownAs.mustChangePassword).toBe(true);
      expect(await mayList(token)).toBe('password-change-first');
      const change = (password: string) => say(token)('changePassword', { origin: newOrigin(), old: once, password });
      expect(refusalIn(await change(once))).toBe('password-too-common');
      expect(refusalIn(await change('matkhau123'))).toBe('password-too-common');
      expect(await change('con đường đất đỏ')).toMatchObject({ ok: true });
      expect(await mayList(token)).toBeNull();
      expect(await signIn('canbo', once)).toBe('login-or-password-wrong');
      const kept = JSON.stringify(station.store.databases.read.prepare('SELECT * FROM commands').all());
      expect([kept.includes(once), door.said.some((entry) => JSON.stringify(entry).includes(once))]).toEqual([
        false,
        false,
      ]);
    }));

  test('forgives the wrong guesses of before', () =>
    withOffice(async ({ hire, asHead, signIn, seat }) => {
      const account = await hire('canbo', 'clerk');
      const token = seat();
      for (let n = 0; n < 5; n++) await signIn('canbo', 'sai', token);
      expect(await signIn('canbo', good, token)).toBe('too-many-tries');
      const shown = (await asHead('resetPassword', { origin: newOrigin(), account })) as Answer<{ password: string }>;
      expect(await signIn('canbo', shown.value.password, token)).toMatchObject({ account: {} });
    }));
});

describe('somebody who leaves', () => {
  test('gives up the counter first, then nobody signs in with the account, and it can come back', () =>
    withOffice(async ({ hire, asHead, signIn, say, mayList }) => {
      const account = await hire('canbo', 'clerk');
      const { token } = (await signIn('canbo', good)) as SignedIn;
      const open = { origin: newOrigin(), counter: '1', queues: ['B'] };
      expect(await say(token)('openCounter', open)).toMatchObject({ ok: true });
      const wish = () => ({ origin: newOrigin(), account });
      expect(await asHead('deactivateAccount', wish())).toMatchObject({
        error: { type: 'account-staffs-counter', counter: '1' },
      });
      expect(await asHead('freeCounter', { origin: newOrigin(), counter: '1' })).toMatchObject({ ok: true });
      expect(await asHead('deactivateAccount', wish())).toMatchObject({ ok: true });
      expect(await mayList(token)).toBe('sign-in-required');
      expect(await signIn('canbo', good)).toBe('login-or-password-wrong');
      expect(await asHead('reactivateAccount', wish())).toMatchObject({ ok: true });
      expect(await signIn('canbo', good)).toMatchObject({ account: { role: 'clerk' } });
    }));

  test('is never the head who presses the key', () =>
    withOffice(async ({ asHead, headId }) => {
      const said = await Promise.all(
        ['deactivateAccount', 'resetPassword', 'setAccountRole'].map(async (method) =>
          refusalIn(await asHead(method, { ...sampleInput(method as never), account: headId })),
        ),
      );
      expect(said).toEqual(['not-yourself', 'not-yourself', 'not-yourself']);
    }));

  test('speaks what the account says, for whoever asks which counter does', () =>
    withOffice(async ({ hire, asHead, station }) => {
      const account = await hire('canbo', 'clerk');
      expect(station.store.accounts.byId(account)?.languages).toEqual(['vi', 'jra']);
      const wish = { origin: newOrigin(), account, languages: ['vi', 'bdq'] };
      expect(await asHead('setAccountLanguages', wish)).toMatchObject({ ok: true });
      expect(station.store.accounts.byId(account)?.languages).toEqual(['vi', 'bdq']);
    }));
});

describe('a screen that is locked', () => {
  const pin = '274951';

  test('does nothing in anybody’s name until the PIN is given, and the visit in progress stays', () =>
    withOffice(async ({ hire, signIn, say, seat, station }) => {
      await hire('canbo', 'clerk');
      const { token } = (await signIn('canbo', good, seat())) as SignedIn;
      const mine = say(token);
      expect(await mine('setQuickPin', { origin: newOrigin(), password: good, pin })).toMatchObject({ ok: true });
      await mine('openCounter', { origin: newOrigin(), counter: '1', queues: ['B'] });
      await mine('issueTicket', sampleInput('issueTicket'));
      await mine('callNext', { origin: newOrigin(), counter: '1' });
      await mine('lockScreen', {});
      const head = station.store.head();
      expect(refusalIn(await mine('callNext', { origin: newOrigin(), counter: '1' }))).toBe('screen-locked');
      expect(refusalIn(await mine('findDossiers', { query: '', state: null }))).toBe('screen-locked');
      expect(station.store.head()).toEqual(head);
      // Who waits before the counter is still called: the counter's own view goes on.
      expect(await mine('watchCounter', { counter: '1' })).toMatchObject({ current: { number: 'B001' } });
      expect(refusalIn(await mine('unlockScreen', { secret: '111999' }))).toBe('secret-wrong');
      expect(await mine('unlockScreen', { secret: pin })).toMatchObject({ ok: true });
      expect(await mine('callNext', { origin: newOrigin(), counter: '1' })).toMatchObject({ ok: true });
      expect(refusalIn(await mine('unlockScreen', { secret: pin }))).toBe('nobody-to-unlock');
    }));

  test('T21: of ten thousand PINs ten are looked at, however the clock is turned; the password still opens', () =>
    withOffice(async ({ hire, signIn, say, station, clock, folder: _ }) => {
      const account = await hire('canbo', 'clerk');
      const { token } = (await signIn('canbo', good)) as SignedIn;
      const mine = say(token);
      await mine('setQuickPin', { origin: newOrigin(), password: good, pin });
      await mine('lockScreen', {});
      const looked: string[] = [];
      const { session, ...caller } = sessionOf(station, token);
      for (let n = 0; n < 10_000; n++) {
        if (n % 7 === 0) clock.pass(16 * 60_000);
        if (n % 100 === 0) clock.set(clock.now() + (n % 200 ? 300 : -300) * 24 * hour);
        // Past the door, where ten thousand are tried in no time.
        const answer = await station.store.accounts.tries('#pin canbo', session.terminal);
        if (answer.failures >= 10) break;
        looked.push(String(refusalIn(await mine('unlockScreen', { secret: String(500_000 + n) }))));
      }
      expect([looked.filter((type) => type === 'secret-wrong').length, caller.locked]).toEqual([10, true]);
      expect(refusalIn(await mine('unlockScreen', { secret: pin }))).toBe('pin-spent');
      expect(await mine('unlockScreen', { secret: good })).toMatchObject({ ok: true });
      expect(station.store.accounts.byId(account)?.pin).not.toBeNull();
    }));

  test('opens by no PIN of another account, and by none on another PC', () =>
    withOffice(async ({ hire, signIn, say, station, clock, folder }) => {
      const [one, two] = [await hire('canbo', 'clerk'), await hire('khac', 'clerk')];
      const { token } = (await signIn('khac', good)) as SignedIn;
      await say(token)('setQuickPin', { origin: newOrigin(), password: good, pin });
      // A row copied in a stolen database, and a stolen database beside another key.
      const { accounts } = station.store;
      accounts.setPin(one, accounts.byId(two)?.pin ?? null);
      const parts = { store: station.store, clock };
      expect(await createSecrets({ ...parts, passwords: quickPasswords() }).prove('canbo', pin, 'x')).toMatchObject({
        error: { type: 'secret-wrong' },
      });
      const elsewhere = mkdtempSync(join(tmpdir(), 'gan-dan-vault-'));
      const here = createSecrets({ ...parts, passwords: createPasswords(openKeyFileVault(folder)) });
      const there = createSecrets({ ...parts, passwords: createPasswords(openKeyFileVault(elsewhere)) });
      accounts.setPin(one, await here.hashPin(one, pin));
      expect((await here.prove('canbo', pin, 'y')).ok).toBe(true);
      expect((await there.prove('canbo', pin, 'z')).ok).toBe(false);
      rmSync(elsewhere, { recursive: true });
    }));

  test('can be left to a colleague: signing out needs no PIN', () =>
    withOffice(async ({ hire, signIn, say }) => {
      await hire('canbo', 'clerk');
      await hire('khac', 'clerk');
      const { token } = (await signIn('canbo', good)) as SignedIn;
      await say(token)('lockScreen', {});
      const out = (await say(token)('signOut', {})) as Answer<{ token: string; isLocked: boolean }>;
      expect(out.value.isLocked).toBe(false);
      expect(await signIn('khac', good, out.value.token)).toMatchObject({ account: { role: 'clerk' } });
    }));
});

function sessionOf(station: OpenDoor['station'], token: string) {
  const row = station.store.databases.read
    .prepare('SELECT terminal, is_locked AS locked FROM sessions WHERE account IS NOT NULL AND role = ?')
    .get('counter') as { terminal: string; locked: number };
  return { session: { terminal: row.terminal }, locked: row.locked === 1, token };
}

describe('what somebody has to do', () => {
  test('is listed and passed on before the account goes: their own by themselves, anybody’s by the head', () =>
    withOffice(async ({ hire, asHead, signIn, say, station, people }) => {
      const leaving = await hire('di-xa', 'clerk', { from: '2026-11-01', to: '2026-11-25' });
      const staying = await hire('o-lai', 'specialist');
      const machines = await hire('may', 'technician');
      const mine = say(((await signIn('di-xa', good)) as SignedIn).token);
      await mine('openCounter', { origin: newOrigin(), counter: '1', queues: ['B'] });
      for (let n = 0; n < 3; n++)
        expect(await mine('receiveDossier', sampleInput('receiveDossier'))).toMatchObject({ ok: true });
      await expect
        .poll(async () => (await people())[0])
        .toMatchObject({ login: 'di-xa', isLeaving: true, holds: 3, counter: '1' });
      await mine('closeCounter', { origin: newOrigin(), counter: '1' });
      expect(await asHead('deactivateAccount', { origin: newOrigin(), account: leaving })).toMatchObject({
        error: { type: 'account-holds-dossiers', dossiers: 3 },
      });
      const held = (await mine('listHeldDossiers', { account: leaving })) as { dossier: string }[];
      const pass = (to: AccountId, dossiers: unknown[], say = mine) =>
        say('passOnDossiers', { origin: newOrigin(), from: leaving, to, dossiers });
      const [first, ...rest] = held.map(({ dossier }) => dossier);
      expect(refusalIn(await pass(machines, [first]))).toBe('not-a-colleague');
      expect(refusalIn(await pass(leaving, [first]))).toBe('not-a-colleague');
      expect(refusalIn(await pass(staying, [sampleInput('openDossier').dossier]))).toBe('dossiers-not-held');
      const colleague = say(((await signIn('o-lai', good)) as SignedIn).token);
      expect(refusalIn(await pass(staying, [first], colleague))).toBe('dossier-held-by-other');
      expect(refusalIn(await colleague('listHeldDossiers', { account: leaving }))).toBe('dossier-held-by-other');
      expect(await pass(staying, [first])).toMatchObject({ value: { passedOn: 1 } });
      expect(await pass(staying, rest, asHead)).toMatchObject({ value: { passedOn: 2 } });
      expect(station.store.dossiers.heldBy(staying).length).toBe(3);
      expect(await asHead('deactivateAccount', { origin: newOrigin(), account: leaving })).toMatchObject({ ok: true });
      const steps = (await colleague('readDossierLife', { dossier: first })) as Answer<{ steps: object[] }>;
      expect(steps.value.steps.at(-1)).toMatchObject({ type: 'dossier-passed-on', to: 'Cán Bộ o-lai' });
      rebuildProjections(station.store.databases.write);
      expect(station.store.dossiers.heldBy(staying).length).toBe(3);
    }));
});
