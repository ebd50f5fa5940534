import type { AnyLogEvent, EventType } from '../../domain/event.ts';
import { subjectsOf } from '../../domain/host-conflict.ts';
import { writeHostConflicts } from './host-conflicts-table.ts';
import { isDiskTrouble, type WritableDb } from './open-database.ts';
import { writeRecounts } from './recounts-table.ts';
import { createTouchedSince, type TouchedSince } from './touched-since.ts';

/** An event of a later build: it is kept, changes nothing, and is folded in when a build knows it. */
export class UnknownType extends Error {}

export type WhyUnapplied = 'type-unknown' | 'does-not-fit' | 'origin-repeated' | 'of-its-moment';

/** Who stands where and what is closed now, as it was before: today's people know better. */
const ofTheirMoment: ReadonlySet<EventType> = new Set<EventType>([
  ...(['counter-opened', 'counter-closed', 'counter-paused', 'counter-resumed'] as const),
  ...(['queue-paused', 'queue-resumed', 'kiosk-locked', 'kiosk-unlocked', 'help-asked', 'help-answered'] as const),
]);

/**
 * Fits in what came back from the province: written by an earlier incarnation of the point, or by a living copy of it. What
 * contradicts the present (a number that was given a second time, a day that is open already) changes nothing and is
 * written down; what it said stays in the log for ever. The same at a rebuild, because the order of arrival is the same.
 */
export function createLearntFold(
  db: WritableDb,
  projections: { apply(event: AnyLogEvent): void },
  touched: TouchedSince = createTouchedSince(db),
) {
  const earlier = db.prepare('SELECT 1 FROM events WHERE origin = ? AND part = ? AND position < ? LIMIT 1').pluck();
  const note = db.prepare('INSERT INTO unapplied_events (stream, seq, why, number) VALUES (?, ?, ?, ?)');
  const dateOf = db.prepare('SELECT date FROM days WHERE day = ?').pluck();
  const recounts = writeRecounts(db);
  const conflicts = writeHostConflicts(db);
  const inside = db.transaction((event: AnyLogEvent) => projections.apply(event));
  const otherDays = new Set(
    db
      .prepare(
        `SELECT stream || ' ' || (json ->> '$.facts.day') FROM unapplied_events JOIN events USING (stream, seq)
         WHERE why = 'does-not-fit' AND type = 'business-day-opened'`,
      )
      .pluck()
      .all() as string[],
  );

  /** Two incarnations opened the same ordinal on different dates: the numbers of theirs are of another day. */
  const isOfAnotherDay = (event: AnyLogEvent): boolean => {
    if (event.type !== 'business-day-opened') {
      const day = dayOf(event);
      return day !== null && otherDays.has(`${event.stream} ${day}`);
    }
    const { day, date } = event.facts;
    const here = dateOf.get(day) as string | undefined;
    if (here !== undefined && here !== date) otherDays.add(`${event.stream} ${day}`);
    return here !== undefined && here !== date;
  };
  const isOpenAlready = (event: AnyLogEvent) =>
    event.type === 'business-day-opened' && dateOf.get(event.facts.day) === event.facts.date;

  /** The people here went on with that number without knowing of it: what they did with it stands. */
  const isOvertaken = (event: AnyLogEvent, position: number): boolean =>
    subjectsOf(event).some((each) => each.kind === 'ticket' && touched.isTouched(event, each, position));

  /** Told twice of one thing: a person looks at it, whatever became of the event. */
  const noteConflicts = (event: AnyLogEvent, position: number) => {
    for (const each of subjectsOf(event)) if (touched.isTouched(event, each, position)) conflicts.note(each, event);
  };

  const whyNot = (event: AnyLogEvent, position: number): WhyUnapplied | null => {
    if (earlier.get(event.origin, event.part, position) !== undefined) return 'origin-repeated';
    if (ofTheirMoment.has(event.type)) return 'of-its-moment';
    return isOfAnotherDay(event) || isOvertaken(event, position) ? 'does-not-fit' : tried(event);
  };

  const tried = (event: AnyLogEvent): WhyUnapplied | null => {
    if (isOpenAlready(event)) return null;
    try {
      inside(event);
      if (event.type === 'dossier-received') recounts.add(event.facts.dossier);
      return null;
    } catch (error) {
      if (isDiskTrouble(error)) throw error;
      return error instanceof UnknownType ? 'type-unknown' : 'does-not-fit';
    }
  };

  return {
    /** Only inside a transaction. */
    apply: (event: AnyLogEvent, position: number): void => {
      const why = whyNot(event, position);
      if (why !== 'origin-repeated') noteConflicts(event, position);
      if (why !== null) note.run(event.stream, event.seq, why, why === 'does-not-fit' ? numberOn(event) : null);
    },
  };
}

function dayOf(event: AnyLogEvent): number | null {
  if (event.type === 'ticket-issued' || event.type === 'ticket-carried') return event.facts.day;
  const ticket = 'ticket' in event.facts ? event.facts.ticket : null;
  return typeof ticket === 'string' ? Number.parseInt(ticket, 10) : null;
}

/** What is printed on a paper that somebody holds. */
function numberOn(event: AnyLogEvent): string | null {
  if (event.type === 'ticket-issued') return event.facts.number;
  return event.type === 'dossier-received' ? event.facts.code : null;
}

export function readUnapplied(db: WritableDb) {
  const count = db
    .prepare("SELECT count(*) FROM unapplied_events WHERE why IN ('does-not-fit', 'type-unknown')")
    .pluck();
  const twice = db
    .prepare('SELECT DISTINCT number FROM unapplied_events WHERE number IS NOT NULL ORDER BY number LIMIT ?')
    .pluck();
  return {
    /** What came back and could not be fitted in. */
    count: (): number => count.get() as number,
    /** Numbers that two people may hold. */
    numbersTwice: (limit: number): string[] => twice.all(limit) as string[],
  };
}
