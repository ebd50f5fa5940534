import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Anchor {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

/** What the last run remembers of the log, outside the database; null when there is none. */
export function readAnchor(folder: string): Anchor | null {
  const path = join(folder, 'anchor.json');
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Anchor;
  } catch {
    return null;
  }
}

/**
 * Writes the log's end beside the database at most once a second and at close, off the ticket's path. It may lag and
 * still sees every restore older than itself.
 */
export function keepAnchor(
  folder: string,
  source: { head: () => Anchor; onChange: (listener: () => void) => () => void },
) {
  const path = join(folder, 'anchor.json');
  let timer: NodeJS.Timeout | null = null;
  let written = -1;
  const write = () => {
    timer = null;
    const anchor = source.head();
    if (anchor.seq === written || anchor.seq === 0) return;
    try {
      writeFileSync(`${path}.new`, JSON.stringify(anchor), { mode: 0o600 });
      renameSync(`${path}.new`, path);
      written = anchor.seq;
    } catch {
      // A lagging anchor is allowed; the next change tries again.
    }
  };
  const stop = source.onChange(() => {
    timer ??= setTimeout(write, 1000);
  });
  return {
    close: () => {
      stop();
      if (timer) clearTimeout(timer);
      write();
    },
  };
}
