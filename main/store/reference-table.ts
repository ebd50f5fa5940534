import { localTime } from '../../domain/calendar.ts';
import {
  type Catalogue,
  catalogueOf,
  type Publication,
  type PublishedPoint,
  publicationOn,
  publishedPoints,
} from '../../domain/reference-catalogue.ts';
import { readPublication } from '../../domain/reference-text.ts';
import type { Clock } from '../ports/clock.ts';
import type { WritableDb } from './open-database.ts';

export interface KeptPublication {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly text: string;
  readonly signature: string;
  readonly receivedAt: number;
}

/**
 * The province's publications, and what the desk works by today because of them: a version counts from its day, whether
 * or not anybody is there at midnight.
 */
export function createReference(db: WritableDb, clock: Pick<Clock, 'now'>) {
  const all = db.prepare<[], KeptPublication>(
    `SELECT version, effective_from AS effectiveFrom, text, signature, received_at AS receivedAt
     FROM reference_versions ORDER BY version`,
  );
  const add = db.prepare('INSERT OR IGNORE INTO reference_versions VALUES (?, ?, ?, ?, ?)');
  const known: { date: string; publications: readonly Publication[] | null; now: Now | null } = {
    ...{ date: '', publications: null, now: null },
  };

  function now(): Now {
    const { date } = localTime(clock.now());
    if (known.now && known.date === date) return known.now;
    known.publications ??= all.all().flatMap(({ text }) => readPublication(text) ?? []);
    const publication = publicationOn(known.publications, date);
    known.date = date;
    const tables = publication?.tables ?? null;
    known.now = { publication, catalogue: catalogueOf(tables), points: publishedPoints(tables) };
    return known.now;
  }

  /** A live one: whoever holds it holds today's. */
  const catalogue: Catalogue = {
    byCode: (code) => now().catalogue.byCode(code),
    inForce: (date) => now().catalogue.inForce(date),
  };

  return {
    catalogue,
    current: (): Publication | null => now().publication,
    /** As the province calls it; undefined: it published no such point. */
    point: (id: string): PublishedPoint | undefined => now().points.find(({ point }) => point === id),
    points: (): readonly PublishedPoint[] => now().points,
    all: (): readonly KeptPublication[] => all.all(),
    /** The highest that is here, in force or not; 0: none. */
    highest: (): number => all.all().at(-1)?.version ?? 0,
    /** Kept once: a version never changes. */
    keep(publication: KeptPublication): void {
      const { version, effectiveFrom, text, signature, receivedAt } = publication;
      add.run(version, effectiveFrom, text, signature, receivedAt);
      known.publications = null;
      known.now = null;
    },
  };
}

interface Now {
  readonly publication: Publication | null;
  readonly catalogue: Catalogue;
  readonly points: readonly PublishedPoint[];
}
