import type { BreachParts } from '../../domain/breach-events.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { PointId } from '../../domain/ids.ts';
import type { ReadableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';

export type BreachLogEvent = Extract<AnyLogEvent, { type: 'breach-opened' | 'breach-step-done' | 'breach-given-out' }>;

/** So many events are read and judged in some milliseconds. */
const PAGE = 2_000;

/** What happened to people's data is read from the log itself: there are few, and no row of theirs can go missing. */
export function readBreaches(db: ReadableDb, { sealing, point }: { sealing: Sealing; point: PointId }) {
  const all = db
    .prepare(
      `SELECT json FROM events WHERE type IN ('breach-opened', 'breach-step-done', 'breach-given-out') ORDER BY position`,
    )
    .pluck();
  const page = db.prepare<
    { from: number; to: number; after: number; most: number },
    { position: number; json: string | null }
  >(
    `SELECT position, CASE WHEN json ->> '$.at.wall' BETWEEN @from AND @to THEN json END AS json
     FROM events WHERE position > @after ORDER BY position LIMIT @most`,
  );
  return {
    all: (): readonly BreachLogEvent[] => (all.all() as string[]).map((json) => JSON.parse(json) as BreachLogEvent),
    /** What whoever opened it wrote; null: its key is gone. */
    noteOf: ({ facts, origin, part, sealed, type }: Extract<BreachLogEvent, { type: 'breach-opened' }>) =>
      sealed === null
        ? null
        : ((sealing.open(sealed, { point, dossier: facts.breach, type, origin, part }) as BreachParts[typeof type])
            ?.note ?? null),
    /** The log of this PC, its own streams and what came back, as far as it is of that time, page by page in the order in which it came. */
    pages: function* ({ from, to }: { readonly from: number; readonly to: number }): Generator<readonly AnyLogEvent[]> {
      for (let after = 0; ; ) {
        const rows = page.all({ from, to, after, most: PAGE });
        if (rows.length > 0) yield rows.flatMap(({ json }) => (json === null ? [] : [JSON.parse(json) as AnyLogEvent]));
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        after = last.position;
      }
    },
  };
}
