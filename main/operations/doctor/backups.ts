import type { Check } from './check.ts';

const HOUR_MS = 3_600_000;
/** A night and a weekend; then the week. */
const WARN_AFTER_MS = 72 * HOUR_MS;
const BAD_AFTER_MS = 7 * 24 * HOUR_MS;

/** Is there a good backup, is it new, and is it anywhere but in this PC? */
export const backups: Check = {
  id: 'backups',
  now: ({ backups: keeper, clock }) => {
    if (!keeper) return { state: 'unknown', says: 'backups.off' };
    const { last, places, whole } = keeper.standing();
    if (whole && !whole.good) return { state: 'bad', says: 'backups.database-damaged', how: 'database-damaged' };
    if (!last) return { state: 'warning', says: 'backups.none', fix: 'back-up-now' };
    const age = clock.now() - last.at;
    const params = { lastAt: last.at, sizeBytes: last.bytes };
    if (age > BAD_AFTER_MS) return { state: 'bad', says: 'backups.old', params, fix: 'back-up-now' };
    if (age > WARN_AFTER_MS) return { state: 'warning', says: 'backups.old', params, fix: 'back-up-now' };
    const isElsewhere = places.some(({ kind, state }) => kind !== 'own' && state === 'good');
    if (!isElsewhere) return { state: 'warning', says: 'backups.one-place', params, how: 'second-place' };
    return { state: 'ok', says: 'backups.ok', params };
  },
};

/** What the disk's last room is kept by, and dossiers that were set aside because their bytes changed. */
export const ballast: Check = {
  id: 'ballast',
  now: ({ ballast: state }) => {
    if (state() === 'given') return { state: 'bad', says: 'ballast.given', how: 'free-the-disk' };
    return state() === 'there'
      ? { state: 'ok', says: 'ballast.there' }
      : { state: 'warning', says: 'ballast.none', how: 'free-the-disk' };
  },
};

export const damagedDossiers: Check = {
  id: 'damaged-dossiers',
  now: ({ store }) => {
    const codes = store.sealing.faults().map((dossier) => store.dossiers.get(dossier)?.code ?? dossier);
    if (codes.length === 0) return { state: 'ok', says: 'damaged-dossiers.none' };
    return {
      state: 'warning',
      says: 'damaged-dossiers.some',
      params: { codes: codes.slice(0, 5).join(', ') },
      how: 'call-province',
    };
  },
};
