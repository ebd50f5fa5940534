import type { BackupHeader } from '../../domain/backup.ts';

/** Where backups lie: beside the database, in a folder of a second device, on the stick. */
export type BackupPlaceKind = 'own' | 'second' | 'stick';

/** A folder that is there or not; nothing of it throws. */
export interface BackupPlace {
  readonly kind: BackupPlaceKind;
  readonly folder: string;
  /** Backups of the point that say what they are, newest first; null: the place is not there. Only a start waits like this. */
  list(): readonly BackupFile[] | null;
  /** The same as it is now, off the main thread. */
  listAside(): Promise<readonly BackupFile[] | null>;
  /** The same as it was seen last, without touching the device: a stick that hangs holds nobody up. */
  known(): readonly BackupFile[] | null;
  /** Looks again, off the main thread; true: something is otherwise than it was known. */
  refresh(): Promise<boolean>;
  /** Of a file or folder in it. */
  path(name: string): string;
  remove(name: string): Promise<void>;
  freeBytes(): Promise<number | null>;
  /** No second place: the disk that would die with it. */
  isSameDevice(): boolean;
  /** Removes what a kill left half made. */
  sweep(): Promise<void>;
}

export interface BackupFile {
  readonly name: string;
  readonly path: string;
  readonly fileBytes: number;
  readonly header: BackupHeader;
  /** The header as it was signed. */
  readonly text: string;
  readonly signature: string;
}

export interface SealedCopy {
  readonly body: BackupHeader['body'];
  readonly stream: string;
  readonly head: BackupHeader['head'];
  readonly events: number;
}

/** Whatever went wrong, by a word of the operator's log. */
export type BackupTrouble = 'no-room' | 'database-damaged' | 'not-readable' | 'not-writable' | 'wrong-key' | 'changed';

export type Worked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly type: BackupTrouble } };

/**
 * The work of backups, in a thread with connections of its own: no tap waits for it. One thing at a time, in the order asked.
 */
export interface BackupWorker {
  /** A copy of the living database, read whole, packed, sealed, flushed to `to`. */
  seal(wish: {
    readonly db: string;
    readonly beside: string;
    readonly key: Uint8Array;
    readonly id: string;
    readonly to: string;
  }): Promise<Worked<SealedCopy>>;
  /** Gives it header and name; then it is a backup. */
  finish(wish: {
    readonly from: string;
    readonly header: string;
    readonly signature: string;
    readonly to: string;
  }): Promise<Worked<null>>;
  /** Opens it and reads the database in it whole. */
  check(wish: {
    readonly path: string;
    readonly header: BackupHeader;
    readonly key: Uint8Array;
    readonly work: string;
  }): Promise<Worked<{ readonly events: number }>>;
  /** The bytes as they lie there, against the hash in the header. */
  hash(wish: { readonly path: string; readonly header: BackupHeader }): Promise<Worked<null>>;
  /** To another device: flushed and read back. */
  copy(wish: { readonly from: string; readonly to: string }): Promise<Worked<null>>;
  /** Sealed files (`attachments`, `voice`) that the other folder does not have yet. */
  copyFiles(wish: { readonly from: string; readonly to: string }): Promise<Worked<{ readonly copied: number }>>;
  /** The living database, read whole. */
  judge(wish: { readonly db: string }): Promise<Worked<{ readonly events: number }>>;
  close(): Promise<void>;
}
