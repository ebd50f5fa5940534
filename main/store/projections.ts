import type { StepEvent } from '../../domain/dossier-events.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { foldTicket } from '../../domain/ticket.ts';
import { writeAppointments } from './appointments-table.ts';
import { writeAttachments } from './attachments-table.ts';
import { writeBeside } from './beside-table.ts';
import { writeCalls } from './calls-table.ts';
import { writeCounters } from './counters-table.ts';
import { writeDayCloses } from './day-closes-table.ts';
import { writeDaysOff } from './days-off-table.ts';
import { writeDays } from './days-table.ts';
import { foreignTypes, writeDossierProjection } from './dossier-projection.ts';
import { writeFees } from './fees-table.ts';
import { applyOnce, readForeign } from './foreign-events.ts';
import { writeHelpCalls } from './help-calls-table.ts';
import { writeHomeVisits } from './home-visits-table.ts';
import { writeHostConflicts } from './host-conflicts-table.ts';
import { createLearntFold, UnknownType } from './learnt-fold.ts';
import type { Memory } from './memory-table.ts';
import { writeMorningPaper } from './morning-paper-table.ts';
import { writeNudges } from './nudges-table.ts';
import type { WritableDb } from './open-database.ts';
import { writePostItems } from './post-items-table.ts';
import { writePrivacy } from './privacy-table.ts';
import { writeProcedureNotes } from './procedure-notes-table.ts';
import { projectedTables } from './projected-tables.ts';
import { writeRatings } from './ratings-table.ts';
import { writeReception } from './reception-tables.ts';
import { writeRecounts } from './recounts-table.ts';
import { writeRegister } from './register-table.ts';
import { writeRevocations } from './revocations-table.ts';
import { writeSecondments } from './secondments-table.ts';
import { writeStations } from './stations-table.ts';
import { readTickets, writeTickets } from './tickets-table.ts';
import { writeTraining } from './training-table.ts';
import { writeVisitIntervals } from './visit-intervals-table.ts';
import { writeVisitRules } from './visit-rules-table.ts';

