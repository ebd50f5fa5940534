import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Anchor } from '../../../domain/incarnation.ts';

/**
 * What the last runs remember of the log, outside the database. It is kept in two places, beside the database and in a
 * folder of the PC, because who copies a backup back copies the whole folder.
 */
export function readAnchors(folders: readonly string[]): readonly Anchor[] {
  return [...new Set(folders)].map(read).filter((anchor) => anchor !== null);
}

function read(folder: string): Anchor | null {
  const path = join(folder, 'anchor.json');
  if (!existsSync(path)) return null;
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<Anchor> & Pick<Anchor, 'stream' | 'seq' | 'hash'>;
    return { machine: null, letter: '', letterUntil: '', day: 0, date: '', supersededBy: null, ...kept };
  } catch {
    return null;
  }
}

/**
 * Writes the log's end beside the database at most once a second and at close, off the ticket's path. It may lag and
 * still sees every restore older than itself. Another stream, with its letter, is written at once: before its first number;
 * and so is who took its place: no backup of before may go on beside that one.
 */
export function keepAnchor(
  folders: readonly string[],
  source: { head: () => Anchor; onChange: (listener: () => void) => () => void },
  everyMs = 1000,
) {
  let timer: NodeJS.Timeout | null = null;
  let written = '';
  const write = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const anchor = source.head();
    const text = JSON.stringify(anchor);
    if (text === written || anchor.seq === 0) return;
    try {
      for (const folder of new Set(folders)) writeIn(folder, text);
      written = text;
    } catch {
      // A lagging anchor is allowed; the next change tries again.
    }
  };
  const writer = () => {
    const { stream, supersededBy } = source.head();
    return `${stream} ${supersededBy}`;
  };
  let last = writer();
  write();
  const stop = source.onChange(() => {
    const now = writer();
    if (last !== now) {
      last = now;
      write();
    }
    timer ??= setTimeout(write, everyMs);
  });
  const end = () => {
    stop();
    if (timer) clearTimeout(timer);
  };
  return {
    close: () => {
      end();
      write();
    },
    /** As a kill leaves it. */
    drop: end,
  };
}

function writeIn(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'anchor.json');
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
