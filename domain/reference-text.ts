import { isDate } from './calendar.ts';
import { canonicalJson } from './canonical-json.ts';
import { noTables, type ReferenceRow, type ReferenceTables, referenceKinds } from './reference.ts';
import type { Publication } from './reference-catalogue.ts';

/** The very text that is signed: for one commune, the same for ever. */
export function publicationText(publication: Publication & { readonly commune: string }): string {
  const { version, effectiveFrom, commune, tables } = publication;
  return canonicalJson({ what: 'gan-dan-reference', v: 1, version, effectiveFrom, commune, tables });
}

/** Null where this is no such text; a kind that a later product adds is left out. */
export function readPublication(text: string): (Publication & { readonly commune: string }) | null {
  const read = parsed(text);
  if (read === null || read.what !== 'gan-dan-reference' || read.v !== 1) return null;
  const { version, effectiveFrom, commune, tables } = read;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return null;
  if (typeof effectiveFrom !== 'string' || !isDate(effectiveFrom) || typeof commune !== 'string') return null;
  if (!isObject(tables)) return null;
  const lists = referenceKinds.map((kind) => [kind, rowsIn(tables[kind])] as const);
  return {
    version,
    effectiveFrom,
    commune,
    tables: { ...noTables, ...(Object.fromEntries(lists) as ReferenceTables) },
  };
}

function rowsIn(list: unknown): readonly ReferenceRow[] {
  if (!Array.isArray(list)) return [];
  return list.filter(
    (row): row is ReferenceRow => isObject(row) && Object.values(row).every((cell) => typeof cell === 'string'),
  );
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
