import { localTime } from '../../domain/calendar.ts';
import { type Head, verifyChain } from '../../domain/chain.ts';
import { custodyStepsOf } from '../../domain/custody.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { type PointId, type StreamId, streamOf, TerminalId } from '../../domain/ids.ts';
import { type Anchor, isLetterOfCopy, letterUntil, nextLetter, untilTold } from '../../domain/incarnation.ts';
import type { RebirthReason } from '../../domain/incarnation-events.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { readDays } from './days-table.ts';
import { chained, type EventLog, readEventLog } from './event-log.ts';
import { createLearntFold, readUnapplied } from './learnt-fold.ts';
import { createMemory } from './memory-table.ts';
import type { WritableDb } from './open-database.ts';
import { type Decided, type NotWritable, type PointWriter, REBIRTH } from './point-writer.ts';
import { createProjections } from './projections.ts';
import { readRecounts } from './recounts-table.ts';
import type { Sealing } from './sealing.ts';
import { readStreams, type StreamRow, writeStreams } from './streams-table.ts';
import { createTouchedSince, readLeftStanding } from './touched-since.ts';

export type RebirthFault = { readonly type: 'letters-used-up' } | NotWritable;

export type LearnFault =
  /** They do not stand on what is here: fork, gap or bytes that are not what was hashed. */
  { readonly type: 'does-not-chain'; readonly seq: number } | { readonly type: 'log-not-writable' };

export interface Learnt {
  readonly stream: StreamId;
  readonly events: readonly AnyLogEvent[];
  readonly keys: readonly { readonly dossier: string; readonly key: Uint8Array }[];
}

interface Parts {
  readonly db: WritableDb;
  readonly log: EventLog;
  readonly writer: Pick<PointWriter, 'perform'>;
  readonly sealing: Sealing;
  readonly point: PointId;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The PC it lies on, by its name; null where none is known. */
  readonly machine: string | null;
  readonly voidPins: () => void;
  readonly changed: () => void;
}

/** The PC that this database was open on last. */
export const MACHINE = 'machine';
const ENDED = 'ended-here';
const HEALED = 'healed-itself';
const LATER = 'begins-later';
/**
 * Of which date the last day is that this PC remembers: on that date it is opened again under its own number, because whoever took this
 * PC's place counts in it, and would begin its own numbers anew in a second one of that date.
 */
export const DAY_FLOOR = 'day-floor-of';
export const dayFloorText = (stream: string, date: string) => `${stream} ${date}`;
/** More than a PC goes back in its life. */
const mostEnded = 50;

/** What was found at a start that gave no number. */
export interface Later {
  readonly reason: RebirthReason;
  readonly anchors: readonly Anchor[];
}

export type Incarnations = ReturnType<typeof createIncarnations>;

/**
 * The streams of this database: one is written, the others are its ancestors, or living siblings that the province told
 * of. A rebirth, a re-homing and a page that was learnt are one transaction each; whatever is cut between them is found
 * again by the same comparison (reliability.md §2.2).
 */
