import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  addSession,
  beginTry,
  endSession,
  findOfficer,
  findSession,
  forgetTries,
  type Officer,
  openAt,
} from '../store/officers.ts';
import type { Province } from './province.ts';

type SignInError = { type: 'login-or-password-wrong' } | { type: 'too-many-tries'; seconds: number };

const sessionMs = 8 * 60 * 60 * 1000;

/** Signs an officer in for eight hours. Whether a login exists shows neither in the answer nor in its time. */
export async function signIn(
  province: Province,
  input: { readonly login: string; readonly password: string },
): Promise<Result<Officer & { token: string; expiresAt: number }, SignInError>> {
  const { database, clock, passwords, random, log } = province;
  const login = input.login.toLowerCase();
  const now = clock.now();
  if (!(await beginTry(database, login, now))) {
    log.write({ event: 'sign-in-refused', why: 'too-many-tries' });
    const seconds = Math.max(1, Math.ceil(((await openAt(database, login)) - now) / 1000));
    return err({ type: 'too-many-tries', seconds });
  }
  const officer = await findOfficer(database, login);
  const right = await passwords.verify(officer?.passwordHash ?? null, input.password);
  if (!officer?.active || !right) {
    log.write({ event: 'sign-in-refused', why: 'login-or-password-wrong' });
    return err({ type: 'login-or-password-wrong' });
  }
  await forgetTries(database, login);
  const token = random.token(32);
  const expiresAt = now + sessionMs;
  await addSession(database, { tokenHash: tokenHash(token), login, now, expiresAt });
  const { name, role, commune } = officer;
  return ok({ token, expiresAt, login, name, role, commune });
}

export type Session = {
  readonly state: 'open' | 'expired';
  readonly tokenHash: string;
  readonly officer: Officer;
} | null;

/** Null when nobody ever got this token, or who got it may not come in any more. */
export async function sessionOf({ database, clock }: Province, token: string): Promise<Session> {
  const hash = tokenHash(token);
  const session = await findSession(database, hash);
  if (!session?.active) return null;
  const { officer, expiresAt } = session;
  return { state: clock.now() < expiresAt ? 'open' : 'expired', tokenHash: hash, officer };
}

export async function signOut({ database }: Province, hash: string): Promise<void> {
  await endSession(database, hash);
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
