import type { AnyLogEvent } from '../../domain/event.ts';
import type { ReadableDb } from './open-database.ts';
import { readIndexed } from './step-events.ts';

/**
 * All that this point wrote of a dossier and another one reads of it (`foreignTypes`), in the order of arrival: what came before
 * an offer, for whoever no wire brings it to.
 */
export function readDossierPast(db: ReadableDb) {
  const steps = readIndexed(db, 'dossier_steps', 'dossier');
  const moves = readIndexed(db, 'custody_steps', 'dossier');
  // each as its index says it (migrations 0500, 0530)
  const beside = [
    `'person-corrected', 'submitter-corrected'`,
    `'official-code-given', 'document-scanned', 'document-reused', 'scan-removed', 'dossier-restricted',
    'dossier-erased', 'post-item-taken', 'post-item-taken-back', 'post-delivery-failed'`,
  ].map((types) =>
    db.prepare(`SELECT json FROM events WHERE type IN (${types}) AND json ->> '$.facts.dossier' = ?`).pluck(),
  );
  return (dossier: string): AnyLogEvent[] => {
    const others = beside
      .flatMap((each) => each.all(dossier) as string[])
      .map((json) => JSON.parse(json) as AnyLogEvent);
    const all = [...steps.own(dossier), ...moves.own(dossier), ...others];
    return [...new Map(all.map((event) => [`${event.stream} ${event.seq}`, event])).values()];
  };
}
