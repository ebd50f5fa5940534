import { type OriginalNeeded, originalRules } from './data/originals.ts';
import { type ProcedureCaution, procedureCautions } from './data/procedure-cautions.ts';
import type { Procedure } from './dossier.ts';

/** What a clerk looks at before the papers are on the table: one screen, each line with where it comes from. */
export interface ProcedureCard {
  readonly original: {
    readonly needed: OriginalNeeded;
    /** Null: no rule names it, and the cautious reading holds. */
    readonly source: string | null;
    readonly verified: boolean;
  };
  readonly cautions: readonly ProcedureCaution[];
}

export function procedureCard({ code, field }: Pick<Procedure, 'code' | 'field'>): ProcedureCard {
  const isAbout = ({ of }: { readonly of: string }) => of === code || of === field;
  // The procedure's own rule stands over that of its field.
  const rules = originalRules.filter(isAbout);
  const rule = rules.find(({ of }) => of === code) ?? rules[0];
  return {
    original: {
      needed: rule?.needed ?? 'before-result',
      source: rule?.source ?? null,
      verified: rule?.verified ?? false,
    },
    cautions: procedureCautions.filter(isAbout),
  };
}
