import type { PointStore } from '../../store/open-point-store.ts';
import { readHealed } from '../backups/healed.ts';

/**
 * A database that was healed lacks something, and nobody has read so in the office yet. The stand-in's copy is from before and may hold
 * just that: it is not written over, and whoever wants it back switches this PC off and takes its place there.
 */
export function isOlderCopyKept({ memory, remembered }: Pick<PointStore, 'memory' | 'remembered'>): boolean {
  const healed = readHealed(memory);
  const isUnread = healed !== null && !healed.seen && (healed.why === 'damaged' || healed.why === 'missing');
  return isUnread && remembered.missing() !== null;
}
