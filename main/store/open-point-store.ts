import { type BusinessDay, type DayQuestion, decideDay } from '../../domain/business-day.ts';
import type { Calendar } from '../../domain/calendar.ts';
import type { DirectoryPoint } from '../../domain/directory.ts';
import { streamOf, TerminalId } from '../../domain/ids.ts';
import { type Anchor, bootFinding, supersededMeanwhile } from '../../domain/incarnation.ts';
import type { Point } from '../../domain/point.ts';
import { publishedCalendar, publishedVillages } from '../../domain/reference-catalogue.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Village } from '../../domain/village.ts';
import { workClock } from '../../domain/work-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { Vault } from '../ports/vault.ts';
import { readAccounts, writeAccounts } from './accounts-table.ts';
import { readAppointments } from './appointments-table.ts';
import { readAttachments } from './attachments-table.ts';
import { readBeside } from './beside-table.ts';
import { readBreaches } from './breaches-log.ts';
import { readCalls } from './calls-table.ts';
import { carriedScansTable } from './carried-scans-table.ts';
import { carriedTable } from './carried-table.ts';
import { readCounters } from './counters-table.ts';
import { readCustody } from './custody-table.ts';
import { readDayCloses } from './day-closes-table.ts';
import { readDayFigures } from './day-figures.ts';
import { readDaysOff } from './days-off-table.ts';
import { readDays } from './days-table.ts';
import { deviceTests } from './device-tests-table.ts';
import { createDirectory } from './directory.ts';
import { readDossierPast } from './dossier-past.ts';
import { dossierPastsTable } from './dossier-pasts-table.ts';
import { readDossierSteps } from './dossier-steps-table.ts';
import { readDossiers } from './dossiers-table.ts';
import { openEventLog, readEventLog, tailFault } from './event-log.ts';
import { readFees } from './fees-table.ts';
import { readFoldersHere } from './folders-here.ts';
import { createForeignEvents } from './foreign-events.ts';
import { readHandOvers } from './hand-overs-table.ts';
import { readHeadFigures } from './head-figures.ts';
import { readHelpCalls } from './help-calls-table.ts';
import { readHomeVisits } from './home-visits-table.ts';
import { readHostConflicts } from './host-conflicts-table.ts';
import { createIncarnations, DAY_FLOOR, dayFloorText, MACHINE } from './incarnations.ts';
import { lookAtIntegrityAside } from './integrity.ts';
import { liveCalendar } from './live-calendar.ts';
import { createLogTail } from './log-tail.ts';
import { createMemory } from './memory-table.ts';
import { readMorningPaper } from './morning-paper-table.ts';
import { readNudges } from './nudges-table.ts';
import { type Databases, type OpenRefusal, openDatabases, refusalOf } from './open-database.ts';
import { createOutgoingLog } from './outgoing-log.ts';
import { createPairingTable } from './pairing-table.ts';
import { clockView, createPointWriter } from './point-writer.ts';
import { readPostItems } from './post-items-table.ts';
import { readPrintJobs, writePrintJobs } from './print-jobs-table.ts';
import { readPrivacy } from './privacy-table.ts';
import { readProcedureNotes } from './procedure-notes-table.ts';
import { createProjections, foldAnewWhereAsked, foldNewTypes, foldWhatIsKnownNow } from './projections.ts';
import { readRatings } from './ratings-table.ts';
import { createReceiveDrafts } from './receive-drafts-table.ts';
import { readReception } from './reception-tables.ts';
import { readRecounts } from './recounts-table.ts';
import { createReference } from './reference-table.ts';
import { readRegister } from './register-table.ts';
import { rememberedLog } from './remembered.ts';
import { readRevocations } from './revocations-table.ts';
import { createSealing } from './sealing.ts';
import { readSecondments } from './secondments-table.ts';
import { readSessions, writeSessions } from './sessions-table.ts';
import { readStations, writeStationNotes } from './stations-table.ts';
import { readStreams } from './streams-table.ts';
import { suspect } from './suspicion.ts';
import { readTickets } from './tickets-table.ts';
import { readTraining } from './training-table.ts';
import { readUnheardWork } from './unheard-work.ts';
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
  /** The centre's other points, from `centre-keys.json`. */
  readonly writtenDown?: readonly DirectoryPoint[];
  /** What this PC remembers of the folder's log; left out: nobody asks. */
  readonly anchors?: readonly Anchor[];
  /** The disk is full: true when something was given up for the log. */
  readonly giveRoom?: () => boolean;
  /** Names this PC; null or left out where it cannot be told from another. */
  readonly machine?: string | null;
  /** It may not be the host's any more; asked at every command. */
  readonly isHeld?: () => boolean;
  /** The stand-in that it waits for, by the name of one that this database does not know any more; null: for none. */
  readonly waits?: () => { readonly forgotten: string | null } | null;
  /** A copy that a person put in the host's place: the press, and what tells this PC from others; left out: it is none. */
  readonly takenOver?: { readonly press: string; readonly by: string } | null;
}

