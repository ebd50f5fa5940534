import type { BackupPlaceKind } from './backups.ts';

/** What was done about a database at a start, for whoever reads the office's page, until somebody says that they read it. */
export interface Healed {
  readonly at: number;
  /** `damaged`: found so; `missing`: the file was gone; `asked`: two people wanted the backup; `not-restored`: they did, and nothing was changed. */
  readonly why: 'damaged' | 'missing' | 'asked' | 'not-restored';
  /** The press that asked for it, so that the same press, sent again, asks for nothing more. */
  readonly press: string | null;
  readonly backup: { readonly created: number; readonly place: BackupPlaceKind | 'file' } | null;
  /** Taken over from the file that was set aside, and what of it could not be. */
  readonly salvaged: number;
  readonly unread: number;
  /** The name of the file that was set aside; null: there was none. */
  readonly aside: string | null;
  /** Nobody's password could be taken over: it is in no other copy. */
  readonly withoutAccounts: boolean;
  readonly seen: boolean;
}
