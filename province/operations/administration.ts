import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock, Passwords, Random } from '../ports.ts';
import type { Database } from '../store/database.ts';
import { addTicket, communeExists } from '../store/enrolment-tickets.ts';
import { addOfficer } from '../store/officers.ts';
import { revokeDevice } from '../store/streams.ts';
import { ticketHash } from './enrol.ts';

/** What the province's technician does at the machine; no door of the network leads here. */
export interface Administration {
  /** One-time permission for one point, seven days; 26 letters and digits. */
  createEnrolmentTicket(
    point: string,
  ): Promise<Result<{ ticket: string; expiresAt: number }, { type: 'point-invalid' | 'commune-unknown' }>>;
  createOfficer(officer: {
    readonly login: string;
    readonly name: string;
    readonly password: string;
  }): Promise<Result<null, { type: 'login-taken' | 'login-invalid' | 'password-too-short' }>>;
  /** A lost or stolen device: its key signs nothing any more. */
  revokeDevice(point: string, keyId: string): Promise<Result<null, { type: 'device-unknown' }>>;
}

const ticketMs = 7 * 24 * 60 * 60 * 1000;
const passwordLength = 8;

export function administration(has: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly passwords: Passwords;
}): Administration {
  const { database, clock, random, passwords } = has;
  return {
    async createEnrolmentTicket(point) {
      if (!/^\d{5}-\d{1,2}$/.test(point)) return err({ type: 'point-invalid' });
      if (!(await communeExists(database, point.slice(0, 5)))) return err({ type: 'commune-unknown' });
      const ticket = random.token(16);
      const now = clock.now();
      const expiresAt = now + ticketMs;
      await database.transaction((tx) => addTicket(tx, { point, hash: ticketHash(ticket), now, expiresAt }));
      return ok({ ticket, expiresAt });
    },

    async createOfficer({ login, name, password }) {
      if (!/^[a-z0-9._-]{2,40}$/.test(login.toLowerCase())) return err({ type: 'login-invalid' });
      if ([...password].length < passwordLength) return err({ type: 'password-too-short' });
      const passwordHash = await passwords.hash(password);
      const added = await addOfficer(database, { login: login.toLowerCase(), name, passwordHash }, clock.now());
      return added ? ok(null) : err({ type: 'login-taken' });
    },

    async revokeDevice(point, keyId) {
      return (await revokeDevice(database, point, keyId, clock.now())) ? ok(null) : err({ type: 'device-unknown' });
    },
  };
}