export type StoreRefusal = OpenRefusal | { readonly type: 'letters-used-up' };

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
    // JSON that breaks off stands in rows that this program wrote whole
    return err(error instanceof SyntaxError ? { type: 'database-damaged', detail: 'json' } : refusalOf(error));
  }
}

function check(store: PointStore, settings: StoreSettings): Result<PointStore, StoreRefusal> {
  const fault = tailFault(store.databases.read, store.stream);
  if (fault) return err({ type: 'database-damaged', detail: `chain: ${fault.fault} at ${fault.seq}` });
  if (!store.sealing.fits(store.memory)) return err({ type: 'database-damaged', detail: 'station.key' });
  foldWhatIsKnownNow(store.databases.write);
  foldAnewWhereAsked(store.databases.write, store.memory);
  foldNewTypes(store.databases.write, store.memory);
  const reborn = beginAnewWhereDoubtful(store, settings);
  if (!reborn.ok) return reborn;
  const founded = store.head().seq > 0 || found(store, settings).ok;
  // The first event did not fit: a point without it must not begin.
  return founded ? ok(store) : err({ type: 'disk-full' });
}

const TAKEN_OVER = 'taken-over-by';

/**
 * A database that went back in time or came to another PC goes on under another stream and with a letter in its numbers,
 * before any number is given: whatever was printed since the copy was made stays the only one of its name.
 */
function beginAnewWhereDoubtful(store: PointStore, settings: StoreSettings): Result<null, StoreRefusal> {
  const { anchors, machine = null, operatorLog } = settings;
  const { incarnations, memory } = store;
  const { takenOver = null } = settings;
  if (takenOver && memory.get(TAKEN_OVER) !== takenOver.press) return beginInItsPlace(store, settings, takenOver);
  // A log that only reads gives no number, wherever it lies and whatever it forgot.
  if (!anchors) return ok(null);
  const successor = supersededMeanwhile(anchors, machine);
  if (successor !== null) incarnations.supersededBy(successor);
  const ended = incarnations.all().filter(({ endedAt }) => endedAt !== null);
  const here = { machine, lastMachine: memory.get(MACHINE), live: store.stream, ended: ended.map((row) => row.stream) };
  const found = (anchor: Anchor | null) => bootFinding({ ...here, anchor, hashAt: store.log.hashAt });
  const anchor = anchors.find((each) => found(each) !== null) ?? null;
  const reason = found(anchor);
  // It gives no number now; should the province forget whom it named, it begins anew before its first one.
  if (incarnations.live().supersededBy !== null) {
    if (reason !== null) incarnations.beginsLater({ reason, anchors });
    return ok(null);
  }
  if (reason !== null) {
    const isNew = store.head().seq === 0;
    const parent = isNew && anchor ? { stream: anchor.stream, seq: anchor.seq, hash: anchor.hash } : undefined;
    store.remembered.note(anchors);
    // Healed, and killed before what is remembered outside said so: no person's word has come since.
    const and = incarnations.isHealedItself(store.stream) ? incarnations.noteHealedItself : undefined;
    const begun = incarnations.begin(reason, { anchors, machine, ...(parent && { parent }), ...(and && { and }) });
    if (!begun.ok) return begun.error.type === 'letters-used-up' ? err(begun.error) : err({ type: 'disk-full' });
    operatorLog.write({ event: 'incarnation-begun', reason, letter: incarnations.live().letter });
  }
  if (machine !== null && memory.get(MACHINE) !== machine) memory.set(MACHINE, machine);
  return ok(null);
}

