import { people } from '../../contract/rights.ts';
import type { AccountId } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { pairingRule } from '../../domain/station.ts';
import type { Ids } from '../ports/ids.ts';
import { accountOf, type Handlers } from './caller.ts';
import type { HeadParts } from './head-figures.ts';
import { headView } from './head-view.ts';
import { readRights } from './rights-now.ts';
import { roleNow } from './staff.ts';

type PhoneMethods = 'openPhonePage' | 'claimPhonePage' | 'readPhonePage' | 'closePhonePages';

/** A working day: a telephone that was lost in the evening reads nothing the next morning. */
const PASS_MS = 12 * 3_600_000;

/** Whoever may look at the page at the office. */
const readers: readonly AccountRole[] = people.overseers;

interface Pass {
  readonly account: AccountId;
  readonly endsAt: number;
}

/**
 * Who pairs a telephone stands at the office, signed in; the telephone reads as long as that person may read the page. Nothing of it
 * is kept on the disk: a station that starts again knows no telephone.
 */
export function phoneOperations(
  parts: HeadParts & {
    ids: Ids;
    hashToken: (token: string) => string;
    /** Where this host is in its networks (null: not open to them), and the port of its own pages. */
    lan: { readonly open: { addresses(): readonly string[] } | null; screens(): number };
  },
): Handlers<PhoneMethods> {
  const { store, clock, ids, hashToken, lan } = parts;
  const now = { code: null as (Pass & { readonly hash: string; wrong: number }) | null };
  const passes = new Map<string, Pass>();
  const mayRead = (account: AccountId) => {
    const role = roleNow(store, account, clock.now());
    const isRevoked = readRights(store.memory)?.revoked.includes(account) ?? false;
    return role !== null && readers.includes(role) && !isRevoked;
  };
  const reading = () => {
    for (const [hash, { account, endsAt }] of passes)
      if (endsAt <= clock.mono() || !mayRead(account)) passes.delete(hash);
    return passes.size;
  };
  const secret = () => ids.token(20);

  return {
    openPhonePage: (_, caller) => {
      if (!lan.open) return err({ type: 'lan-closed' });
      const addresses = lan.open.addresses();
      if (addresses.length === 0) return err({ type: 'no-network' });
      const code = secret();
      const endsAt = clock.mono() + pairingRule.validMs;
      now.code = { account: accountOf(caller), hash: hashToken(code), endsAt, wrong: 0 };
      const links = addresses.map((address) => `http://${address}:${lan.screens()}/phone#${code}`);
      return ok({ links, until: clock.now() + pairingRule.validMs, phones: reading() });
    },

    claimPhonePage: ({ code }) => {
      const { code: open } = now;
      if (!open || open.endsAt <= clock.mono() || !mayRead(open.account)) return err({ type: 'phone-code-wrong' });
      if (open.hash !== hashToken(code)) {
        open.wrong++;
        if (open.wrong >= pairingRule.wrongTries) now.code = null;
        return err({ type: 'phone-code-wrong' });
      }
      now.code = null;
      const pass = secret();
      passes.set(hashToken(pass), { account: open.account, endsAt: clock.mono() + PASS_MS });
      return ok({ pass });
    },

    readPhonePage: ({ pass }) => {
      reading();
      const known = passes.get(hashToken(pass));
      if (!known) return err({ type: 'phone-pass-over' });
      const { morningPaper: _, ...view } = headView(parts);
      const { centreName, name: pointName } = store.point;
      return ok({ ...view, centreName, pointName, until: clock.now() + known.endsAt - clock.mono() });
    },

    closePhonePages: () => {
      const phones = reading();
      passes.clear();
      now.code = null;
      return { phones };
    },
  };
}
