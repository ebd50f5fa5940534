import { rights } from '../../../contract/rights.ts';
import type { Caller, MethodName } from '../../operations/caller.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Session } from '../../store/sessions-table.ts';
import { refusal } from './refusals.ts';

/**
 * Who may pass: the rights table, one look at the bearer token per call. The refusals are the door's own and carry their
 * locale key as `data.type`.
 */
export function createAdmission(parts: { store: PointStore; hashToken: (token: string) => string; now: () => number }) {
  const { store, hashToken, now } = parts;

  return (name: MethodName, bearer: string | undefined, isLocal: boolean, signal: AbortSignal | undefined): Caller => {
    const { terminals, account } = rights[name];
    const tokenHash = bearer ? hashToken(bearer) : '';
    const session = (bearer && store.sessions.get(tokenHash)) || null;
    // Until pairing exists, another machine sees the board and nothing else.
    if (!isLocal && name !== 'watchBoard') throw refusal('role-not-allowed', 'not-on-this-pc');
    if (terminals === 'anyone') return { tokenHash, session, signal };
    if (!session) throw refusal('sign-in-required');
    if (!terminals.includes(session.role)) throw refusal('role-not-allowed');
    const ended = isExpired(session, now());
    // Only the person's part expires: the terminal stays attached, may watch, and signs in again.
    if (account === 'none') return { tokenHash, session: ended ? { ...session, account: null } : session, signal };
    if (ended) throw refusal('sign-in-expired');
    if (!session.account) throw refusal('sign-in-required');
    if (account !== 'any' && store.accounts.byId(session.account)?.role !== account) throw refusal('role-not-allowed');
    return { tokenHash, session, signal };
  };
}

function isExpired({ expiresAt }: Session, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}
