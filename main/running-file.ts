import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'running.json';

/** Where the station of a folder listens, for the command line of the same PC. Left behind by a kill it points to nobody. */
export function noteRunning(folder: string, port: number): () => void {
  const path = join(folder, NAME);
  const forget = () => rmSync(path, { force: true });
  try {
    writeFileSync(path, JSON.stringify({ port }), { mode: 0o600 });
  } catch {
    // A full disk must not stop reception for want of it.
  }
  return forget;
}

export function runningStation(folder: string): number | null {
  const path = join(folder, NAME);
  if (!existsSync(path)) return null;
  try {
    const { port } = JSON.parse(readFileSync(path, 'utf8')) as { port?: unknown };
    return typeof port === 'number' ? port : null;
  } catch {
    return null;
  }
}
