import type { Transaction } from '../database.ts';

/** One step forward; there is no way back. Numbers rise in tens, so that a forgotten step has room. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  up(tx: Transaction): Promise<void>;
}