export function createIncarnations(parts: Parts) {
  const { db, log, writer, sealing, point, clock, ids, changed } = parts;
  const streams = { ...readStreams(db), ...writeStreams(db) };
  const days = readDays(db);
  const recounts = readRecounts(db);
  const unapplied = readUnapplied(db);
  const leftStanding = readLeftStanding(db);
  const touched = createTouchedSince(db);
  const tail = db.prepare<[string, number], { position: number; json: string }>(
    'SELECT position, json FROM events WHERE stream = ? AND seq > ? ORDER BY seq',
  );
  const keep = db.prepare(
    'INSERT INTO forked_events (stream, seq, hash, moved_to, json) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const move = db.prepare('UPDATE events SET stream = ?, seq = ?, hash = ?, json = ? WHERE position = ?');
  const moveCustody = db.prepare(
    'UPDATE custody_steps SET stream = ?, seq = ? WHERE dossier = ? AND stream = ? AND seq = ?',
  );
  const moveHandOver = db.prepare(
    'UPDATE hand_over_events SET stream = ?, seq = ? WHERE hand_over = ? AND stream = ? AND seq = ?',
  );
  const moveStep = db.prepare(
    'UPDATE dossier_steps SET stream = ?, seq = ? WHERE dossier = ? AND stream = ? AND seq = ?',
  );
  const insert = db.prepare(
    'INSERT INTO events (stream, seq, hash, origin, part, type, json, learnt) VALUES (?, ?, ?, ?, ?, ?, ?, 1)',
  );

  const memory = createMemory(db);
  /** Streams that this PC wrote and ended itself; the anchor remembers them for a backup of before. */
  const ended = (): readonly string[] => JSON.parse(memory.get(ENDED) ?? '[]') as string[];

  const healed = (): readonly string[] => (memory.get(HEALED) ?? '').split(' ').filter(Boolean);

  /** Null: as a superseded database it was what it had been, and where it had been. */
  const later = () => JSON.parse(memory.get(LATER) ?? 'null') as Later | null;

  const live = (): StreamRow => {
    const row = streams.get(log.stream);
    if (!row) throw new Error('assertion failed: the written stream has no row');
    return row;
  };

  /**
   * Ends the written stream and begins another. `parent`: where the history comes from, its own end when left out.
   * `and`: what is done in the same transaction, once the new stream is the written one.
   */
  const begin = (
    reason: RebirthReason,
    {
      parent = { stream: log.stream as string, ...log.head() },
      anchors = [] as readonly Anchor[],
      machine = null as string | null,
      and = () => {},
    } = {},
  ): Result<StreamId, RebirthFault> => {
    const actor = { account: null, terminal: TerminalId('station') };
    const command = { origin: ids.origin(), method: REBIRTH, actor, opensDay: false };
    return writer.perform(command, (): Result<Decided<StreamId>, { readonly type: 'letters-used-up' }> => {
      const today = localTime(clock.now()).date;
      const standing = streams.all().filter(({ letterUntil: last }) => last !== null && last >= today);
      // Restored again before its day was opened: its letter stands on today's papers all the same.
      const remembered = anchors.filter((anchor) => (anchor.letterUntil || anchor.date) >= today);
      const letters = [...standing, ...remembered];
      const known = [days.open()?.date, ...anchors.map(({ date }) => date), ...letters.map((each) => each.letterUntil)];
      const until = letterUntil(
        reason,
        today,
        known.map((date) => date ?? ''),
      );
      const isNewPlace = machine !== null && (reason === 'moved' || reason === 'taken-over');
      const isCopy = isNewPlace || letters.some((each) => isLetterOfCopy(each.letter));
      const here = machine ?? parts.machine;
      const ofThisPc = remembered.filter((anchor) => anchor.machine === null || anchor.machine === here);
      // A letter begun before today is the only one of this PC on today's papers: nothing was given after it and forgotten.
      const isOfToday = (begunOn: string | undefined) => begunOn === undefined || begunOn >= today;
      const lastHere = isNewPlace ? [] : standing.slice(-1).filter((row) => isOfToday(localTime(row.openedAt).date));
      const last = isCopy ? [...ofThisPc.filter((anchor) => isOfToday(anchor.begunOn)), ...lastHere] : letters;
      const letter = nextLetter({
        used: letters.map((each) => each.letter),
        last: last.map((each) => each.letter),
        copyOn: isCopy ? (here ?? '') : null,
      });
      if (letter === null) return err({ type: 'letters-used-up' });
      const stream = streamOf(point, `p-${Buffer.from(ids.bytes(16)).toString('hex')}`);
      const dayFloor = Math.max(live().dayFloor, ...anchors.map(({ day }) => day));
      const lastKnown = anchors.find(({ day }) => day === dayFloor);
      const openedAt = clock.now();
      const mine = anchors.filter((anchor) => here !== null && anchor.machine === here);
      const isOfThisPc = memory.get(MACHINE) === here;
      const own = [...(isOfThisPc ? [...ended(), log.stream] : []), ...mine.map((anchor) => anchor.stream)];
      const before = [...mine.flatMap((anchor) => anchor.ended ?? []), ...own];
      memory.set(LATER, 'null');
      const isHere = here !== null && (reason === 'restored' || reason === 'contradicted');
      memory.set(ENDED, JSON.stringify(isHere ? [...new Set(before)].slice(-mostEnded) : []));
      streams.end(log.stream, openedAt);
      const row = { stream, openedAt, reason, parent, letter, letterUntil: until, dayFloor, endedAt: null };
      streams.insert(point, row);
      memory.set(DAY_FLOOR, lastKnown ? dayFloorText(stream, lastKnown.date) : '');
      // Nobody gives a number with the letters of before on any later day: they are free again, or thirteen would be all there ever are.
      const lastDay = letterUntil('restored', today, [days.open()?.date ?? '', ...anchors.map(({ date }) => date)]);
      streams.endLettersBut(stream, lastDay);
      log.forget();
      const facts = { reason, parent, letter, letterUntil: until };
      const alongside = () => {
        // How often they were guessed at was forgotten too.
        parts.voidPins();
        and();
      };
      return ok({ events: [{ type: 'incarnation-begun', facts }], alongside, answer: () => stream });
    });
  };

  /** What stands in `stream` after `fork` goes on at the end of the written stream, under the same origins and places. */
  const rehome = (stream: string, fork: number): number => {
    const rows = tail.all(stream, fork);
    let head = readEventLog(db, log.stream).head();
    for (const { position, json } of rows) {
      const { hash, ...event } = JSON.parse(json) as AnyLogEvent;
      keep.run(stream, event.seq, hash, log.stream, json);
      const anew = chained({ ...event, stream: log.stream, seq: head.seq + 1, prev: head.hash } as typeof event);
      move.run(log.stream, head.seq + 1, anew.hash, anew.json, position);
      if ('dossier' in event.facts) moveStep.run(log.stream, head.seq + 1, event.facts.dossier, stream, event.seq);
      for (const { dossier } of custodyStepsOf({ ...event, hash } as AnyLogEvent))
        moveCustody.run(log.stream, head.seq + 1, dossier, stream, event.seq);
      if ('handOver' in event.facts)
        moveHandOver.run(log.stream, head.seq + 1, event.facts.handOver, stream, event.seq);
      head = { seq: head.seq + 1, hash: anew.hash };
    }
    log.forget();
    touched.forget();
    return rows.length;
  };

  const listeners = new Set<(dossiers: readonly string[]) => void>();
  const tell = (events: readonly AnyLogEvent[]) => {
    const dossiers = new Set(
      events.flatMap(({ facts }) => ('dossier' in facts && facts.dossier ? [facts.dossier] : [])),
    );
    if (dossiers.size > 0) for (const listener of listeners) listener([...dossiers]);
  };

  const rehomeAtOnce = db.transaction((stream: string, fork: number): number => rehome(stream, fork));

  const learn = db.transaction(({ stream, events, keys }: Learnt): LearnFault | null => {
    const known = readEventLog(db, stream);
    const head = known.head();
    const first = events[0];
    if (!first) return null;
    const hashBefore = known.hashAt(first.seq - 1);
    if (hashBefore === null) return { type: 'does-not-chain', seq: first.seq };
    const fault = verifyChain(stream, { seq: first.seq - 1, hash: hashBefore }, events);
    if (fault) return { type: 'does-not-chain', seq: fault.seq };
    const overlap = events.find(({ seq, hash }) => seq <= head.seq && known.hashAt(seq) !== hash);
    if (overlap) return { type: 'does-not-chain', seq: overlap.seq };
    if (!streams.get(stream)) {
      const plain = { reason: 'learnt' as const, parent: null, letter: '', letterUntil: null, dayFloor: 0 };
      streams.insert(point, { stream, openedAt: first.at.wall, ...plain, endedAt: clock.now() });
    }
    for (const { dossier, key } of keys) sealing.take(dossier, key);
    touched.refresh();
    const fold = createLearntFold(db, createProjections(db), touched);
    for (const event of events) {
      if (event.seq <= head.seq) continue;
      const { json } = chained(withoutHash(event));
      const values = [stream, event.seq, event.hash, event.origin, event.part, event.type, json];
      const { lastInsertRowid } = insert.run(...values);
      fold.apply(event, Number(lastInsertRowid));
    }
    return null;
  });

  return {
    all: streams.all,
    get: streams.get,
    /** How far a stream reaches here; 0: it is not known. */
    headOf: (stream: string) => readEventLog(db, stream).head().seq,
    live,
    begin,
    /** A tail that the province has otherwise: at `fork` the histories part. The written stream begins anew for its own. */
    rehomeLive: (fork: Head, reason: RebirthReason = 'contradicted'): Result<StreamId, RebirthFault> => {
      const stream = log.stream;
      return begin(reason, { parent: { stream, ...fork }, and: () => void rehome(stream, fork.seq) });
    },
    /** Another PC writes for the point, and this database went back or came to this PC meanwhile. */
    beginsLater: (found: Later): void => memory.set(LATER, JSON.stringify(found)),
    /** Nobody else writes any more: what was put off is done now. Null: there was nothing, and it goes on as it is. */
    beginPutOff: (): { readonly reason: RebirthReason; readonly begun: Result<StreamId, RebirthFault> } | null => {
      const found = live().supersededBy === null ? null : later();
      if (found === null) return null;
      const { reason, anchors } = found;
      const { machine } = parts;
      const and = () => void (machine !== null && memory.set(MACHINE, machine));
      return { reason, begun: begin(reason, { anchors, machine, and }) };
    },
    rehomeAncestor: (stream: string, fork: number): number => rehomeAtOnce.immediate(stream, fork),
    /** A page of a stream of this point, any number of times; the written stream itself is never learnt. */
    learn: (learnt: Learnt): Result<null, LearnFault> => {
      if (learnt.stream === log.stream) throw new Error('assertion failed: the written stream is never learnt');
      try {
        const fault = learn.immediate(learnt);
        if (fault) return err(fault);
        tell(learnt.events);
      } finally {
        log.forget();
        changed();
      }
      return ok(null);
    },
    /** Whom the stream before this one called after it was left, and nobody here has met since. */
    leftStanding: () => leftStanding(log.stream, live().parent),
    /** Dossiers of which something came back. */
    onLearnt: (listener: (dossiers: readonly string[]) => void) => void listeners.add(listener),
    signedBy: (stream: string, head: Head, signature: string) => streams.sign(stream, head, signature),
    registered: (stream: string) => streams.register(stream),
    /** The province went back to before it was told of any: it has to be told again who writes. */
    forgottenThere: () => streams.registeredNowhere(),
    /** The province heard every point of the centre since `stream` began, and we what they said: nothing forgotten is out there. */
    heardAll: (stream: string): void => {
      if (stream !== log.stream || live().heardAll) return;
      streams.hearAll(stream);
      changed();
    },
    /**
     * A PC that came in the place of a lost one, which may be found again, or gives numbers somewhere without a road: whatever that prints
     * stays the only one of its name, on each later day too, until the province said that it was told, or took its key back.
     */
    takeLetter: (others: readonly string[]): void => {
      const { letter, reason, letterUntil: until } = live();
      if (reason !== 'created' || letter !== '' || until !== null) return;
      streams.takeLetter(
        log.stream,
        nextLetter({ used: others, last: [], copyOn: parts.machine ?? '' }) ?? '',
        untilTold,
      );
      changed();
    },
    /** Whoever else may still print knows of us: our letters end with today. */
    othersTold: () => {
      const today = localTime(clock.now()).date;
      if (streams.all().some(({ letterUntil: last }) => (last ?? '') > today)) streams.endLetters(today);
    },
    /**
     * This very PC wrote it and ended it itself, so that nobody writes it any more: its database went back, or was contradicted, where it
     * lay. What ended because the database came to another PC, or a person put this one in another's place, may be alive there.
     */
    isEndedHere: (stream: string): boolean => stream !== log.stream && ended().includes(stream),
    ended,
    /**
     * The database was lost and began anew without a person's word, more than once where it was killed on the way: whoever took
     * this PC's place meanwhile writes on.
     */
    noteHealedItself: (): void => {
      const begun = streams.all().filter(({ reason, registered }) => reason === 'restored' && !registered);
      memory.set(HEALED, [...new Set([...healed(), ...begun.map(({ stream }) => stream), log.stream])].join(' '));
    },
    isHealedItself: (stream: string): boolean => healed().includes(stream),
    /** People wanted it so: what begins now takes the place of whoever writes. */
    forgetHealedItself: (): void => memory.set(HEALED, ''),
    supersededBy: (by: string | null) => {
      if (live().supersededBy === by) return;
      streams.supersede(log.stream, by);
      changed();
    },
    /** What people are told of it; null in a database that is what it always was. */
    standing: () => {
      const { reason, openedAt, letter, letterUntil: until, supersededBy, registered } = live();
      return {
        ...{ reason, since: openedAt, letter: until !== null && until >= (days.open()?.date ?? '') ? letter : '' },
        ...{ superseded: supersededBy !== null, registered, streams: streams.all().length },
        ...{ toRecount: recounts.count(), unapplied: unapplied.count(), numbersTwice: unapplied.numbersTwice(50) },
      };
    },
  };
}

function withoutHash({ hash: _, ...event }: AnyLogEvent) {
  return event;
}
