import type { PointStore } from '../../store/open-point-store.ts';

const COPIED = 'stand-in-has-copy';

/**
 * A host whose stand-in once had a copy may have been replaced while it was off. It starts and only shows, until the stand-in
 * asks for more as its station, or a person says that nobody took over. What the province has heard is no proof: the stand-in
 * may have had no road to it.
 */
export function createHold(changed: () => void) {
  const now = { isHeld: false, isOver: false };
  const release = (): boolean => {
    if (!now.isHeld || now.isOver) return false;
    now.isHeld = false;
    changed();
    return true;
  };
  return {
    isHeld: () => now.isHeld,
    /** At the start, before any door is open. */
    begin: ({ stations, memory }: Pick<PointStore, 'stations' | 'memory'>) => {
      const standIn = stations.standIn();
      now.isHeld = standIn !== undefined && memory.get(COPIED) === standIn.station;
    },
    /** Told by the successor itself: nobody's word ends this. */
    forGood: () => {
      Object.assign(now, { isHeld: true, isOver: true });
      changed();
    },
    release,
    /** From now on it may be replaced. */
    noteCopied: ({ memory }: Pick<PointStore, 'memory'>, station: string) => {
      if (memory.get(COPIED) !== station) memory.set(COPIED, station);
    },
  };
}

export type Hold = ReturnType<typeof createHold>;
