import type { AccountId, CounterId, TerminalId } from '../../domain/ids.ts';
import type { StationRights, StationRole } from '../../domain/station.ts';
import type { WritableDb } from './open-database.ts';

/** Another PC is invited: what it will be, and the hash of what it has to know. */
export interface Invitation extends StationRights {
  readonly pairing: string;
  readonly secretHash: string;
  readonly name: string;
  readonly wrong: number;
  /** Milliseconds since `boot` began. */
  readonly expiresAt: number;
  readonly boot: string;
  readonly account: AccountId;
  readonly terminal: TerminalId;
}

type Row = Omit<Invitation, 'roles' | 'counters'> & { readonly roles: string; readonly counters: string };

/** At most one: whoever opens another withdraws the one before. */
export function createPairingTable(db: WritableDb) {
  const get = db.prepare<[], Row>(
    `SELECT pairing, secret_hash AS secretHash, name, roles, counters, wrong, expires_at AS expiresAt, boot, account,
       terminal
     FROM pairing`,
  );
  const clear = db.prepare('DELETE FROM pairing');
  const insert = db.prepare(
    `INSERT INTO pairing (pairing, secret_hash, name, roles, counters, wrong, expires_at, boot, account, terminal)
     VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
  );
  const wrong = db.prepare('UPDATE pairing SET wrong = wrong + 1');
  return {
    get: (): Invitation | null => {
      const row = get.get();
      if (!row) return null;
      return {
        ...row,
        roles: JSON.parse(row.roles) as StationRole[],
        counters: JSON.parse(row.counters) as CounterId[],
      };
    },
    open: (made: Omit<Invitation, 'wrong'>) => {
      clear.run();
      const { pairing, secretHash, name, roles, counters, expiresAt, boot, account, terminal } = made;
      insert.run(
        ...([pairing, secretHash, name, JSON.stringify(roles), JSON.stringify(counters)] as const),
        ...([expiresAt, boot, account, terminal] as const),
      );
    },
    /** Counted before it is judged. */
    noteWrong: () => void wrong.run(),
    close: () => void clear.run(),
  };
}
