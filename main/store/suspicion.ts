import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFlushed } from '../flushed-files.ts';

/**
 * Damage was met while people worked: nothing more is written into that file, so the word for the next start lies beside it. A start
 * looks at the small tables alone where the file is large; by this word it reads all of it.
 */
const name = 'log.suspect';

/** Best effort: a disk that takes no word is found out by what it does next. */
export function suspect(folder: string): void {
  try {
    writeFlushed(join(folder, name), '');
  } catch {
    // the start looks without it
  }
}

export function isSuspected(folder: string): boolean {
  return existsSync(join(folder, name));
}

export function forgetSuspicion(folder: string): void {
  rmSync(join(folder, name), { force: true });
}
