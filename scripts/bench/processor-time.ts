import { readFileSync } from 'node:fs';

/** Processor time of a process and all its threads so far, milliseconds; null where the system has no `/proc`. */
export function busyMsOf(pid: number | null): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    // a tick is ten milliseconds on every Linux that Node runs on
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

/** Of a PostgreSQL: its processes that live now, each of one thread, to the nanosecond. */
export function busyMsOfPostgres(data: string): number | null {
  try {
    const [postmaster] = readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n');
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
    return children.reduce((sum, pid) => sum + ranMs(pid), 0);
  } catch {
    return null;
  }
}

/** Nothing of one that ended between two looks. */
function ranMs(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
