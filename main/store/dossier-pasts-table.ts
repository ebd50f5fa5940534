import type { PastWord } from '../../contract/wire-words.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { WritableDb } from './open-database.ts';

/** What other points signed that they wrote of a dossier, to be passed on with it (`contract/past-text.ts`). */
export function dossierPastsTable(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO dossier_pasts (dossier, point, events, writer, signature) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const forget = db.prepare('DELETE FROM dossier_pasts WHERE dossier = ? AND point = ? AND signature = ?');
  const all = db.prepare<[string], Omit<PastWord, 'events'> & { events: string }>(
    'SELECT point, events, writer, signature FROM dossier_pasts WHERE dossier = ? ORDER BY point, signature',
  );
  const foreign = db
    .prepare<[string, number, string], string>(
      'SELECT json FROM foreign_events WHERE stream = ? AND seq = ? AND hash = ?',
    )
    .pluck();

  const of = (dossier: string): PastWord[] =>
    all.all(dossier).map((row) => ({ ...row, events: JSON.parse(row.events) as PastWord['events'] }));

  /** In any order of words the same ones stay; the province's never stands in the place of the point's own. */
  const keep = (dossier: string, word: PastWord, isOfProvince = false): void => {
    const known = of(dossier).filter(({ point }) => point === word.point);
    if (known.some((each) => saysAllOf(each, word))) return;
    const mayGo = known.filter(({ writer }) => !isOfProvince || writer === word.writer);
    for (const { point, signature } of mayGo.filter((each) => saysAllOf(word, each)))
      forget.run(dossier, point, signature);
    insert.run(dossier, word.point, JSON.stringify(word.events), word.writer, word.signature);
  };
  const keepAll = db.transaction((words: readonly { readonly dossier: string; readonly word: PastWord }[]) => {
    for (const { dossier, word } of words) keep(dossier, word, true);
  });

  return {
    of,
    /** Its signature was verified. */
    keep: (dossier: string, word: PastWord): void => keep(dossier, word),
    /** What the province said with a page of the inbox; its signatures were verified. */
    keepFromProvince: (words: readonly { readonly dossier: string; readonly word: PastWord }[]): void =>
      keepAll.immediate(words),
    /** Of the events it speaks of those that are here. */
    eventsOf: ({ events }: PastWord): AnyLogEvent[] =>
      events.flatMap(({ stream, seq, hash }) => {
        const json = foreign.get(stream, seq, hash);
        return json === undefined ? [] : [JSON.parse(json) as AnyLogEvent];
      }),
  };
}

export type DossierPasts = ReturnType<typeof dossierPastsTable>;

/** Where both say the same, the one whose signature is smaller says all: a replaced PC may sign it once more. */
function saysAllOf(one: PastWord, other: PastWord): boolean {
  const said = new Set(one.events.map(({ hash }) => hash));
  if (!other.events.every(({ hash }) => said.has(hash))) return false;
  return one.events.length > other.events.length || one.signature <= other.signature;
}
