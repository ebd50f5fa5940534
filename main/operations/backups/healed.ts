import type { Healed } from '../../ports/healing.ts';
import type { Memory } from '../../store/memory-table.ts';

const KEY = 'healed';

export function readHealed(memory: Memory): Healed | null {
  const kept = memory.get(KEY);
  return kept === null ? null : (JSON.parse(kept) as Healed);
}

export function writeHealed(memory: Memory, healed: Healed): void {
  memory.set(KEY, JSON.stringify(healed));
}
