import type { KeepsStandIn } from '../../ports/kept-stand-in.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { isDismissed } from './dismissed.ts';
import { forgottenStandIn } from './forgotten-stand-in.ts';
import { isNamed } from './former-standing.ts';

const COPIED = 'stand-in-has-copy';

type Store = Pick<PointStore, 'stations' | 'memory'>;

/**
 * A host whose stand-in once had a copy may have been replaced while it was off. It starts and only shows, until the stand-in
 * asks for more as its station, or a person says that nobody took over. What the province has heard is no proof: the stand-in
 * may have had no road to it. A database that was healed may have forgotten the stand-in: the file beside it has not.
 */
export function createHold(changed: () => void, kept: KeepsStandIn = keptNowhere) {
  const now = { isHeld: false, isOver: false, heldFor: null as string | null, isDisowned: () => false };
  const release = (): boolean => {
    if (!now.isHeld || now.isOver) return false;
    now.isHeld = false;
    changed();
    return true;
  };
  return {
    isHeld: () => now.isHeld || now.isDisowned(),
    /** For its stand-in, which people call so where the database does not know it any more; null: for none. */
    waits: () => (now.isHeld && !now.isOver ? { forgotten: now.heldFor } : null),
    /** At the start, before any door is open. */
    begin: (store: Store) => {
      const remembered = kept.get();
      // Chosen no more, and cut before the file was gone.
      if (remembered && isDismissed(store, remembered.key)) kept.forget();
      const forgotten = forgottenStandIn(store, kept);
      const standIn = store.stations.standIn();
      const isCopied =
        standIn &&
        (store.memory.get(COPIED) === standIn.station || (remembered !== null && remembered.key === standIn.key));
      now.heldFor = forgotten && !forgotten.released ? forgotten.name : null;
      now.isHeld = forgotten ? !forgotten.released : isCopied === true;
    },
    /** Told by the successor itself: nobody's word ends this. */
    forGood: () => {
      Object.assign(now, { isHeld: true, isOver: true });
      changed();
    },
    /**
     * The host whose place this PC took lives and does not know it: that one writes, until the province says who does, or they meet.
     * True: this PC stops by it.
     */
    disowned: ({ incarnations }: Pick<PointStore, 'incarnations'>): boolean => {
      if (now.isDisowned() || isNamed(incarnations)) return false;
      now.isDisowned = () => !isNamed(incarnations);
      changed();
      return true;
    },
    met: () => {
      now.isDisowned = () => false;
      changed();
    },
    release,
    /** A person here says that nobody took over; one that the database forgot is not waited for at the next start either. */
    resume: (store: Store): boolean => {
      const forgotten = forgottenStandIn(store, kept);
      if (!release()) return false;
      if (forgotten) kept.keep({ ...forgotten, released: true });
      return true;
    },
    /** It is about to have everything: from then on it may take this host's place, whatever becomes of the database here. */
    noteGiven: (store: Store) => {
      const standIn = store.stations.standIn();
      if (standIn && forgottenStandIn(store, kept) === null)
        kept.keep({ station: standIn.station, key: standIn.key, name: standIn.name, released: false });
    },
    /** From now on it may be replaced. */
    noteCopied: ({ memory }: Pick<PointStore, 'memory'>, station: string) => {
      if (memory.get(COPIED) !== station) memory.set(COPIED, station);
    },
  };
}

export type Hold = ReturnType<typeof createHold>;

const keptNowhere: KeepsStandIn = { get: () => null, keep: () => {}, forget: () => {} };
