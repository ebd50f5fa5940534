import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { localTime } from '../../domain/calendar.ts';

/**
 * The local date that is written into a built program, so that a PC whose clock says an earlier one is known to be wrong:
 * SOURCE_DATE_EPOCH where the builder says it, else the date of the commit; the same sources give the same program. Null without
 * either, and where the builder's own clock says an earlier day: then one of the two is wrong, and the program must start here.
 */
export function builtOn(project: string, given = process.env.SOURCE_DATE_EPOCH, now = Date.now()): string | null {
  const seconds = given ? Number(given) : dateOfCommit(project);
  if (seconds === null || !Number.isSafeInteger(seconds) || seconds <= 0 || seconds * 1000 > now) return null;
  return localTime(seconds * 1000).date;
}

/** Of this project's own history, not of one it happens to lie in. */
function dateOfCommit(project: string): number | null {
  if (!existsSync(join(project, '.git'))) return null;
  const asked = spawnSync('git', ['-C', project, 'log', '-1', '--format=%ct'], { encoding: 'utf8', timeout: 10_000 });
  return asked.status === 0 ? Number(asked.stdout.trim()) : null;
}
