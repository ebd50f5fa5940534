import { type BusinessDay, type DayQuestion, decideDay } from '../../domain/business-day.ts';
import type { Calendar } from '../../domain/calendar.ts';
import type { ChainFault } from '../../domain/chain.ts';
import { streamOf, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { workClock } from '../../domain/work-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { Vault } from '../ports/vault.ts';
import { readAccounts, writeAccounts } from './accounts-table.ts';
import { readAppointments } from './appointments-table.ts';
import { readAttachments } from './attachments-table.ts';
import { readBeside } from './beside-table.ts';
import { readCalls } from './calls-table.ts';
import { carriedTable } from './carried-table.ts';
import { readCounters } from './counters-table.ts';
import { readDayCloses } from './day-closes-table.ts';
import { readDayFigures } from './day-figures.ts';
import { readDaysOff } from './days-off-table.ts';
import { readDays } from './days-table.ts';
import { readDossierSteps } from './dossier-steps-table.ts';
import { readDossiers } from './dossiers-table.ts';
import { openEventLog, readEventLog, verifyLog } from './event-log.ts';
import { readFees } from './fees-table.ts';
import { readHeadFigures } from './head-figures.ts';
import { readHelpCalls } from './help-calls-table.ts';
import { readHomeVisits } from './home-visits-table.ts';
import { liveCalendar } from './live-calendar.ts';
import { createMemory } from './memory-table.ts';
import { readMorningPaper } from './morning-paper-table.ts';
import { readNudges } from './nudges-table.ts';
import { type Databases, type OpenRefusal, openDatabases, refusalOf } from './open-database.ts';
import { createOutgoingLog } from './outgoing-log.ts';
import { createPairingTable } from './pairing-table.ts';
import { clockView, createPointWriter } from './point-writer.ts';
import { readPostItems } from './post-items-table.ts';
import { readPrintJobs, writePrintJobs } from './print-jobs-table.ts';
import { readRatings } from './ratings-table.ts';
import { createReceiveDrafts } from './receive-drafts-table.ts';
import { readReception } from './reception-tables.ts';
import { readRegister } from './register-table.ts';
import { createSealing } from './sealing.ts';
import { readSecondments } from './secondments-table.ts';
import { readSessions, writeSessions } from './sessions-table.ts';
import { readStations, writeStationNotes } from './stations-table.ts';
import { readTickets } from './tickets-table.ts';
import { readVisitRules } from './visit-rules-table.ts';
import { readVoiceClips, writeVoiceClips } from './voice-clips-table.ts';

export interface StoreSettings {
  readonly folder: string;
  readonly point: Point;
  /** The table of the product; what the office says of a day stands over it. */
  readonly calendar: Calendar;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operatorLog: OperatorLog;
  /** Province time minus wall as last measured within this boot, milliseconds; null before any contact. */
  readonly provinceOffset: () => number | null;
  /** What the boot anchor remembers of this folder's log, if anything. */
  readonly anchor?: { readonly stream: string; readonly seq: number; readonly hash: string } | null;
}

export type StoreRefusal =
  | OpenRefusal
  | { readonly type: 'database-older-than-anchor'; readonly seq: number; readonly anchor: number };

export type PointStore = ReturnType<typeof assemble>;

/** Opens log, projections, spool and keys of one point, or says why they may not be used. */
export function openPointStore(settings: StoreSettings): Result<PointStore, StoreRefusal> {
  const opened = openDatabases(settings.folder);
  if (!opened.ok) return opened;
  try {
    const checked = check(assemble(settings, opened.value), settings);
    if (!checked.ok) opened.value.close();
    return checked;
  } catch (error) {
    opened.value.close();
    return err(refusalOf(error));
  }
}

function check(store: PointStore, settings: StoreSettings): Result<PointStore, StoreRefusal> {
  const { anchor } = settings;
  // A database older than the anchor was restored or copied: going on would give numbers twice (reliability §2.2).
  if (anchor && anchor.stream === store.stream && store.log.hashAt(anchor.seq) !== anchor.hash) {
    const seq = store.head().seq;
    return err({ type: 'database-older-than-anchor', seq, anchor: anchor.seq });
  }
  const fault = tailFault(store);
  if (fault) return err({ type: 'database-damaged', detail: `chain: ${fault.fault} at ${fault.seq}` });
  const founded = store.head().seq > 0 || found(store, settings).ok;
  // The first event did not fit: a point without it must not begin.
  return founded ? ok(store) : err({ type: 'disk-full' });
}

/** The chain's end is verified at every start; the whole of it belongs to the night (reliability §1.2). */
const TAIL_EVENTS = 1000;

function tailFault({ databases, stream, head, log }: PointStore): ChainFault | null {
  const seq = Math.max(0, head().seq - TAIL_EVENTS);
  return verifyLog(databases.read, stream, { seq, hash: log.hashAt(seq) ?? '' });
}

/** A stream says in its first event what point it belongs to. */
function found(store: PointStore, { ids, point }: StoreSettings): Result<unknown, unknown> {
  const { id, commune, kind, demonstration } = point;
  const actor = { account: null, terminal: TerminalId('station') };
  return store.perform({ origin: ids.origin(), method: 'point-founded', actor, opensDay: false }, () =>
    ok({ events: [{ type: 'point-founded', facts: { point: id, commune, kind, demonstration } }], answer: () => ({}) }),
  );
}

function assemble(settings: StoreSettings, databases: Databases) {
  const { point, clock, ids, vault, operatorLog, provinceOffset } = settings;
  const { write } = databases;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  // The first to hear of a change: whoever is told of one reads the days as they are then.
  const calendar = liveCalendar(write, settings.calendar, onChange);
  const incarnation = `p-${Buffer.from(ids.bytes(16)).toString('hex')}`;
  const log = openEventLog(write, { stream: streamOf(point.id, incarnation), point: point.id, at: clock.now() });
  const sealing = createSealing(write, vault, ids);
  const parts = {
    db: write,
    log,
    sealing,
    point: point.id,
    calendar,
    clock,
    ids,
    operatorLog,
    provinceOffset,
    changed,
  };
  const writer = createPointWriter(parts);
  const memory = createMemory(write);
  const days = readDays(write);
  const spool = writePrintJobs(write);
  spool.doubtInterrupted();
  return {
    point,
    calendar,
    workClock: workClock(point, calendar),
    databases,
    stream: log.stream,
    head: log.head,
    log: readEventLog(write, log.stream),
    perform: writer.perform,
    turn: writer.turn,
    openDueDay: writer.openDueDay,
    isDone: writer.isDone,
    health: writer.health,
    tryDisk: writer.tryDisk,
    days,
    tickets: readTickets(write),
    calls: readCalls(write),
    counters: readCounters(write),
    dossiers: readDossiers(write),
    steps: readDossierSteps(write),
    register: readRegister(write),
    jobs: readPrintJobs(write),
    appointments: readAppointments(write),
    help: readHelpCalls(write),
    ratings: readRatings(write),
    figures: readDayFigures(write),
    visits: readVisitRules(write),
    fees: readFees(write),
    closes: readDayCloses(write),
    reception: readReception(write),
    daysOff: readDaysOff(write),
    overview: readHeadFigures(write),
    nudges: readNudges(write),
    morningPaper: readMorningPaper(write),
    beside: readBeside(write),
    spool,
    accounts: { ...readAccounts(write), ...writeAccounts(write) },
    secondments: readSecondments(write),
    sessions: { ...readSessions(write), ...writeSessions(write) },
    stations: { ...readStations(write), ...writeStationNotes(write) },
    pairing: createPairingTable(write),
    voice: { ...readVoiceClips(write), ...writeVoiceClips(write) },
    memory,
    carried: carriedTable(write),
    attachments: readAttachments(write, { sealing, point: point.id }),
    drafts: createReceiveDrafts(write, vault, ids),
    post: readPostItems(write, { sealing }),
    homes: readHomeVisits(write, { sealing, point: point.id }),
    sealing,
    outgoing: createOutgoingLog({ db: write, stream: log.stream, head: log.head, memory, sealing, onChange }),
    day: (): { open: BusinessDay | null; question: DayQuestion } => {
      const open = days.open();
      return { open, question: open ? decideDay(open, clockView(parts), calendar).question : { kind: 'none' } };
    },
    /** As it is in force now, after real writes. */
    durability: {
      journal: String(write.pragma('journal_mode', { simple: true })),
      synchronous: Number(write.pragma('synchronous', { simple: true })),
      sqlite: String(write.prepare('SELECT sqlite_version()').pluck().get()),
    },
    onChange,
    /** For what changes without the log: printers, sign-ins, the road to the province. */
    changed,
    close: databases.close,
  };
}
