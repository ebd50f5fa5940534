import type { AccountId, CounterId } from '../../domain/ids.ts';
import type { Ids } from '../ports/ids.ts';
import type { Vault } from '../ports/vault.ts';
import type { WritableDb } from './open-database.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';

/** A draft nobody came back to for a week is a person's data without a purpose. */
export const DRAFT_MS = 7 * 86_400_000;

export interface DraftOf {
  readonly account: AccountId;
  readonly counter: CounterId;
}

/** What was typed and not saved, sealed; its text is the page's business. Each write is a commit of its own. */
export function createReceiveDrafts(db: WritableDb, vault: Vault, ids: Ids) {
  const get = db.prepare<[string, string], { wrapped: Uint8Array; sealed: Uint8Array; keptAt: number }>(
    'SELECT wrapped, sealed, kept_at AS keptAt FROM receive_drafts WHERE account = ? AND counter = ?',
  );
  const put = db.prepare(
    'INSERT OR REPLACE INTO receive_drafts (account, counter, wrapped, sealed, kept_at) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM receive_drafts WHERE account = ? AND counter = ?');
  const removeOld = db.prepare('DELETE FROM receive_drafts WHERE kept_at < ?');
  const placeOf = ({ account, counter }: DraftOf) => `draft ${account} ${counter}`;

  return {
    keep: (of: DraftOf, text: string, at: number): void => {
      const key = ids.bytes(32);
      const place = placeOf(of);
      const sealed = sealBytes({ key, bytes: Buffer.from(text), place, ids });
      put.run(of.account, of.counter, vault.wrap(key, place), sealed, at);
    },
    /** Null: there is none, or none that this station can open. */
    read: (of: DraftOf): { text: string; keptAt: number } | null => {
      const row = get.get(of.account, of.counter);
      if (!row) return null;
      const place = placeOf(of);
      try {
        const key = vault.unwrap(row.wrapped, place);
        return { text: openBytes({ key, sealed: row.sealed, place }).toString('utf8'), keptAt: row.keptAt };
      } catch {
        return null;
      }
    },
    forget: ({ account, counter }: DraftOf): void => void remove.run(account, counter),
    forgetOld: (now: number): void => void removeOld.run(now - DRAFT_MS),
  };
}
