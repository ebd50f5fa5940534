/** Sealed files beside the database, each under the SHA-256 of its bytes. */
export interface AttachmentFiles {
  /** On disk when it answers the name; null: the disk takes nothing. */
  keep(sealed: Uint8Array): Promise<string | null>;
  read(file: string): Promise<Uint8Array | null>;
  remove(file: string): void;
  /**
   * Removes what no row names: a file whose event was never written. At the start, before anybody works. What is older than `since` stays:
   * a database that went back does not know yet what it named.
   */
  keepOnly(files: readonly string[], since?: number): void;
}

/** The folder a scanner writes to, of this PC or a share. */
export interface ScanFolder {
  /** What lies there now, newest first; null: the folder cannot be read. */
  list(): readonly FoundFile[] | null;
  /** Whole bytes of a finished file; null: gone, or still being written. */
  read(name: string): Promise<Uint8Array | null>;
  remove(name: string): void;
}

export interface FoundFile {
  readonly name: string;
  readonly bytes: number;
  /** UTC ms, by the clock of whoever wrote it. */
  readonly modifiedAt: number;
  /** `growing`: half written, waited for. */
  readonly state: 'whole' | 'growing' | 'too-large' | 'wrong-kind';
}
