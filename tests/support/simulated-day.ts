import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/calendar.ts';
import { timeliness } from '../../domain/dossier.ts';
import type { NewEvent } from '../../domain/event.ts';
import { CounterId, DossierId, QueueId } from '../../domain/ids.ts';
import { ticketId, ticketNumber } from '../../domain/ticket.ts';
import type { SimulatedLog } from './simulated-log.ts';

/** What a point should be counted with: kept while the day is made, by whoever makes it. */
export interface Oracle {
  tickets: number;
  received: number;
  returned: number;
  early: number;
  onTime: number;
  late: number;
}

export interface DayPlan {
  readonly day: number;
  readonly date: string;
  readonly tickets: number;
  readonly dossiers: number;
}

const counter = CounterId('1');

/** A day at a point, invented: everyone takes a ticket, some hand in a dossier, some of those get it back. */
export function liveADay(log: SimulatedLog, { day, date, tickets, dossiers }: DayPlan): Oracle {
  const oracle: Oracle = { tickets: 0, received: 0, returned: 0, early: 0, onTime: 0, late: 0 };
  const inTheEvening: NewEvent[] = [];
  log.append([{ type: 'business-day-opened', facts: { day, date, why: day === 1 ? 'first-day' : 'opening-hour' } }]);
  for (let person = 1; person <= tickets; person++) {
    const queue = QueueId(person % 3 === 0 ? 'B' : 'A');
    const number = ticketNumber(queue, '', person);
    const ticket = ticketId(day, number);
    const token = randomUUID();
    log.append([
      { type: 'ticket-issued', facts: { ticket, day, queue, number, priority: null, language: 'vi', token, ahead: 0 } },
    ]);
    oracle.tickets++;
    log.append([{ type: 'ticket-called', facts: { ticket, counter, why: 'longest-waiting' } }]);
    if (person <= dossiers) log.append(dossierLife(log, person, date, { oracle, inTheEvening }));
    log.append(
      person % 7 === 0
        ? [{ type: 'ticket-missed', facts: { ticket, counter } }]
        : [{ type: 'ticket-finished', facts: { ticket, counter, outcome: 'served' } }],
    );
  }
  for (const event of inTheEvening) log.append([event]);
  return oracle;
}

/** Received; two of three are ready the same day and given back, due yesterday, today or tomorrow; some keys were wrong. */
function dossierLife(
  log: SimulatedLog,
  ordinal: number,
  date: string,
  { oracle, inTheEvening }: { readonly oracle: Oracle; readonly inTheEvening: NewEvent[] },
): readonly NewEvent[] {
  const dossier = DossierId(randomUUID());
  const due = addDays(date, (ordinal % 4) - 1);
  const received = receiveDossier(log, { dossier, ordinal, date, due });
  const ready: NewEvent = { type: 'dossier-result-ready', facts: { dossier, date } };
  if (ordinal % 4 === 0) {
    // Taken back at once, or so late that the province has heard of it already.
    if (ordinal % 8 === 0) return [received, undone('dossier-received', dossier, date)];
    inTheEvening.push(undone('dossier-received', dossier, date));
    return [received];
  }
  oracle.received++;
  if (ordinal % 3 === 0) {
    inTheEvening.push(undone('dossier-result-ready', dossier, date));
    return [received, ready];
  }
  const kept = timeliness(date, due);
  oracle.returned++;
  oracle[kept === 'on-time' ? 'onTime' : kept]++;
  return [
    received,
    ...(ordinal % 5 === 0 ? [ready, undone('dossier-result-ready', dossier, date)] : []),
    ready,
    {
      type: 'dossier-returned',
      facts: { dossier, ticket: null, counter, date, timeliness: kept, to: 'applicant' },
      personal: { dossier, part: { receiver: 'Người Nhận', note: '' } },
    },
  ];
}

function undone(what: 'dossier-received' | 'dossier-result-ready', dossier: DossierId, date: string): NewEvent {
  const back = { state: 'received', holder: null, unit: null } as const;
  const facts = { dossier, at: `${date}T16:30`, undone: what, back: what === 'dossier-received' ? null : back };
  return { type: 'dossier-act-undone', facts };
}

export function receiveDossier(
  log: SimulatedLog,
  at: { readonly dossier: DossierId; readonly ordinal: number; readonly date: string; readonly due: string },
): NewEvent {
  const { dossier, ordinal, date, due } = at;
  const nobody = { name: 'Người Thử', birthDate: '', sex: '' as const, idNumber: '', address: '', phone: '' };
  return {
    type: 'dossier-received',
    facts: {
      ...{ dossier, code: `${log.point}-${ordinal}`, officialCode: null, procedure: '1.001193', channel: 'direct' },
      ...{ ticket: null, counter, receivedAt: `${date}T08:30`, documentCount: 2, sets: 1, language: 'vi' },
      due: { at: `${due}T16:30`, rule: { kind: 'same-day' } },
      ...{ receivedAtPoint: log.point, competentUnit: log.point.slice(0, 5), returnAtPoint: log.point },
    },
    personal: { dossier, part: { applicant: nobody, submitter: null, documents: [], note: '' } },
  };
}
