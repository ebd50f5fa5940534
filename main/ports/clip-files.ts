/** Sounds by their content: the same sound is one file. */
export interface ClipFiles {
  /** On disk when it answers the name, SHA-256 in hex; null: the disk takes nothing. */
  keep(sound: Uint8Array): Promise<string | null>;
  read(hash: string): Promise<Uint8Array | null>;
  /** Removes what no table names any more; what is older than `since` stays: a database that was set aside may name it. */
  keepOnly(hashes: readonly string[], since?: number): void;
}
