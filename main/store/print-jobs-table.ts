import type { JobState, PaperKind, PrinterPlace } from '../../domain/paper.ts';
import { stationOf } from '../../domain/station.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface PrintJob {
  readonly job: string;
  readonly kind: PaperKind;
  readonly subject: string;
  readonly label: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly terminal: string;
  /** 0: the original; n: the copy marked IN LẠI lần n. */
  readonly copy: number;
  readonly copyOf: string | null;
  readonly state: JobState;
  /** Where it went, or was last tried; null while it waits. */
  readonly printer: PrinterPlace | null;
  /** The PC that prints it; null: the host. */
  readonly station: string | null;
  readonly at: number;
}

export type NewPrintJob = Omit<PrintJob, 'state' | 'at' | 'printer' | 'station'>;

type Row = Omit<PrintJob, 'details'> & { details: string };

const COLUMNS = 'job, kind, subject, label, details, terminal, copy, copy_of AS copyOf, state, printer, station, at';

/** How far back a kiosk looks for its own papers: a new one has none, and must not read years to learn it. */
const RECENT_JOBS = 200;

export function readPrintJobs(db: ReadableDb) {
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM print_jobs WHERE job = ?`);
  const next = db.prepare<[string | null], Row>(
    `SELECT ${COLUMNS} FROM print_jobs WHERE state = 'queued' AND station IS ? ORDER BY queued_order LIMIT 1`,
  );
  const waiting = db.prepare("SELECT count(*) FROM print_jobs WHERE state IN ('queued', 'sending')").pluck();
  const doubtful = db.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM print_jobs WHERE state = 'unknown' ORDER BY queued_order LIMIT 20`,
  );
  const latest = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM print_jobs ORDER BY queued_order DESC LIMIT 20`);
  const ofTerminal = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM print_jobs
     WHERE queued_order > (SELECT max(queued_order) FROM print_jobs) - ${RECENT_JOBS} AND terminal = +? AND kind = 'ticket'
     ORDER BY queued_order DESC LIMIT 3`,
  );
  const receipt = db
    .prepare("SELECT job FROM print_jobs WHERE kind = 'receipt' AND subject = ? ORDER BY queued_order DESC LIMIT 1")
    .pluck();
  const slip = db
    .prepare(
      "SELECT job FROM print_jobs WHERE kind = 'hand-over-slip' AND subject = ? ORDER BY queued_order DESC LIMIT 1",
    )
    .pluck();
  const copies = db.prepare('SELECT max(copy) FROM print_jobs WHERE kind = ? AND subject = ? AND copy > 0').pluck();
  const waitingTicket = db
    .prepare("SELECT job FROM print_jobs WHERE state = 'queued' AND subject = +? AND kind = 'ticket'")
    .pluck();
  const waitingReceipt = db
    .prepare("SELECT job FROM print_jobs WHERE state = 'queued' AND subject = +? AND kind = 'receipt'")
    .pluck();
  const waitingTestPage = db
    .prepare("SELECT job FROM print_jobs WHERE state = 'queued' AND station IS ? AND kind = 'test-page'")
    .pluck();
  const parse = (row: Row): PrintJob => ({ ...row, details: JSON.parse(row.details) as PrintJob['details'] });
  return {
    get: (job: string): PrintJob | undefined => {
      const row = byId.get(job);
      return row && parse(row);
    },
    /** Of the printers of that PC; null: the host's. */
    nextQueued: (station: string | null = null): PrintJob | undefined => {
      const row = next.get(station);
      return row && parse(row);
    },
    waiting: () => waiting.get() as number,
    doubtful: () => doubtful.all().map(parse),
    latest: () => latest.all().map(parse),
    ofTerminal: (terminal: string) => ofTerminal.all(terminal).map(parse),
    /** Of that PC; null: none waits. */
    waitingTestPage: (station: string): string | null => (waitingTestPage.get(station) as string | undefined) ?? null,
    /** Of a hand-over; null: it was made elsewhere. */
    slipOf: (handOver: string): string | null => (slip.get(handOver) as string | undefined) ?? null,
    receiptOf: (dossier: string): string | null => (receipt.get(dossier) as string | undefined) ?? null,
    /** Papers of a ticket that no printer has begun. */
    queuedOfTicket: (ticket: string): string[] => waitingTicket.all(ticket) as string[],
    queuedReceipts: (dossier: string): string[] => waitingReceipt.all(dossier) as string[],
    lastCopy: (kind: PaperKind, subject: string) => (copies.get(kind, subject) as number | null) ?? 0,
  };
}

export function writePrintJobs(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO print_jobs (job, kind, subject, label, details, terminal, copy, copy_of, state, queued_order, at, station)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', (SELECT coalesce(max(queued_order), 0) + 1 FROM print_jobs), ?,
       -- Where it was asked for, when a printer stands there.
       (SELECT station FROM station_notes WHERE station = ? AND has_printer = 1))`,
  );
  const move = db.prepare('UPDATE print_jobs SET state = ?, why = ? WHERE job = ?');
  const send = db.prepare("UPDATE print_jobs SET state = 'sending', why = NULL, printer = ? WHERE job = ?");
  const wait = db.prepare("UPDATE print_jobs SET state = 'queued', why = NULL, printer = NULL WHERE job = ?");
  const interrupted = db.prepare(
    "UPDATE print_jobs SET state = 'unknown', why = 'station-stopped' WHERE state = 'sending'",
  );
  return {
    insert: (j: NewPrintJob, at: number) =>
      void insert.run(
        j.job,
        j.kind,
        j.subject,
        j.label,
        JSON.stringify(j.details),
        j.terminal,
        j.copy,
        j.copyOf,
        at,
        stationOf(j.terminal),
      ),
    move: (job: string, state: JobState, why: string | null = null) => void move.run(state, why, job),
    send: (job: string, printer: PrinterPlace) => void send.run(printer, job),
    /** Refused before a byte was sent: it waits for any printer. */
    wait: (job: string) => void wait.run(job),
    /** A station that died while sending cannot know what became of the paper: a person is asked, nothing is resent. */
    doubtInterrupted: () => interrupted.run().changes,
  };
}