/** Applies one event to its rows; runs in the transaction that appends it, and again when everything is rebuilt. */
export function createProjections(db: WritableDb): {
  /** Of the point's own log. */
  apply(event: AnyLogEvent): void;
  /** Of another point, about a dossier this one may read. */
  applyForeign(event: AnyLogEvent): void;
} {
  const days = writeDays(db);
  const beside = writeBeside(db);
  const tickets = { ...readTickets(db), ...writeTickets(db) };
  const intervals = writeVisitIntervals(db);
  const calls = writeCalls(db);
  const counters = writeCounters(db);
  const reception = writeReception(db);
  const dossiers = writeDossierProjection(db);
  const register = writeRegister(db);
  const appointments = writeAppointments(db);
  const attachments = writeAttachments(db);
  const help = writeHelpCalls(db);
  const ratings = writeRatings(db);
  const secondments = writeSecondments(db);
  const visitRules = writeVisitRules(db);
  const fees = writeFees(db);
  const closes = writeDayCloses(db);
  const daysOff = writeDaysOff(db);
  const nudges = writeNudges(db);
  const morningPaper = writeMorningPaper(db);
  const stations = writeStations(db);
  const post = writePostItems(db);
  const homes = writeHomeVisits(db);
  const training = writeTraining(db);
  const procedureNotes = writeProcedureNotes(db);
  const privacy = writePrivacy(db);
  const revocations = writeRevocations(db);
  const hostConflicts = writeHostConflicts(db);

  const recounts = writeRecounts(db);

  const applyToTicket = (event: AnyLogEvent & { facts: { ticket: string } }) => {
    const { wall } = event.at;
    const before = event.type === 'ticket-issued' ? undefined : tickets.get(event.facts.ticket);
    const after = foldTicket(before, event);
    const changed = before?.state !== after.state;
    if (before) tickets.update(after, changed ? wall : before.since);
    else tickets.insert(after, wall);
    if (changed) intervals.change(after, event);
    if (event.type === 'ticket-transferred' || event.type === 'ticket-rejoined') tickets.put(after.id, after.place);
    if (event.type === 'ticket-missed') closes.count({ noShows: 1 });
    // Called again after all: it was no no-show.
    if (before?.state === 'no-show' && after.state !== 'no-show') closes.count({ noShows: -1 });
    if (event.type === 'ticket-issued') days.noteNumber(event.facts.day, event.facts.number);
    if (event.type === 'ticket-carried') days.noteNumber(event.facts.day, after.number);
    if (event.type === 'ticket-called' || event.type === 'ticket-recalled') {
      const why = event.type === 'ticket-called' ? event.facts.why : null;
      const { counter, ticket } = event.facts;
      calls.insert({
        day: after.day,
        ticket,
        counter,
        isRecall: why === null,
        why,
        account: event.actor.account,
        at: wall,
      });
    }
  };

  const applyToDossier = (event: AnyLogEvent & { type: StepEvent }) => {
    const { isGuest } = dossiers.applyStep(event);
    recounts.settle(event.facts.dossier);
    // What another point received is counted there.
    if (isGuest) return;
    if (event.type === 'dossier-returned') closes.count({ returned: 1 });
    if (event.type === 'dossier-act-undone' && !event.facts.back) closes.count({ received: -1 });
    if (event.type !== 'dossier-received') return;
    const { dossier, code, receivedAt, entry } = event.facts;
    days.noteDossierCode(code);
    closes.count({ received: 1 });
    register.add(receivedAt, dossier, entry);
  };

  const apply = (event: AnyLogEvent) => {
    switch (event.type) {
      case 'business-day-opened':
        return days.insert(event.facts.day, event.facts.date, event.at.wall);
      case 'business-day-dated':
        return days.redate(event.facts.day, event.facts.date);
      case 'counter-opened':
        return counters.open(event.facts.counter, event.facts.account, event.facts.queues, event.at.wall);
      case 'counter-closed':
        return counters.close(event.facts.counter);
      case 'ticket-issued':
      case 'ticket-carried':
      case 'ticket-called':
      case 'ticket-recalled':
      case 'service-started':
      case 'ticket-parked':
      case 'ticket-transferred':
      case 'ticket-missed':
      case 'ticket-finished':
      case 'ticket-voided':
      case 'ticket-rejoined':
      case 'ticket-miss-undone':
      case 'ticket-needs-set':
      case 'visit-procedures-set':
      case 'interpreter-called':
        return applyToTicket(event);
      case 'ticket-marked':
        appointments.arrive(event.facts.ticket, { dossier: event.facts.dossier });
        return applyToTicket(event);
      case 'counter-paused':
        return counters.pause(event.facts.counter, event.facts.why, event.at.wall);
      case 'counter-resumed':
        return counters.resume(event.facts.counter);
      case 'counter-profile-set':
        return visitRules.setProfile(event.facts);
      case 'visit-rules-set':
        return visitRules.set(event.facts);
      case 'help-asked':
        return help.ask(event.facts.help, event.actor.terminal, event.at.wall);
      case 'help-answered':
        return help.answer(event.facts.help, event.facts.counter, event.at.wall);
      case 'appointment-made':
        return appointments.insert(event.facts);
      case 'appointment-kept':
        return appointments.arrive(event.facts.ticket, { appointment: event.facts.appointment });
      case 'result-called-for':
        return appointments.arrive(event.facts.ticket, { dossier: event.facts.dossier });
      case 'visit-rated':
        return ratings.insert(event.facts.ticket, tickets.get(event.facts.ticket)?.day ?? 0, event.facts.rating);
      case 'dossier-received':
      case 'dossier-forwarded':
      case 'dossier-taken':
      case 'supplement-requested':
      case 'supplement-received':
      case 'dossier-refused':
      case 'payment-asked':
      case 'payment-made':
      case 'dossier-withdrawn':
      case 'dossier-stopped':
      case 'due-date-renewed':
      case 'dossier-act-undone':
      case 'dossier-passed-on':
      case 'dossier-result-ready':
      case 'dossier-returned':
        return applyToDossier(event);
      case 'register-closed': {
        const { year, book = String(year), entries, date } = event.facts;
        return register.close(year, book, entries, date);
      }
      case 'queue-hours-set':
      case 'queue-paused':
      case 'queue-resumed':
      case 'kiosk-locked':
      case 'kiosk-unlocked':
      case 'timetable-set':
        return reception.apply(event);
      case 'secondment-made': {
        const { secondment: id, ...rest } = event.facts;
        return secondments.insert({ id, ...rest });
      }
      case 'secondment-cut':
        return secondments.cut(event.facts.secondment, event.facts.to);
      case 'fee-paid':
      case 'fee-receipt-cancelled':
        closes.countMoney(event);
        return fees.apply(event);
      case 'fee-set':
      case 'receipt-book-opened':
      case 'receipt-book-closed':
        return fees.apply(event);
      case 'day-closed':
        return closes.close(event);
      case 'dossier-nudged':
        return nudges.apply(event);
      case 'morning-paper-set':
        return morningPaper.apply(event);
      case 'day-off-set':
        return daysOff.apply(event);
      case 'centre-mode-set':
        return beside.set(event);
      case 'official-code-given':
        return beside.give(event);
      case 'document-scanned':
      case 'document-reused':
      case 'scan-removed':
        return attachments.apply(event);
      case 'station-paired':
      case 'station-roles-set':
      case 'station-removed':
        return stations.apply(event);
      case 'stand-in-chosen':
      case 'host-taken-over':
        return stations.applyStandIn(event);
      case 'post-item-taken':
      case 'post-item-taken-back':
      case 'post-item-filed':
      case 'post-money-counted':
      case 'post-delivery-failed':
        return post.apply(event);
      case 'home-visit-asked':
      case 'home-visit-moved':
      case 'home-visit-closed':
      case 'home-route-set':
        return homes.apply(event);
      case 'procedure-note-added':
      case 'procedure-note-withdrawn':
        return procedureNotes.apply(event);
      case 'training-asked':
      case 'training-passed':
      case 'training-waived':
      case 'training-wheels-set':
        return training.apply(event);
      case 'person-revoked':
      case 'device-revoked':
        return revocations.apply(event);
      case 'host-conflict-looked-at':
        return hostConflicts.apply(event);
      case 'person-corrected':
      case 'submitter-corrected':
      case 'home-visit-erased':
      case 'dossier-restricted':
      case 'dossier-erased':
        return privacy.apply(event);
      case 'incarnation-begun':
        return recounts.begin();
      case 'custody-recounted':
        for (const { dossier } of event.facts.items) recounts.counted(dossier);
        return dossiers.applyCustody(event);
      case 'hand-over-offered':
      case 'hand-over-accepted':
      case 'hand-over-declined':
      case 'hand-over-withdrawn':
      case 'hand-over-signed':
      case 'folder-lost':
      case 'folder-reconstituted':
        return dossiers.applyCustody(event);
      case 'point-founded':
      case 'account-created':
      case 'staff-pin-set':
      case 'account-role-set':
      case 'account-languages-set':
      case 'password-reset':
      case 'password-changed':
      case 'quick-pin-set':
      case 'account-deactivated':
      case 'account-reactivated':
      case 'dossiers-looked-through':
      case 'dossier-opened':
      case 'person-exported':
      case 'breach-opened':
      case 'breach-step-done':
      case 'breach-given-out':
      case 'register-read':
      case 'paper-reprinted':
      case 'paper-confirmed':
      case 'language-texts-changed':
      case 'language-stage-opened':
      case 'language-stage-closed':
        return;
      default:
        throw new UnknownType((event satisfies never as AnyLogEvent).type);
    }
  };
  return { apply, applyForeign: dossiers.applyForeign };
}

