/** The folder of a USB stick, which is there or not. Nothing of it throws: a stick is pulled when somebody needs it. */
export interface Stick {
  readonly folder: string;
  /** Names of its bundles; null: no stick is in. */
  list(): readonly string[] | null;
  read(name: string): Uint8Array | null;
  /** On the stick, flushed, and read back as it was, when it returns true. */
  write(name: string, bytes: Uint8Array): boolean;
  remove(name: string): void;
  /** Free bytes; null: nobody knows. */
  room(): number | null;
}
