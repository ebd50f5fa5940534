import { ORPCError } from '@orpc/server';
import { rights } from '../../../contract/rights.ts';
import { TerminalId } from '../../../domain/ids.ts';
import type { Caller, MethodName } from '../../operations/caller.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Session } from '../../store/sessions-table.ts';

/**
 * Who may pass: the rights table, one look at the bearer token per call. The refusals are the door's own and carry their
 * locale key as `data.type`.
 */
export function createAdmission(parts: { store: PointStore; hashToken: (token: string) => string; now: () => number }) {
  const { store, hashToken, now } = parts;

  return (name: MethodName, bearer: string | undefined, isLocal: boolean, signal: AbortSignal | undefined): Caller => {
    const { terminals, account } = rights[name];
    const tokenHash = bearer ? hashToken(bearer) : '';
    const known = (bearer && store.sessions.get(tokenHash)) || null;
    // The board shows what hangs on the wall: whoever comes without a token, or from another machine, is one.
    const session = isLocal && bearer ? known : visitor;
    const caller = { tokenHash, session, signal };
    if (!isLocal && name !== 'watchBoard' && name !== 'whoAmI') throw refusal('FORBIDDEN', 'not-on-this-pc');
    if (!session && name === 'whoAmI') throw refusal('UNAUTHORIZED', 'sign-in-required');
    if (terminals === 'anyone') return caller;
    if (!session || session === visitor) throw refusal('UNAUTHORIZED', 'sign-in-required');
    if (!terminals.includes(session.role)) throw refusal('FORBIDDEN', 'role-not-allowed');
    if (account === 'none') return caller;
    if (isExpired(session, now())) throw refusal('UNAUTHORIZED', 'sign-in-expired');
    if (!session.account) throw refusal('UNAUTHORIZED', 'sign-in-required');
    if (account !== 'any' && store.accounts.byId(session.account)?.role !== account)
      throw refusal('FORBIDDEN', 'role-not-allowed');
    return caller;
  };
}

const visitor: Session = {
  ...{ terminal: TerminalId('board-visitor'), role: 'board', counter: null, account: null },
  ...{ isSetUp: false, expiresAt: null },
};

/** Only the person's part expires: the terminal stays attached, may watch, and signs in again. */
function isExpired({ expiresAt }: Session, now: number): boolean {
  return expiresAt !== null && expiresAt < now;
}

function refusal(code: 'UNAUTHORIZED' | 'FORBIDDEN', type: string) {
  return new ORPCError(code, { message: type, data: { type } });
}