/** Forgets every projection and folds the log again, in the order in which it came here, in one transaction. */
export function rebuildProjections(db: WritableDb): void {
  const page = db.prepare<[number], { position: number; learnt: number; json: string }>(
    'SELECT position, learnt, json FROM events WHERE position > ? ORDER BY position LIMIT 1000',
  );
  db.transaction(() => {
    for (const table of projectedTables) db.exec(`DELETE FROM ${table}`);
    const projections = createProjections(db);
    const learnt = createLearntFold(db, projections);
    const foreign = readForeign(db);
    const applyForeign = applyOnce(db, projections);
    for (let after = 0; ; ) {
      const rows = page.all(after);
      for (const row of rows) {
        for (const other of foreign.before(row.position)) applyForeign(other);
        const event = JSON.parse(row.json) as AnyLogEvent;
        if (row.learnt === 1) learnt.apply(event, row.position);
        else projections.apply(event);
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.position;
    }
    for (const other of foreign.before(Number.MAX_SAFE_INTEGER)) applyForeign(other);
  }).immediate();
}

/** After an upgrade: what came back before this build knew its type is folded in, in its place. */
export function foldWhatIsKnownNow(db: WritableDb): void {
  const waiting = db
    .prepare(
      `SELECT json FROM unapplied_events JOIN events USING (stream, seq) WHERE why = 'type-unknown' GROUP BY type`,
    )
    .pluck()
    .all() as string[];
  if (waiting.some((json) => isKnown(db, JSON.parse(json) as AnyLogEvent))) rebuildProjections(db);
}

/** A migration found that what came back of a later program says what nobody here read yet. */
export function foldAnewWhereAsked(db: WritableDb, memory: Pick<Memory, 'get' | 'set'>): void {
  if (!memory.get(FOLD_ANEW)) return;
  rebuildProjections(db);
  memory.set(FOLD_ANEW, '');
}

const FOLD_ANEW = 'fold anew';

/** Tried, and taken back whatever comes of it. */
function isKnown(db: WritableDb, event: AnyLogEvent): boolean {
  const projections = createProjections(db);
  const untold = new Error('taken back');
  try {
    db.transaction(() => {
      projections.apply(event);
      throw untold;
    }).immediate();
  } catch (error) {
    return !(error instanceof UnknownType);
  }
  return true;
}

/** What other points wrote in words an older build did not know is folded in by the first build that does. */
export function foldNewTypes(db: WritableDb, memory: Pick<Memory, 'get' | 'set'>): void {
  const known = memory.get('foreign types');
  const types = foreignTypes.join(' ');
  if (known === types) return;
  const before = new Set(known?.split(' ') ?? foreignTypes);
  const waits = db.prepare('SELECT 1 FROM foreign_events WHERE type = ? LIMIT 1').pluck();
  if (foreignTypes.some((type) => !before.has(type) && waits.get(type) !== undefined)) rebuildProjections(db);
  memory.set('foreign types', types);
}
