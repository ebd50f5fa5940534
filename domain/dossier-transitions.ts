import type { LifeEvent } from './dossier-events.ts';
import type { DossierState } from './dossier-words.ts';

type Next = DossierState | 'same' | 'resume';

/**
 * The life of a dossier, once: what may happen in a state, and where it leads. What is not here cannot happen.
 * `resume`: back to where it stood before the waiting began.
 */
export const transitions: Readonly<Record<DossierState, Partial<Readonly<Record<LifeEvent, Next>>>>> = {
  received: {
    'dossier-forwarded': 'forwarded',
    'dossier-taken': 'in-process',
    'supplement-requested': 'waiting-supplement',
    'dossier-refused': 'refused',
    'payment-asked': 'waiting-payment',
    'dossier-withdrawn': 'withdrawn',
    'dossier-stopped': 'stopped',
    'due-date-renewed': 'same',
    'dossier-result-ready': 'result-ready',
  },
  forwarded: {
    'dossier-forwarded': 'same',
    'dossier-taken': 'in-process',
    'supplement-requested': 'waiting-supplement',
    'dossier-refused': 'refused',
    'payment-asked': 'waiting-payment',
    'dossier-withdrawn': 'withdrawn',
    'dossier-stopped': 'stopped',
    'due-date-renewed': 'same',
    'dossier-result-ready': 'result-ready',
  },
  'in-process': {
    'dossier-forwarded': 'forwarded',
    'supplement-requested': 'waiting-supplement',
    'dossier-refused': 'refused',
    'payment-asked': 'waiting-payment',
    'dossier-withdrawn': 'withdrawn',
    'dossier-stopped': 'stopped',
    'due-date-renewed': 'same',
    'dossier-result-ready': 'result-ready',
  },
  'waiting-supplement': {
    'supplement-received': 'resume',
    'dossier-withdrawn': 'withdrawn',
    'dossier-stopped': 'stopped',
  },
  'waiting-payment': {
    'payment-made': 'resume',
    'dossier-withdrawn': 'withdrawn',
    'dossier-stopped': 'stopped',
    'due-date-renewed': 'same',
  },
  'result-ready': { 'payment-asked': 'waiting-payment', 'dossier-returned': 'returned' },
  returned: {},
  refused: {},
  withdrawn: {},
  stopped: {},
  voided: {},
};

interface Standing {
  readonly state: DossierState;
  /** Where it goes on after a waiting. */
  readonly resume: DossierState | null;
}

/** Where that would lead; null: it cannot happen now. */
export function nextState(dossier: Standing, event: LifeEvent): DossierState | null {
  const next = transitions[dossier.state][event];
  if (next === 'same') return dossier.state;
  if (next === 'resume') return dossier.resume;
  return next ?? null;
}

export interface ActImpossible {
  readonly type: 'dossier-act-impossible';
  readonly code: string;
}
