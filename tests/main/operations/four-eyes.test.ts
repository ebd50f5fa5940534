import { describe, expect, test } from 'vitest';
import { AccountId, SecondmentId } from '../../../domain/ids.ts';
import type { AccountRole } from '../../../domain/roles.ts';
import { createFourEyes } from '../../../main/operations/four-eyes.ts';
import { createSecrets } from '../../../main/operations/secrets.ts';
import { newOrigin } from '../../centre/open-door.ts';
import { quickPasswords } from '../../centre/quick-passwords.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const own = 'mật khẩu của riêng tôi';
const pin = '274951';

/** A point with people, and somebody signed in as `canbo` at counter 1. */
async function withPeople(run: (point: PointInTest & ReturnType<typeof tools>) => Promise<void>): Promise<void> {
  await withStore(async (point) => {
    const made = tools(point);
    await made.hire('canbo', 'clerk');
    await made.hire('truong', 'head');
    await run({ ...point, ...made });
  });
}

function tools({ store, clock, clerkAt }: PointInTest) {
  const passwords = quickPasswords();
  const secrets = createSecrets({ store, clock, passwords });
  const fourEyes = createFourEyes({ store, clock, passwords });
  const at = clerkAt('1');
  const ids = new Map<string, AccountId>();
  const hire = async (login: string, role: AccountRole, isGuest = false) => {
    const id = AccountId(crypto.randomUUID());
    ids.set(login, id);
    store.accounts.insert({ id, login, name: login, role, password: await passwords.hash(own), isGuest }, clock.now());
    store.accounts.setPin(id, await secrets.hashPin(id, pin));
    return id;
  };
  /** Somebody at counter 1 asks, and the second person gives login and secret. */
  const ask = async (actor: string, login: string, secret: string) => {
    const account = ids.get(actor);
    if (!at.session || !account) throw new Error('nobody signed in');
    const answer = await fourEyes('refuse-dossier', { login, secret }, { ...at, session: { ...at.session, account } });
    return answer.ok ? [...ids].find(([, id]) => id === answer.value)?.[0] : answer.error.type;
  };
  return { hire, ask, ids };
}

describe('a second person', () => {
  test('agrees with a password or with the quick PIN', () =>
    withPeople(async ({ ask }) => {
      expect(await ask('canbo', 'truong', own)).toBe('truong');
      expect(await ask('canbo', 'TRUONG', pin)).toBe('truong');
      expect(await ask('truong', 'canbo', pin)).toBe('canbo');
    }));

  test('is not the one who acts, nor a stranger, nor somebody without a head beside', () =>
    withPeople(async ({ ask, hire }) => {
      await hire('khac', 'clerk');
      await hire('may', 'technician');
      expect(await ask('canbo', 'canbo', own)).toBe('approver-is-actor');
      expect(await ask('truong', 'truong', pin)).toBe('approver-is-actor');
      expect(await ask('canbo', 'khac', own)).toBe('approver-not-head');
      expect(await ask('truong', 'may', own)).toBe('approver-not-head');
      expect(await ask('canbo', 'khong-co', own)).toBe('approver-wrong');
      expect(await ask('canbo', 'truong', 'sai rồi mà')).toBe('approver-wrong');
    }));

  test('who left, whose time is over, or who has only the password for once, agrees to nothing', () =>
    withPeople(async ({ ask, hire, store, clock, ids }) => {
      const guest = await hire('biet-phai', 'head', true);
      expect(await ask('canbo', 'biet-phai', own)).toBe('approver-wrong');
      const facts = { secondment: SecondmentId('s-1'), account: guest, role: 'head', point: store.point.id } as const;
      const actor = { account: ids.get('truong') ?? null, terminal: 'office-a' as never };
      store.perform({ origin: newOrigin() as never, method: 'test', actor, opensDay: false }, () => ({
        ok: true,
        value: {
          events: [{ type: 'secondment-made', facts: { ...facts, from: '2026-11-20', to: '2026-11-21' } }],
          answer: () => ({}),
        },
      }));
      expect(await ask('canbo', 'biet-phai', own)).toBe('biet-phai');
      clock.setLocal('2026-11-22', '08:00');
      expect(await ask('canbo', 'biet-phai', own)).toBe('approver-wrong');
      store.accounts.setDeactivated(ids.get('truong') as AccountId, clock.now());
      expect(await ask('canbo', 'truong', own)).toBe('approver-wrong');
      const head = await hire('moi', 'head');
      store.accounts.setPassword(head, (await quickPasswords().hash(own)) as string, { once: true });
      expect(await ask('canbo', 'moi', own)).toBe('approver-wrong');
    }));

  test('is guessed at as slowly as at the sign-in, and after ten wrong PINs by PIN no more', () =>
    withPeople(async ({ ask, clock }) => {
      const said: Record<string, number> = {};
      for (let n = 0; n < 1000; n++) {
        const type = String(await ask('canbo', 'truong', String(100_000 + n)));
        said[type] = (said[type] ?? 0) + 1;
        if (n % 3 === 0) clock.pass(20 * 60_000);
      }
      expect(said['too-many-tries']).toBeGreaterThan(0);
      expect(await ask('canbo', 'truong', pin)).toBe('approver-wrong');
      expect(await ask('canbo', 'truong', own)).toBe('truong');
      expect(await ask('canbo', 'truong', pin)).toBe('truong');
    }));
});
