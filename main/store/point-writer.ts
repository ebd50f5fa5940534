import { type DayOpened, decideDay, turnOfDay } from '../../domain/business-day.ts';
import { type Calendar, localTime } from '../../domain/calendar.ts';
import type { Actor, AnyLogEvent, NewEvent } from '../../domain/event.ts';
import type { Origin, PointId } from '../../domain/ids.ts';
import { type Err, err, type Ok, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { OperatorLog } from '../ports/log.ts';
import { createCommands } from './commands-table.ts';
import { readCounters } from './counters-table.ts';
import { readDays } from './days-table.ts';
import type { EventLog } from './event-log.ts';
import { createMemory } from './memory-table.ts';
import { isDiskTrouble, type WritableDb } from './open-database.ts';
import { type NewPrintJob, writePrintJobs } from './print-jobs-table.ts';
import type { Sealing } from './sealing.ts';
import { readTickets } from './tickets-table.ts';

/** One person's action on its way into the log. */
export interface Command {
  readonly origin: Origin;
  readonly method: string;
  readonly actor: Actor;
  /** Commands about the queue open the business day when it is due. */
  readonly opensDay: boolean;
}

export interface Decided<A> {
  readonly events: readonly NewEvent[];
  readonly jobs?: readonly NewPrintJob[];
  /** Written in the same transaction, for what is no projection (accounts). */
  readonly alongside?: () => void;
  /** Read after the events were applied; kept, and answered again on a retry. JSON, no personal data. */
  readonly answer: () => A;
}

export type NotWritable = { readonly type: 'log-not-writable' } | { readonly type: 'clock-impossible' };

/** A retry may not ask something else under the same origin: a bug of the caller, refused at the door. */
export class OriginReused extends Error {}

export interface PointWriter {
  /** The events of a day's turn: counters of yesterday close, tickets of today go over. */
  turn(opens: DayOpened): readonly NewEvent[];
  /** Opens the day when it is due, at its hour without anybody's touch. */
  openDueDay(actor: Actor): void;
  /** One command, one transaction, one flush; only after it may anything be shown, printed or answered. */
  perform<R extends Result<Decided<unknown>, unknown>>(command: Command, decide: () => R): Performed<R>;
  /** An action that was written, whatever came of its answer. */
  isDone(origin: Origin): boolean;
  health(): { readonly writable: boolean; readonly broken: boolean };
  /** Nothing is written to this database any more: what it holds was found changed. */
  distrust(): void;
  /**
   * While the log cannot be written: tries the disk with as much as a few commands take. Screens that were told not to
   * try would otherwise wait for ever for somebody who does.
   */
  tryDisk(): void;
}

/** The answer of a decision that may be a union of results. */
export type Performed<R> = Result<
  R extends Ok<Decided<infer A>> ? A : never,
  (R extends Err<infer E> ? E : never) | NotWritable
>;

export interface WriterParts {
  readonly db: WritableDb;
  readonly log: EventLog;
  readonly sealing: Sealing;
  readonly projections: { apply(event: AnyLogEvent): void };
  readonly point: PointId;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operatorLog: OperatorLog;
  readonly provinceOffset: () => number | null;
  readonly changed: () => void;
  /** The disk is full: gives up what was kept for that; true: there is room now. */
  readonly giveRoom?: () => boolean;
  /** Another incarnation of the point writes: here nothing is written any more. */
  readonly isSuperseded: () => boolean;
  /** Business days up to this one, or up to the one before this date's own, were opened by an earlier incarnation. */
  readonly dayFloor: (date: string) => number;
}

export function createPointWriter(parts: WriterParts): PointWriter {
  const { db, log, projections, clock, operatorLog, changed } = parts;
  const commands = createCommands(db);
  const spool = writePrintJobs(db);
  const days = readDays(db);
  const memory = createMemory(db);
  const tickets = readTickets(db);
  const counters = readCounters(db);
  const health = { writable: true, broken: false };
  const isLearnt = db.prepare('SELECT 1 FROM events WHERE origin = ? AND learnt = 1 LIMIT 1').pluck();

  const append = (command: Command, news: readonly NewEvent[]): void => {
    const off = parts.provinceOffset();
    let part = 0;
    for (const each of news) {
      const { origin, actor } = command;
      const at = { wall: clock.now(), mono: clock.mono(), boot: clock.boot, off };
      const sealed = sealedPart(parts, each, origin, part);
      projections.apply(log.append({ origin, part, type: each.type, facts: each.facts, sealed, actor, at }));
      part++;
    }
  };

  const transact = db.transaction((command: Command, decide: () => Result<Decided<unknown>, unknown>): unknown => {
    const known = commands.get(command.origin);
    if (known) {
      if (known.method !== command.method) throw new OriginReused(command.method);
      return JSON.parse(known.answer);
    }
    // Done before this database went back in time: it came back from the province, without its answer.
    if (isLearnt.get(command.origin) !== undefined) throw new OriginReused(command.method);
    const decided = decide();
    // A refusal changes nothing: the rollback is the throw.
    if (!decided.ok) throw new Refused(decided.error);
    append(command, decided.value.events);
    for (const job of decided.value.jobs ?? []) spool.insert(job, clock.now());
    decided.value.alongside?.();
    const answer = JSON.stringify(decided.value.answer());
    commands.insert(command.origin, command.method, answer, clock.now());
    return JSON.parse(answer);
  });

  /** A commit of its own before the first command of a morning, so that a refusal of that command leaves the day open. */
  const openDueDay = (actor: Actor): boolean => {
    const { opens } = decideDay(days.open(), clockView(parts), parts.calendar);
    if (!opens) return false;
    const command = { origin: parts.ids.origin(), method: 'openDay', actor, opensDay: false };
    transact.immediate(command, () => ok({ events: turn(opens), answer: () => ({}) }));
    return true;
  };

  const turn = (opening: DayOpened) => {
    const open = days.open();
    const day = Math.max(opening.facts.day, parts.dayFloor(opening.facts.date) + 1);
    const opens = { ...opening, facts: { ...opening.facts, day } };
    return turnOfDay(opens, { tickets: open ? tickets.live(open.day) : [], counters: counters.all() });
  };

  const tryRoom = db.transaction(() => {
    memory.set('room', ' '.repeat(ROOM_BYTES));
    memory.set('room', '');
  });

  /** Once more after a full disk: the transaction was rolled back, and a full disk breaks no page. */
  const withRoom = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== 'SQLITE_FULL' || parts.giveRoom?.() !== true) throw error;
      operatorLog.write({ event: 'disk-full' });
      log.forget();
      return run();
    }
  };

  const refuseWrite = (error: unknown): Result<never, NotWritable> => {
    if (!isDiskTrouble(error)) throw error;
    const code = String((error as { code: unknown }).code);
    health.writable = false;
    // After a failed flush the pages' fate is unknown (fsync paper, ATC'20): this handle is never asked again.
    health.broken ||= /^SQLITE_(IOERR|CORRUPT)/.test(code);
    operatorLog.write(code === 'SQLITE_FULL' ? { event: 'disk-full' } : { event: 'store-refused', reason: code });
    changed();
    return err({ type: 'log-not-writable' });
  };

  return {
    perform: <R extends Result<Decided<unknown>, unknown>>(command: Command, decide: () => R): Performed<R> => {
      if (health.broken || (parts.isSuperseded() && command.method !== REBIRTH))
        return err({ type: 'log-not-writable' });
      try {
        const answer = withRoom(() => {
          if (command.opensDay && openDueDay(command.actor)) changed();
          if (command.opensDay && !days.open()) throw new Refused({ type: 'clock-impossible' });
          return transact.immediate(command, decide);
        });
        health.writable = true;
        changed();
        return ok(answer) as Performed<R>;
      } catch (error) {
        log.forget();
        return error instanceof Refused ? (err(error.why) as Performed<R>) : refuseWrite(error);
      }
    },
    turn,
    openDueDay: (actor) => {
      if (health.broken || parts.isSuperseded()) return;
      try {
        if (withRoom(() => openDueDay(actor))) changed();
      } catch (error) {
        log.forget();
        refuseWrite(error);
      }
    },
    isDone: (origin) => commands.get(origin) !== undefined || isLearnt.get(origin) !== undefined,
    distrust: () => {
      Object.assign(health, { writable: false, broken: true });
      changed();
    },
    health: () => ({ ...health, writable: health.writable && !parts.isSuperseded() }),
    tryDisk: () => {
      if (health.writable || health.broken) return;
      try {
        tryRoom.immediate();
        health.writable = true;
        changed();
      } catch (error) {
        if (!isDiskTrouble(error)) throw error;
      }
    },
  };
}

const ROOM_BYTES = 64 * 1024;

/** The one thing a superseded log may write: that it goes on under another stream. */
export const REBIRTH = 'incarnation-begun';

export function clockView({ clock, provinceOffset }: Pick<WriterParts, 'clock' | 'provinceOffset'>) {
  const offset = provinceOffset();
  const confirmedByProvince = offset !== null && Math.abs(offset) <= 120_000;
  return { now: localTime(clock.now()), confirmedByProvince, builtOn: clock.builtOn ?? null };
}

function sealedPart({ sealing, point }: WriterParts, event: NewEvent, origin: Origin, part: number): string | null {
  if (!('personal' in event) || !event.personal) return null;
  const { dossier, part: personal } = event.personal;
  return sealing.seal(personal, { point, dossier, type: event.type, origin, part });
}

/** Carries a decision's refusal out of the transaction, so that SQLite rolls back. */
class Refused extends Error {
  readonly why: unknown;
  constructor(why: unknown) {
    super('refused');
    this.why = why;
  }
}
