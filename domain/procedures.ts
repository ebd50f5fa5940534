import { procedures } from './data/procedures.ts';
import type { Procedure } from './dossier.ts';

/** The catalogue as the desk asks it: one by code, those in force on a day, and the families they belong to. */
export function procedureByCode(code: string): Procedure | undefined {
  return byCode.get(code);
}

export function proceduresInForce(date: string): readonly Procedure[] {
  return procedures.filter((each) => isInForce(each, date));
}

export function isInForce(procedure: Procedure, date: string): boolean {
  return date >= procedure.effectiveFrom && (procedure.effectiveTo === null || date <= procedure.effectiveTo);
}

/** Fields in the order of the catalogue; a queue names the ones it takes. */
export const fields: readonly string[] = [...new Set(procedures.map((each) => each.field))];

const byCode: ReadonlyMap<string, Procedure> = new Map(procedures.map((each) => [each.code, each]));
