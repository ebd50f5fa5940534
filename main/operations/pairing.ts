import { StationId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type Allowance, allowanceAt, secondsToWait, spend } from '../../domain/scan-allowance.ts';
import { commitmentOf, pairingRule, sixDigits, strangerRule } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Invitation } from '../store/pairing-table.ts';
import { accountOf, actorOf, type Caller, type Input } from './caller.ts';

export interface Welcome {
  readonly station: StationId;
  readonly name: string;
  readonly point: string;
  readonly pointName: string;
}

interface Comparing {
  readonly id: string;
  /** Of whoever asks, as the TLS handshake proved it. */
  readonly key: string;
  readonly commitment: string;
  readonly nonce: string;
  readonly endsAt: number;
  digits: string | null;
  answer: Result<Welcome, { type: 'digits-refused' }> | null;
}

type Ended = { readonly what: 'paired' | 'locked' | 'ran-out' | 'refused'; readonly name: string };

/**
 * Lets another PC in: by a secret that was carried to it, or by six digits that a person compares on two screens. The
 * connection has proved a key before anything is asked here; what is decided is whether that key is the one of the PC
 * somebody stands at.
 */
export function createPairing(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  hashToken: (token: string) => string;
  /** SPKI SHA-256 of the host; '' while its door for other PCs is closed. */
  hostKey: () => string;
}) {
  const { store, clock, ids, hashToken, hostKey } = parts;
  const now: { comparing: Comparing | null; last: Ended | null; strangers: Allowance | undefined } = {
    ...{ comparing: null, last: null },
    strangers: undefined,
  };
  const wakers = new Set<() => void>();
  const changed = () => {
    for (const wake of wakers) wake();
    store.changed();
  };

  const end = (what: Ended['what'], invitation: Invitation) => {
    store.pairing.close();
    if (now.comparing && !now.comparing.answer) now.comparing = null;
    now.last = { what, name: invitation.name };
    changed();
  };

  const invitation = (): Invitation | null => {
    const open = store.pairing.get();
    if (!open) return null;
    if (open.boot === clock.boot && clock.mono() < open.expiresAt) return open;
    end('ran-out', open);
    return null;
  };

  /** Counted before it is judged: a kill in between forgives nothing. True: that was one too many. */
  const noteWrong = (open: Invitation): boolean => {
    store.pairing.noteWrong();
    if (open.wrong + 1 < pairingRule.wrongTries) return false;
    end('locked', open);
    return true;
  };

  const stranger = (): Result<null, { type: 'please-wait'; seconds: number }> => {
    const left = allowanceAt(now.strangers, clock.mono(), strangerRule);
    const seconds = secondsToWait(left, strangerRule);
    if (seconds > 0) return err({ type: 'please-wait', seconds });
    now.strangers = spend(left, 1);
    return ok(null);
  };

  const letIn = (
    open: Invitation,
    who: { key: string; proof: 'code' | 'digits' },
    by: Pick<Parameters<PointStore['perform']>[0], 'origin' | 'actor'>,
  ) => {
    const method = who.proof === 'code' ? 'pairByCode' : 'confirmDigits';
    return store.perform({ ...by, method, opensDay: false }, () => {
      const station = StationId(ids.token(5));
      const { roles, counters, name } = open;
      const facts = { station, key: who.key, roles, counters, proof: who.proof };
      const alongside = () => {
        store.stations.name(station, name);
        store.pairing.close();
      };
      return ok({ events: [{ type: 'station-paired', facts }], alongside, answer: () => ({ station }) });
    });
  };

  const welcome = (station: StationId, name: string): Welcome => {
    const { id, name: pointName } = store.point;
    return { station, name, point: id, pointName };
  };

  const comparing = (id: string): Comparing | null => {
    const one = now.comparing;
    if (!one || one.id !== id) return null;
    if (one.answer || (invitation() && clock.mono() < one.endsAt)) return one;
    now.comparing = null;
    return null;
  };

  return {
    invitation,
    /** What the office sees of a comparison once both nonces are known. */
    shown: () => {
      const one = now.comparing && comparing(now.comparing.id);
      return one && !one.answer && one.digits !== null ? { comparison: one.id, digits: one.digits } : null;
    },
    last: () => now.last,

    invite: (
      { name, roles, counters }: Pick<Input<'inviteStation'>, 'name' | 'roles' | 'counters'>,
      caller: Caller,
    ) => {
      const secret = ids.token(16);
      const pairing = ids.token(5);
      store.pairing.open({
        ...{ pairing, secretHash: hashToken(secret), name, roles, counters },
        ...{ expiresAt: clock.mono() + pairingRule.validMs, boot: clock.boot },
        ...{ account: accountOf(caller), terminal: actorOf(caller).terminal },
      });
      now.comparing = null;
      now.last = null;
      changed();
      return { pairing, secret, seconds: pairingRule.validMs / 1000 };
    },

    withdraw: () => {
      store.pairing.close();
      now.comparing = null;
      changed();
    },

    byCode: (key: string, { pairing, secret }: { pairing: string; secret: string }) => {
      const allowed = stranger();
      if (!allowed.ok) return allowed;
      const known = store.stations.byKey(key);
      if (known) return err({ type: 'station-known' as const, station: known.station });
      const open = invitation();
      if (!open || open.pairing !== pairing) return err({ type: 'pairing-code-wrong' as const });
      if (hashToken(secret) !== open.secretHash)
        return err({ type: noteWrong(open) ? ('pairing-locked' as const) : ('pairing-code-wrong' as const) });
      const { account, terminal } = open;
      const paired = letIn(open, { key, proof: 'code' }, { origin: ids.origin(), actor: { account, terminal } });
      if (!paired.ok) return paired;
      now.comparing = null;
      now.last = { what: 'paired', name: open.name };
      changed();
      return ok(welcome(paired.value.station, open.name));
    },

    begin: (key: string, { commitment }: { commitment: string }) => {
      const allowed = stranger();
      if (!allowed.ok) return allowed;
      if (store.stations.byKey(key)) return err({ type: 'station-known' as const });
      const open = invitation();
      if (!open) return err({ type: 'nobody-invited' as const });
      const before = now.comparing && comparing(now.comparing.id);
      if (before && !before.answer && before.key !== key) return err({ type: 'pairing-busy' as const });
      const id = ids.token(16);
      const nonce = Buffer.from(ids.bytes(16)).toString('hex');
      const endsAt = clock.mono() + pairingRule.comparingMs;
      now.comparing = { id, key, commitment, nonce, endsAt, digits: null, answer: null };
      changed();
      return ok({ comparison: id, nonce });
    },

    reveal: (key: string, { comparison, nonce }: { comparison: string; nonce: string }) => {
      const one = comparing(comparison);
      const open = invitation();
      // A nonce is said once: a second one would be a second try at the digits.
      if (!one || !open || one.key !== key || one.digits !== null) return err({ type: 'comparison-over' as const });
      if (commitmentOf({ stationKey: key, stationNonce: nonce }) !== one.commitment) {
        now.comparing = null;
        changed();
        return err({ type: noteWrong(open) ? ('pairing-locked' as const) : ('commitment-broken' as const) });
      }
      const both = { hostNonce: one.nonce, stationNonce: nonce };
      one.digits = sixDigits({ hostKey: hostKey(), stationKey: key, ...both });
      changed();
      return ok({});
    },

    /** Answers once somebody at the office has compared; the comparison ends with the station's connection. */
    approval: async (key: string, { comparison }: { comparison: string }, signal: AbortSignal | undefined) => {
      for (;;) {
        const one = comparing(comparison);
        if (!one || one.key !== key) return err({ type: 'comparison-over' as const });
        if (one.answer) {
          now.comparing = null;
          return one.answer;
        }
        if (signal?.aborted) {
          now.comparing = null;
          changed();
          return err({ type: 'comparison-over' as const });
        }
        await nextChange(signal);
      }
    },

    confirm: ({ origin, comparison, digits }: Input<'confirmDigits'>, caller: Caller) => {
      const one = comparing(comparison);
      const open = invitation();
      if (!one || !open || one.digits === null || one.answer) return err({ type: 'comparison-over' as const });
      if (one.digits !== digits) return err({ type: 'digits-differ' as const });
      const paired = letIn(open, { key: one.key, proof: 'digits' }, { origin, actor: actorOf(caller) });
      if (!paired.ok) return paired;
      one.answer = ok(welcome(paired.value.station, open.name));
      now.last = { what: 'paired', name: open.name };
      changed();
      return ok(paired.value);
    },

    /** The numbers differ: somebody may stand in between, and the invitation is over. */
    refuse: ({ comparison }: Input<'refuseDigits'>) => {
      const one = comparing(comparison);
      const open = invitation();
      if (!one || !open || one.answer) return err({ type: 'comparison-over' as const });
      one.answer = err({ type: 'digits-refused' });
      end('refused', open);
      return ok({});
    },
  };

  function nextChange(signal: AbortSignal | undefined) {
    return new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wakers.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, LOOK_AGAIN_MS);
      wakers.add(done);
      signal?.addEventListener('abort', done);
    });
  }
}

/** Time runs out without anybody's word. */
const LOOK_AGAIN_MS = 1000;

export type Pairing = ReturnType<typeof createPairing>;
