import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HostFile } from '../../../contract/station-api.ts';
import { flushFolder } from '../../flushed-files.ts';
import { standInFolder } from './follow-host.ts';
import { moveAside } from './former-host.ts';
import { sealedNames } from './sealed-files.ts';
import { readTookOver } from './took-over.ts';

/**
 * A take-over that was cut before its last step did not happen. What it moved in goes, the copy it was
 * opened from stays, and a person presses again; a folder that a host left is another thing (`moveAside`).
 */
function undoCutTakeOver(folder: string, host: HostFile): void {
  const begun = readTookOver(folder);
  if (begun === null || begun.met || begun.former.key !== host.host || begun.station !== host.station) return;
  for (const kind of ['attachments', 'voice'])
    moveUnlessThere(join(folder, kind), join(standInFolder(folder), 'files', kind), renameSync);
  for (const name of ['log.db', 'log.db-wal', 'log.db-shm', ...sealedNames])
    rmSync(join(folder, name), { force: true });
  // By this name the next start knows that there is still something to undo.
  flushFolder(folder);
  rmSync(join(folder, 'took-over.json'), { force: true });
  flushFolder(folder);
}

/** At the start of a station, whatever its last change was cut at. */
export function settleCutMoves(folder: string, host: HostFile, now: number): void {
  undoCutTakeOver(folder, host);
  // A host that became a station, cut before its database was aside.
  moveAside(folder, now);
}

export function moveUnlessThere(from: string, to: string, move: typeof renameSync): void {
  if (!existsSync(from) || existsSync(to)) return;
  move(from, to);
}
