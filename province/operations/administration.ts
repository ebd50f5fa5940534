import type { OfficerRole } from '../../contract/province-pages-api.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock, Passwords, Random } from '../ports.ts';
import type { Database } from '../store/database.ts';
import { addTicket, communeExists } from '../store/enrolment-tickets.ts';
import { revokeDevice } from '../store/streams.ts';
import { ticketHash } from './enrol.ts';
import { type CreateOfficerError, createOfficer } from './officers.ts';

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
    /** Administrator when left out: the first one is made here and makes the others on the page. */
    readonly role?: OfficerRole;
    /** A commune's code; left out: the whole province. */
    readonly commune?: string | null;
  }): Promise<Result<null, CreateOfficerError>>;
  /** A lost or stolen device: its key signs nothing any more. */
  revokeDevice(point: string, keyId: string): Promise<Result<null, { type: 'device-unknown' }>>;
}

const ticketMs = 7 * 24 * 60 * 60 * 1000;

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

    createOfficer: ({ role = 'administrator', commune = null, ...officer }) =>
      createOfficer({ database, clock, passwords }, { ...officer, role, commune }),

    async revokeDevice(point, keyId) {
      return (await revokeDevice(database, point, keyId, clock.now())) ? ok(null) : err({ type: 'device-unknown' });
    },
  };
}