/** Whatever the former host printed after the copy stays the only one of its name: the letter is this PC's own. */
function beginInItsPlace(
  { incarnations, memory }: PointStore,
  { machine = null, operatorLog }: StoreSettings,
  { press, by }: NonNullable<StoreSettings['takenOver']>,
): Result<null, StoreRefusal> {
  const and = () => {
    memory.set(TAKEN_OVER, press);
    memory.set(MACHINE, machine ?? '');
  };
  const begun = incarnations.begin('taken-over', { machine: machine ?? by, and });
  if (!begun.ok) return begun.error.type === 'letters-used-up' ? err(begun.error) : err({ type: 'disk-full' });
  operatorLog.write({ event: 'incarnation-begun', reason: 'taken-over', letter: incarnations.live().letter });
  return ok(null);
}

/** A stream says in its first event what point it belongs to. */
function found(store: PointStore, { ids, point }: StoreSettings): Result<unknown, unknown> {
  const { id, commune, kind, demonstration } = point;
  const actor = { account: null, terminal: TerminalId('station') };
  return store.perform({ origin: ids.origin(), method: 'point-founded', actor, opensDay: false }, () =>
    ok({ events: [{ type: 'point-founded', facts: { point: id, commune, kind, demonstration } }], answer: () => ({}) }),
  );
}

