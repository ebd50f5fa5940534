import { publicationOn } from '../../domain/reference-catalogue.ts';
import { readPublication } from '../../domain/reference-text.ts';

/** Where the province's publications lie. */
export interface ReferenceShelf {
  /** The highest version that is here, in force or not; 0: none. */
  highest(): number;
  all(): readonly SignedPublication[];
  /** Once: a version never changes. */
  keep(publication: SignedPublication & { version: number; effectiveFrom: string; receivedAt: number }): void;
}

export interface SignedPublication {
  readonly text: string;
  readonly signature: string;
}

/** The version that was kept; null: of another commune, or no publication. That the province signed it the caller has seen. */
export function keepPublication(
  shelf: Pick<ReferenceShelf, 'keep'>,
  { text, signature }: SignedPublication,
  { commune, now }: { readonly commune: string; readonly now: number },
): number | null {
  const publication = readPublication(text);
  if (publication?.commune !== commune) return null;
  const { version, effectiveFrom } = publication;
  shelf.keep({ version, effectiveFrom, text, signature, receivedAt: now });
  return version;
}

/** What is still worth carrying to a neighbour: the version in force on a day, and those to come. */
export function publicationsToCarry(shelf: Pick<ReferenceShelf, 'all'>, date: string): SignedPublication[] {
  const known = shelf.all().flatMap((signed) => {
    const publication = readPublication(signed.text);
    return publication ? [{ ...publication, signed }] : [];
  });
  const inForce = publicationOn(known, date)?.version ?? 0;
  return known.flatMap(({ version, signed: { text, signature } }) => (version < inForce ? [] : [{ text, signature }]));
}
