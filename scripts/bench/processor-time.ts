import { readFileSync } from 'node:fs';

/** Processor time of a process and all its threads so far, milliseconds; null where the system has no `/proc`. */
export function busyMsOf(pid: number | null): number | null {
  try {
    const [own] = ticksOf(String(pid));
    return own * tickMs;
  } catch {
    return null;
  }
}

/** Of a PostgreSQL: its processes that live now, each of one thread, to the nanosecond, and those that ended. */
export function busyMsOfPostgres(data: string): number | null {
  try {
    const [postmaster = ''] = readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n');
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
    const [, ended] = ticksOf(postmaster);
    return children.reduce((sum, pid) => sum + ranMs(pid), ended * tickMs);
  } catch {
    return null;
  }
}

/** On every Linux that Node runs on. */
const tickMs = 10;

/** User and system time of a process, and of its children that ended. */
function ticksOf(pid: string): [own: number, ended: number] {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ').map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  return [user + system, endedUser + endedSystem];
}

/** Nothing of one that ended between two looks. */
function ranMs(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

export function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}
