import type { BackupPlaceKind } from './backups.ts';

/** What was done about a database at a start, for whoever reads the office's page, until somebody says that they read it. */
export interface Healed {
  readonly at: number;
  /** `damaged`: found so; `missing`: the file was gone; `asked`: two people wanted the backup. */
  readonly why: 'damaged' | 'missing' | 'asked';
  readonly backup: { readonly created: number; readonly place: BackupPlaceKind | 'file' } | null;
  /** Taken over from the file that was set aside, and what of it could not be. */
  readonly salvaged: number;
  readonly unread: number;
  /** The name of the file that was set aside; null: there was none. */
  readonly aside: string | null;
  readonly seen: boolean;
}
