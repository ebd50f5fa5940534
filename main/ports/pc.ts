import type { MachineSettings } from './machine-settings.ts';

/** What the doctor asks of the PC itself. Null: this system does not tell. */
export interface Pc {
  /** Where the program keeps its files. */
  readonly folder: string;
  diskFreeBytes(): number | null;
  /** Writes, flushes, reads back and removes a file beside the database: the milliseconds it took, or the system's code. */
  writeTest(): Promise<{ readonly ms: number } | { readonly code: string }>;
  /** What the disk says of itself (SMART); null: no program may ask here, or it does not tell. */
  diskHealth(): Promise<'ok' | 'failing' | null>;
  memory(): { readonly totalBytes: number; readonly freeBytes: number; readonly ownBytes: number };
  program(): { readonly packaged: boolean; readonly signed: boolean | null };
  /** May others of this PC read the file that opens every person? */
  keyFile(): { readonly othersMayRead: boolean | null };
  closeKeyFile(): void;
  /** Whether people get past the kiosk: the program's fuses, and the script of `scripts/lockdown`. Null: it does not tell. */
  lockDown(): Promise<{ readonly fuses: 'set' | 'open' | null; readonly script: boolean | null }>;
  /** What its system is set to. */
  readonly settings: MachineSettings;
}
