import { beyondReception, rights } from '../../../contract/rights.ts';
import { type StationId, TerminalId } from '../../../domain/ids.ts';
import { rightsStanding } from '../../../domain/standing-rights.ts';
import { mayOpen, stationOf } from '../../../domain/station.ts';
import type { Caller, MethodName } from '../../operations/caller.ts';
import { readRights } from '../../operations/rights-now.ts';
import { roleNow } from '../../operations/staff.ts';
import { mustPractise } from '../../operations/training-view.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Session } from '../../store/sessions-table.ts';
import { refusal } from './refusals.ts';
import type { Road } from './terminal-router.ts';

/**
 * Who may pass: the rights table, one look at the bearer token per call. The refusals are the door's own and carry their
 * locale key as `data.type`.
 */
export function createAdmission(parts: {
  store: PointStore;
  hashToken: (token: string) => string;
  now: () => number;
  /** What this PC was called as a station, before it took its host's place: its screens stay attached. */
  ownStation?: string | null;
}) {
  const { store, hashToken, now, ownStation = null } = parts;

  /** A token is of one PC; and what that PC may open is asked at every call, because the office may change it. */
  const ofThisRoad = (session: Session | null, station: StationId | null): Session | null => {
    const at = session && stationOf(session.terminal);
    if (session && station === null && ownStation !== null && at === ownStation) return session;
    if (session === null || at !== station) return null;
    if (station === null) return session;
    const paired = store.stations.get(station);
    return paired && mayOpen(paired, session.role, session.counter) ? session : null;
  };

  return (name: MethodName, bearer: string | undefined, road: Road, signal: AbortSignal | undefined): Caller => {
    const { isLocal, station = null } = road;
    const { terminals, account } = rights[name];
    const tokenHash = bearer ? hashToken(bearer) : '';
    const known = (bearer && store.sessions.get(tokenHash)) || null;
    // The board shows what hangs on the wall: whoever comes without a token, or from another machine, is one.
    const session = isLocal && bearer ? ofThisRoad(known, station) : visitor;
    // Another machine that is not paired sees the board; a telephone that was shown a code reads the head's page.
    if (!isLocal && !ofBoard.includes(name) && !ofPhone.includes(name)) throw refusal('not-on-this-pc');
    if (!session && name === 'whoAmI') throw refusal('sign-in-required');
    const ended = session !== null && isExpired(session, now());
    // Only the person's part expires: the terminal stays attached, may watch, and signs in again.
    const person = session?.account && !ended ? store.accounts.byId(session.account) : undefined;
    const role = person ? roleNow(store, person.id, now()) : null;
    const caller = { tokenHash, session: ended ? { ...session, account: null } : session, role, station, signal };
    if (terminals === 'anyone') return caller;
    if (!session || session === visitor) throw refusal('sign-in-required');
    if (!terminals.includes(session.role)) throw refusal('role-not-allowed');
    if (account === 'none') return caller;
    if (ended) throw refusal('sign-in-expired');
    if (!person) throw refusal('sign-in-required');
    if (session.isLocked) throw refusal('screen-locked');
    if (!role || !account.includes(role)) throw refusal('role-not-allowed');
    const snapshot = readRights(store.memory);
    if (snapshot?.revoked.includes(person.id)) throw refusal('account-revoked');
    if (beyondReception.has(name) && rightsStanding(snapshot, now()).state === 'expired')
      throw refusal('rights-expired');
    if (mustPractise(store, person.id, name)) throw refusal('training-needed');
    if (person.isPasswordOnce && name !== 'changePassword') throw refusal('password-change-first');
    return caller;
  };
}

/** What a board on another machine shows and says: nothing of a person, and nothing it changes. */
const ofBoard: readonly MethodName[] = ['whoAmI', 'watchBoard', 'readTexts', 'watchVoice', 'readClip'];

/** Each carries its own proof. */
const ofPhone: readonly MethodName[] = ['claimPhonePage', 'readPhonePage'];

const visitor: Session = {
  ...{ terminal: TerminalId('board-visitor'), role: 'board', counter: null, account: null },
  ...{ isSetUp: false, expiresAt: null, isLocked: false },
};

function isExpired({ expiresAt }: Session, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}
