/** What a citizen is told who holds a receipt: one word, of which a page makes a picture and a sentence. Nothing of a person. */
export const lookUpStates = [
  'received',
  'in-progress',
  'papers-missing',
  'payment-asked',
  'result-ready',
  'returned',
  'ended',
] as const;
export type LookUpState = (typeof lookUpStates)[number];

export interface Step {
  readonly type: string;
  /** Of `dossier-act-undone`: what was taken back. */
  readonly undone: string | null;
}

const leadsTo: Readonly<Record<string, LookUpState>> = {
  'dossier-received': 'received',
  'dossier-forwarded': 'in-progress',
  'dossier-taken': 'in-progress',
  'supplement-requested': 'papers-missing',
  'supplement-received': 'in-progress',
  'payment-asked': 'payment-asked',
  'payment-made': 'in-progress',
  'dossier-result-ready': 'result-ready',
  'dossier-returned': 'returned',
  'dossier-refused': 'ended',
  'dossier-withdrawn': 'ended',
  'dossier-stopped': 'ended',
};

/** What was not taken back; the last of a kind goes first. */
export function standing<S extends Step>(steps: readonly S[]): readonly S[] {
  const kept: S[] = [];
  for (const step of steps) {
    if (step.type !== 'dossier-act-undone') {
      kept.push(step);
      continue;
    }
    const at = kept.findLastIndex(({ type }) => type === step.undone);
    if (at >= 0) kept.splice(at, 1);
  }
  return kept;
}

/** Null: nothing of it stands, its receipt was taken back. A new date changes no state. */
export function lookUpState(steps: readonly Step[]): LookUpState | null {
  return standing(steps).reduce<LookUpState | null>((state, { type }) => leadsTo[type] ?? state, null);
}
