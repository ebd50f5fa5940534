import type { WireEvent } from '../../contract/wire-words.ts';
import type { Head } from '../../domain/chain.ts';
import type { WritableDb } from './open-database.ts';

interface Row {
  readonly seq: number;
  readonly hash: string;
  readonly json: string;
}

/**
 * What is carried goes once two verified backups of the province hold it, and only where that very history is the one that
 * lies here (I14). What speaks of a dossier that was not given back stays, sent no more: it may be offered to this point by
 * the next stick, and then what was before the offer is read here.
 */
export function pruneCarried(db: WritableDb) {
  const below = db.prepare<[string, number], Row>(
    'SELECT seq, hash, json FROM carried_events WHERE stream = ? AND seq <= ? ORDER BY seq DESC, hash',
  );
  const settled = db.prepare<[string], Row>('SELECT seq, hash, json FROM carried_events WHERE stream = ? AND safe = 1');
  const settle = db.prepare('UPDATE carried_events SET safe = 1 WHERE stream = ? AND seq = ? AND hash = ?');
  const forget = db.prepare('DELETE FROM carried_events WHERE stream = ? AND seq = ? AND hash = ?');
  const forgetHead = db.prepare('DELETE FROM carried_heads WHERE stream = ? AND seq = ? AND hash = ?');
  const forgetKey = db.prepare('DELETE FROM carried_keys WHERE stream = ? AND dossier = ?');

  const prune = db.transaction((stream: string, durable: Head): number => {
    let next: Head | null = durable;
    for (const row of below.all(stream, durable.seq)) {
      if (next === null || row.seq < next.seq) break;
      if (row.hash !== next.hash) continue;
      settle.run(stream, row.seq, row.hash);
      forgetHead.run(stream, row.seq, row.hash);
      next = row.seq === 1 ? null : { seq: row.seq - 1, hash: (JSON.parse(row.json) as WireEvent).prev };
    }
    const rows = settled.all(stream).map((row) => ({ ...row, event: JSON.parse(row.json) as WireEvent }));
    const ended = new Set<string>();
    for (const { event } of rows.toSorted((a, b) => a.seq - b.seq)) {
      if (event.type === 'dossier-received' || event.type === 'dossier-returned')
        forgetKey.run(stream, event.facts.dossier);
      for (const dossier of dossiersOf(event))
        if (event.type === 'dossier-returned') ended.add(dossier);
        else ended.delete(dossier);
    }
    const done = rows.filter(({ event }) => dossiersOf(event).every((dossier) => ended.has(dossier)));
    for (const { seq, hash } of done) forget.run(stream, seq, hash);
    return done.length;
  });

  return {
    /** `durable` as the province says it of this stream; says how many events went. */
    prune: (stream: string, durable: Head): number => prune.immediate(stream, durable),
  };
}

/** Which dossiers an event speaks of. */
export function dossiersOf({ facts }: WireEvent): string[] {
  const { dossier, items } = facts;
  const each = Array.isArray(items) ? items.map((item: { dossier?: unknown } | null) => item?.dossier) : [];
  return [dossier, ...each].filter((id): id is string => typeof id === 'string');
}