/** Everything of an open database; names every statement. */
export function assemble(settings: StoreSettings, databases: Databases) {
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
  const reference = createReference(write, clock);
  const published = () => publishedCalendar(settings.calendar, reference.current()?.tables ?? null);
  const calendar = liveCalendar(write, published, onChange);
  const incarnation = `p-${Buffer.from(ids.bytes(16)).toString('hex')}`;
  const log = openEventLog(write, { stream: streamOf(point.id, incarnation), point: point.id, at: clock.now() });
  const sealing = createSealing(write, vault, ids);
  const projections = createProjections(write);
  const parts = {
    db: write,
    log,
    sealing,
    projections,
    point: point.id,
    calendar,
    clock,
    ids,
    operatorLog,
    provinceOffset,
    changed,
  };
  const streams = readStreams(write);
  // Asked at every command, changed by a hello: kept in memory.
  const written = { of: '' as string, row: streams.get(log.stream) };
  const writtenRow = () => {
    if (written.of !== log.stream) Object.assign(written, { of: log.stream, row: streams.get(log.stream) });
    return written.row;
  };
  onChange(() => {
    written.of = '';
  });
  const writer = createPointWriter({
    ...parts,
    ...(settings.giveRoom && { giveRoom: settings.giveRoom }),
    isSuperseded: () => settings.isHeld?.() === true || (writtenRow()?.supersededBy ?? null) !== null,
    dayFloor: (date) => {
      const floor = writtenRow()?.dayFloor ?? 0;
      return createMemory(write).get(DAY_FLOOR) === dayFloorText(log.stream, date) ? floor - 1 : floor;
    },
  });
  const met = { damage: false };
  databases.onDamage(() => {
    if (met.damage) return;
    met.damage = true;
    suspect(settings.folder);
    operatorLog.write({ event: 'store-refused', reason: 'damage-met' });
    // not in the middle of whatever met it
    setImmediate(writer.distrust);
  });
  const accounts = { ...readAccounts(write), ...writeAccounts(write) };
  const { voidPins } = accounts;
  const incarnations = createIncarnations({ ...parts, writer, machine: settings.machine ?? null, voidPins });
  const memory = createMemory(write);
  const days = readDays(write);
  const day = (): { open: BusinessDay | null; question: DayQuestion } => {
    const open = days.open();
    return { open, question: decideDay(open, clockView(parts), calendar).question };
  };
  const recounts = readRecounts(write);
  const spool = writePrintJobs(write);
  spool.doubtInterrupted();
  return {
    point,
    calendar,
    workClock: workClock(point, calendar),
    databases,
    /** The stream that is written; another one after a rebirth. */
    get stream() {
      return log.stream;
    },
    head: log.head,
    /** The written stream. */
    get log() {
      return readEventLog(write, log.stream);
    },
    incarnations,
    recounts,
    unheard: readUnheardWork(write, writtenRow),
    dossierPast: readDossierPast(write),
    dossierPasts: dossierPastsTable(write),
    /** Somebody must look which folders are here before results are given or handed over; null: nobody must. */
    reconciling: () => {
      const folders = recounts.count();
      return folders === 0 ? null : { folders };
    },
    /** False: another PC writes for the point, or may do so. */
    isWriter: () => settings.isHeld?.() !== true && (writtenRow()?.supersededBy ?? null) === null,
    /** The stand-in that has to be met before anything is written; null: none. */
    waitsFor: () => {
      const waits = settings.waits?.() ?? null;
      return waits && (waits.forgotten ?? readStations(write).standIn()?.name ?? '');
    },
    perform: writer.perform,
    turn: writer.turn,
    openDueDay: writer.openDueDay,
    isDone: writer.isDone,
    health: writer.health,
    tryDisk: writer.tryDisk,
    distrust: writer.distrust,
    days,
    tickets: readTickets(write),
    calls: readCalls(write),
    counters: readCounters(write),
    dossiers: readDossiers(write),
    steps: readDossierSteps(write),
    custody: readCustody(write),
    handOvers: readHandOvers(write),
    foreign: createForeignEvents(parts),
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
    reference,
    catalogue: reference.catalogue,
    /** As the province publishes them, else as `point.json` has them. */
    villages: (): readonly Village[] =>
      publishedVillages(reference.current()?.tables ?? null, point.id) ?? point.villages ?? [],
    overview: readHeadFigures(write),
    nudges: readNudges(write),
    morningPaper: readMorningPaper(write),
    training: readTraining(write),
    revocations: readRevocations(write),
    hostConflicts: readHostConflicts(write),
    procedureNotes: readProcedureNotes(write),
    beside: readBeside(write),
    spool,
    accounts,
    secondments: readSecondments(write),
    sessions: { ...readSessions(write), ...writeSessions(write) },
    stations: { ...readStations(write), ...writeStationNotes(write) },
    pairing: createPairingTable(write),
    voice: { ...readVoiceClips(write), ...writeVoiceClips(write) },
    memory,
    remembered: rememberedLog(write),
    deviceTests: deviceTests(write),
    directory: createDirectory({ memory, commune: point.commune, writtenDown: settings.writtenDown ?? [] }),
    carried: carriedTable(write),
    carriedScans: carriedScansTable(write),
    /** Several small writes that are no command, all on the disk or none. */
    whole: <T>(run: () => T): T => write.transaction(run).immediate(),
    attachments: readAttachments(write, { sealing, point: point.id }),
    drafts: createReceiveDrafts(write, vault, ids),
    post: readPostItems(write, { sealing }),
    foldersHere: readFoldersHere(write),
    homes: readHomeVisits(write, { sealing, point: point.id }),
    privacy: readPrivacy(write),
    breaches: readBreaches(write, { sealing, point: point.id }),
    /** What was deleted lies overwritten in the file and no longer in what was written before it. */
    forgetDestroyed: (): void => void write.pragma('wal_checkpoint(TRUNCATE)'),
    sealing,
    /** The database's own bytes, for whoever follows them. */
    tail: createLogTail({ db: write, folder: settings.folder, name: () => ids.token(8) }),
    outgoing: createOutgoingLog({ db: write, log, memory, sealing, onChange }),
    day,
    /** The PC's date waits for a person's word, or lies before the open day. */
    isDateInDoubt: (): boolean => day().question.kind !== 'none',
    /** As it is in force now, after real writes. */
    durability: {
      journal: String(write.pragma('journal_mode', { simple: true })),
      synchronous: Number(write.pragma('synchronous', { simple: true })),
      sqlite: String(write.prepare('SELECT sqlite_version()').pluck().get()),
    },
    /** Pages of the file and the end of the chain, read anew. */
    integrity: () => lookAtIntegrityAside(settings.folder, log.stream),
    onChange,
    /** For what changes without the log: printers, sign-ins, the road to the province. */
    changed,
    close: databases.close,
  };
}
