import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { LogEntry, OperatorLog } from '../../ports/log.ts';

const MAX_BYTES = 5 * 1024 * 1024;
/** The one that is written among them: 50 MB, far below the 200 MB a log may ever take. */
const KEPT_FILES = 10;
const KEPT_MS = 30 * 24 * 3_600_000;
const NAME = 'station.log';

/** JSON lines in `logs/station.log`, ten files of 5 MB, none of them older than 30 days. Entries are typed; free text has no way in. */
export function createFileLog(folder: string, clock: Clock): OperatorLog {
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const path = join(logs, NAME);
  tidy(logs, clock.now());
  return {
    write: (entry: LogEntry) => {
      const line = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), ...entry })}\n`;
      try {
        if (existsSync(path) && statSync(path).size + line.length > MAX_BYTES) {
          rotate(path);
          tidy(logs, clock.now());
        }
        appendFileSync(path, line, { mode: 0o600 });
      } catch {
        // A full disk must not stop reception for want of a log line.
      }
    },
  };
}

/** Newest first. */
export function readLogFiles(folder: string): { readonly name: string; readonly bytes: Uint8Array }[] {
  const logs = join(folder, 'logs');
  if (!existsSync(logs)) return [];
  const names = readdirSync(logs).filter((name) => ordinalOf(name) !== null);
  names.sort((one, other) => (ordinalOf(one) ?? 0) - (ordinalOf(other) ?? 0));
  return names.map((name) => ({ name, bytes: readFileSync(join(logs, name)) }));
}

function rotate(path: string): void {
  for (let n = KEPT_FILES - 2; n >= 1; n--) {
    const older = `${path}.${n}`;
    if (existsSync(older)) renameSync(older, `${path}.${n + 1}`);
  }
  renameSync(path, `${path}.1`);
}

/** What is older than it may be, by the time its last line was written; and what an earlier version kept too many of. */
function tidy(logs: string, now: number): void {
  for (const name of readdirSync(logs)) {
    const ordinal = ordinalOf(name);
    if (ordinal === null || ordinal === 0) continue;
    const file = join(logs, name);
    if (ordinal >= KEPT_FILES || now - statSync(file).mtimeMs > KEPT_MS) rmSync(file, { force: true });
  }
}

/** 0: the one that is written; null: none of ours. */
function ordinalOf(name: string): number | null {
  const [, n] = /^station\.log(?:\.(\d+))?$/.exec(name) ?? [null, null];
  return name === NAME ? 0 : n ? Number(n) : null;
}
