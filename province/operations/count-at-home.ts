import type { Transaction } from '../store/database.ts';
import { eventsOfTypes } from '../store/events.ts';
import type { Parcel } from '../store/inboxes.ts';
import { applyEffects } from '../store/projections.ts';
import { effectsOf } from './effects.ts';

/** What another point may do to a dossier that this one received and that counts here. */
const worked = ['dossier-result-ready', 'dossier-returned', 'dossier-act-undone'];

/**
 * A dossier counts where it was received, wherever it was worked on and given back: as the words of the other point reach the
 * inbox, its row follows. Each word once, because the inbox takes it once; what is a guest here too has no row and is left.
 */
export async function countAtHome(tx: Transaction, point: string, fresh: readonly Parcel[]): Promise<void> {
  if (fresh.length === 0) return;
  const { takenBack, ready, returned } = effectsOf(await eventsOfTypes(tx, fresh, worked));
  const results = takenBack.filter(({ what }) => what === 'result');
  const none = {
    days: new Map(),
    tickets: [],
    received: [],
    steps: [],
    moves: [],
    erased: [],
    revoked: new Map(),
    parked: [],
  };
  await applyEffects(tx, point, { ...none, takenBack: results, ready, returned });
}
