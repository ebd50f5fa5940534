import type { FoundBackup } from '../../contract/set-up-api.ts';

/** The backups that somebody carried to a PC without a point, and the one road by which one of them comes in. */
export interface BackupsBrought {
  /** Newest first; '' looks on every device that is plugged in. */
  look(from: string): Promise<readonly FoundBackup[]>;
  put(path: string): Promise<BackupPut>;
}

export type BackupPut =
  | { readonly is: 'restored' }
  /** Its key died with its PC: this file goes to the province, whose answer is laid beside the backup. */
  | { readonly is: 'needs-province'; readonly request: string }
  | {
      readonly is: 'refused';
      readonly type:
        | 'backup-missing'
        | 'backup-not-good'
        | 'folder-in-use'
        | 'folder-not-writable'
        /** A device that was pulled, is full or takes nothing. */
        | 'restore-stopped';
    };
