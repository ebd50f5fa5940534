import type { Memory } from '../../store/memory-table.ts';

export interface Verdict {
  readonly at: number;
  readonly good: boolean;
}

/** What the station remembers of its backups beside what they say themselves: when each was last read, and its own database. */
export interface BackupMemory {
  /** By place and name. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** The living database, read whole. */
  readonly whole: Verdict | null;
}

const KEY = 'backups';

export function readBackupMemory(memory: Memory): BackupMemory {
  const kept = memory.get(KEY);
  return kept === null ? { verdicts: {}, whole: null } : (JSON.parse(kept) as BackupMemory);
}

export function writeBackupMemory(memory: Memory, change: (was: BackupMemory) => BackupMemory): void {
  memory.set(KEY, JSON.stringify(change(readBackupMemory(memory))));
}

export function verdictKey(kind: string, name: string): string {
  return `${kind}/${name}`;
}
