import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFlushed } from '../../flushed-files.ts';
import { readJson } from './place-backup.ts';

/**
 * What two people asked for in the office, done at the next start; it lies there until a start has opened the store and
 * noted what came of it.
 */
const request = z.object({ path: z.string(), press: z.string(), created: z.number() });
export type RestoreRequest = z.output<typeof request>;

const requestName = 'restore.json';

export function askForRestore(folder: string, asked: RestoreRequest): void {
  writeFlushed(join(folder, requestName), JSON.stringify(asked));
}

export function askedRestore(folder: string): RestoreRequest | null {
  return readJson(join(folder, requestName), request);
}

export function forgetRestore(folder: string): void {
  rmSync(join(folder, requestName), { force: true });
}
