import { mkdirSync } from 'node:fs';
import { addDays, utcMs } from '../../domain/calendar.ts';
import type { NewEvent } from '../../domain/event.ts';
import { AccountId, CounterId, QueueId, streamOf, TerminalId } from '../../domain/ids.ts';
import { ticketId, ticketNumber } from '../../domain/ticket.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createCommands } from '../../main/store/commands-table.ts';
import { openEventLog } from '../../main/store/event-log.ts';
import { openDatabases } from '../../main/store/open-database.ts';
import { writePrintJobs } from '../../main/store/print-jobs-table.ts';
import { createProjections } from '../../main/store/projections.ts';
import { canhVinh } from '../canh-vinh.ts';

/**
 * Years of a point, written by the log's own append and its projections, a day in a transaction: each ticket given,
 * called and finished, its paper sent, its commands answered. Waits for no disk: what is measured comes afterwards.
 */
export interface HistoryToWrite {
  readonly folder: string;
  readonly tickets: number;
  readonly firstDate: string;
  readonly onProgress: (ticketsWritten: number) => void;
}

const ticketsPerDay = 200;
const queues = ['A', 'B', 'C', 'D', 'E', 'F'].map(QueueId);
const counter = CounterId('1');
const account = AccountId('00000000-0000-4000-8000-000000000001');
const minuteMs = 60_000;

/** Answers the date of the last day. */
export function writeHistory({ folder, tickets, firstDate, onProgress }: HistoryToWrite): string {
  const point = canhVinh({ demonstration: true });
  const ids = createRandomIds();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The key before the log, as at a station: beside a log that is there already none is made.
  openKeyFileVault(folder);
  const opened = openDatabases(folder);
  if (!opened.ok) throw new Error(`the store refused: ${opened.error.type}`);
  const { write: db, close } = opened.value;
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const stream = streamOf(point.id, `p-${Buffer.from(ids.bytes(16)).toString('hex')}`);
  const log = openEventLog(db, { stream, point: point.id, at: utcMs({ date: firstDate, time: '07:00' }) });
  const projections = createProjections(db);
  const commands = createCommands(db);
  const spool = writePrintJobs(db);
  const boot = ids.uuid();

  /** One command: its event, its rows, its answer. */
  const perform = (method: string, event: NewEvent, wall: number) => {
    const origin = ids.origin();
    const at = { wall, mono: wall, boot, off: 0 };
    const actor = { account: method === 'issueTicket' ? null : account, terminal: TerminalId('bench') };
    const { type, facts } = event;
    projections.apply(log.append({ origin, part: 0, type, facts, sealed: null, actor, at }));
    commands.insert(origin, method, JSON.stringify({ current: facts }), wall);
    return origin;
  };

  const { id, commune, kind, demonstration } = point;
  const opening = utcMs({ date: firstDate, time: '07:00' });
  perform('point-founded', { type: 'point-founded', facts: { point: id, commune, kind, demonstration } }, opening);
  let date = firstDate;
  for (let written = 0, day = 1; written < tickets; day++, date = addDays(date, 1)) {
    const [today, count] = [date, Math.min(ticketsPerDay, tickets - written)];
    db.transaction(() => {
      const opens = utcMs({ date: today, time: '07:00' });
      const why = day === 1 ? 'first-day' : 'opening-hour';
      perform('issueTicket', { type: 'business-day-opened', facts: { day, date: today, why } }, opens);
      for (let n = 0; n < count; n++) liveVisit(day, n, opens + n * 2 * minuteMs);
    })();
    written += count;
    if (day % 100 === 0) onProgress(written);
  }
  close();
  return date;

  function liveVisit(day: number, n: number, at: number): void {
    const queue = queues[n % queues.length] ?? QueueId('A');
    const number = ticketNumber(queue, '', Math.floor(n / queues.length) + 1);
    const ticket = ticketId(day, number);
    const facts = { ticket, day, queue, number, priority: null, language: 'vi', token: ids.token(16), ahead: 0 };
    const origin = perform('issueTicket', { type: 'ticket-issued', facts }, at);
    const job = `${origin}.0`;
    const paper = { kind: 'ticket' as const, subject: ticket, label: number, details: { ahead: 0, wait: null } };
    spool.insert({ job, ...paper, terminal: 'bench', copy: 0, copyOf: null }, at);
    spool.move(job, 'sent');
    perform('callNext', { type: 'ticket-called', facts: { ticket, counter, why: 'longest-waiting' } }, at + minuteMs);
    perform('finish', { type: 'ticket-finished', facts: { ticket, counter, outcome: 'served' } }, at + 4 * minuteMs);
  }
}
