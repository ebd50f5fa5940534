import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * What processes hold, MiB: resident (what several share counts for each), the private part that would be free again if they
 * ended, and their proportional share, which alone may be added up to what they take together.
 */
export interface Memory {
  readonly resident: number;
  readonly private: number;
  readonly proportional: number;
}

/** Null where the system has no `/proc` (Windows, macOS): not measured there. */
export function memoryOf(pids: readonly number[]): Memory | null {
  if (!existsSync('/proc/self/smaps_rollup')) return null;
  const each = pids.map((pid) => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  const sum = (fields: readonly string[]) =>
    each.flatMap((text) => fields.map((field) => kibOf(text, field))).reduce((total, kib) => total + kib, 0) / 1024;
  return {
    ...{ resident: sum(['Rss']), private: sum(['Private_Clean', 'Private_Dirty']) },
    proportional: sum(['Pss']),
  };
}

/** A process and everything it started. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = parentOf(Number(name));
    if (parent !== null) parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(parents.get(member) ?? []));
  return family;
}

function parentOf(pid: number): number | null {
  try {
    // The name in brackets may hold anything: what follows the last bracket does not.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return Number(fields[1]);
  } catch {
    return null;
  }
}

function kibOf(text: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}
