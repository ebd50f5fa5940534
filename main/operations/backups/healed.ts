import type { Healed } from '../../ports/healing.ts';
import type { Incarnations } from '../../store/incarnations.ts';
import type { Memory } from '../../store/memory-table.ts';

const KEY = 'healed';
type LaterNoted = 'withoutAccounts' | 'remembered';

export function readHealed(memory: Memory): Healed | null {
  const kept = memory.get(KEY);
  if (kept === null) return null;
  // what an earlier build noted says less
  return { withoutAccounts: false, remembered: null, ...(JSON.parse(kept) as Omit<Healed, LaterNoted>) };
}

/** What the PC remembers to have written and has not, now; what came of an hour later is back since. Null: nothing, or nobody knows. */
export function missingOf(
  { remembered }: Pick<Healed, 'remembered'>,
  { endOf }: Pick<Incarnations, 'endOf'>,
): { readonly events: number; readonly since: number | null } | null {
  if (!remembered) return null;
  const { seq, at } = endOf(remembered.stream);
  return remembered.seq > seq ? { events: remembered.seq - seq, since: at } : null;
}

export function writeHealed(memory: Memory, healed: Healed): void {
  memory.set(KEY, JSON.stringify(healed));
}
