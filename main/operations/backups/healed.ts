import type { Healed } from '../../ports/healing.ts';
import type { Memory } from '../../store/memory-table.ts';

const KEY = 'healed';

export function readHealed(memory: Memory): Healed | null {
  const kept = memory.get(KEY);
  if (kept === null) return null;
  // what an earlier build noted says less
  return { withoutAccounts: false, ...(JSON.parse(kept) as Omit<Healed, 'withoutAccounts'>) };
}

export function writeHealed(memory: Memory, healed: Healed): void {
  memory.set(KEY, JSON.stringify(healed));
}
