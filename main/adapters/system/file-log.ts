import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { LogEntry, OperatorLog } from '../../ports/log.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const KEPT_FILES = 10;

/** JSON lines in `logs/station.log`, ten files of 5 MB. Entries are typed; free text has no way in. */
export function createFileLog(folder: string, clock: Clock): OperatorLog {
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const path = join(logs, 'station.log');
  return {
    write: (entry: LogEntry) => {
      const line = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), ...entry })}\n`;
      try {
        if (existsSync(path) && statSync(path).size > MAX_BYTES) rotate(path);
        appendFileSync(path, line, { mode: 0o600 });
      } catch {
        // A full disk must not stop reception for want of a log line.
      }
    },
  };
}

function rotate(path: string): void {
  for (let n = KEPT_FILES - 1; n >= 1; n--) {
    const older = `${path}.${n}`;
    if (existsSync(older)) renameSync(older, `${path}.${n + 1}`);
  }
  renameSync(path, `${path}.1`);
}
