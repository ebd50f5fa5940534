import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../../flushed-files.ts';
import { logFacts } from '../../store/log-facts.ts';
import { copyLog } from '../../store/log-file.ts';
import { copyFlushed } from './update-folder.ts';

export type Restored = 'not-needed' | 'restored' | 'events-since';

/** The data folder of a PC while nothing runs on it: copied aside before a change, and put back after one that failed. */
export interface PointData {
  /** What a copy takes. */
  bytes(): number;
  copyTo(folder: string): void;
  /**
   * After a new version was started and failed: the copy comes back if the schema moved, because the version before opens
   * no database from the future. What lies there is set aside, never removed. Events written since are never left behind:
   * then nothing is put back, and the answer says so.
   */
  putBack(copy: string, asideName: string): Restored;
}

const log = 'log.db';
const parts = ['', '-wal', '-shm'] as const;

export function pointData(folder: string): PointData {
  const at = (name: string) => join(folder, name);
  const small = () => readdirSync(folder).filter((name) => isWanted(name) && lstatSync(at(name)).isFile());
  return {
    bytes: () => small().reduce((sum, name) => sum + statSync(at(name)).size, 0),
    copyTo: (copy) => {
      const unnamed = `${copy}.new`;
      for (const each of [copy, unnamed]) rmSync(each, { recursive: true, force: true });
      mkdirSync(unnamed, { recursive: true, mode: 0o700 });
      for (const name of small().filter((each) => !each.startsWith(log))) copyFlushed(at(name), join(unnamed, name));
      // As one file: what a killed station left in its -wal belongs to it.
      if (existsSync(at(log))) copyLog(at(log), join(unnamed, log));
      flushFolder(unnamed);
      renameSync(unnamed, copy);
    },
    putBack: (copy, asideName) => {
      const before = logFacts(join(copy, log));
      const wayBack = at('log.db.put-back');
      // A power cut in the middle of the last lines: only the name is missing.
      const isHalfDone = existsSync(wayBack) && !existsSync(at(log));
      if (!isHalfDone) {
        if (!before || !existsSync(at(log))) return 'not-needed';
        const now = logFacts(at(log));
        if (now?.schema === before.schema) return 'not-needed';
        if (now && (now.events !== before.events || now.hash !== before.hash)) return 'events-since';
        copyFlushed(join(copy, log), `${wayBack}.new`);
        renameSync(`${wayBack}.new`, wayBack);
        for (const part of [...parts].toReversed())
          if (existsSync(at(log + part))) renameSync(at(log + part), at(asideName + part));
      }
      renameSync(wayBack, at(log));
      flushFolder(folder);
      return 'restored';
    },
  };
}

/** Everything that is small and belongs to the start: no scans, clips, backups, copies of before, nor locks of processes. */
function isWanted(name: string): boolean {
  return !/^log\.(before|after)-|^log\.db\.put-back|\.(lock|log|new|ballast)$|^ballast|-shm$|^host\.lock/.test(name);
}
