import type { Appointment } from '../../domain/appointment.ts';
import type { AppointmentId, DossierId, QueueId, TicketId } from '../../domain/ids.ts';
import type { TicketState } from '../../domain/ticket-words.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface Arrival {
  readonly ticket: TicketId;
  readonly number: string;
  readonly state: TicketState;
}

interface Purpose {
  readonly dossier: DossierId | null;
  readonly code: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const COLUMNS = 'appointment AS id, token, queue, date, from_time AS "from", to_time AS "to", language';

export function readAppointments(db: ReadableDb) {
  const byToken = db.prepare<[string], Appointment>(`SELECT ${COLUMNS} FROM appointments WHERE token = ?`);
  const byId = db.prepare<[string], Appointment>(`SELECT ${COLUMNS} FROM appointments WHERE appointment = ?`);
  const arrivals = 'SELECT tickets.ticket, number, state FROM arrivals JOIN tickets USING (ticket)';
  const forAppointment = db.prepare<[string], Arrival>(
    `${arrivals} WHERE appointment = ? AND state <> 'voided' LIMIT 1`,
  );
  const forDossier = db.prepare<[string, number], Arrival>(
    `${arrivals} WHERE dossier = ? AND day = ? AND state NOT IN ('voided', 'no-show', 'done') LIMIT 1`,
  );
  const purpose = db.prepare<[string], Purpose>(
    `SELECT arrivals.dossier, code, from_time AS "from", to_time AS "to"
     FROM arrivals LEFT JOIN appointments USING (appointment) LEFT JOIN dossiers USING (dossier) WHERE arrivals.ticket = ?`,
  );
  return {
    get: (id: AppointmentId | string): Appointment | undefined => byId.get(id),
    byToken: (token: string): Appointment | undefined => byToken.get(token),
    /** The number that keeps it; one that was taken back keeps nothing. */
    arrivalFor: (appointment: string): Arrival | undefined => forAppointment.get(appointment),
    /** A number of that day for the dossier's result, while its visit lasts. */
    arrivalForResult: (dossier: string, day: number): Arrival | undefined => forDossier.get(dossier, day),
    /** Why the holder of a number came, when a scan told it. */
    purposeOf: (ticket: string) => {
      const row = purpose.get(ticket);
      if (!row) return null;
      const { dossier, code, from, to } = row;
      return {
        dossier: dossier !== null && code !== null ? { dossier, code } : null,
        appointment: from !== null && to !== null ? { from, to } : null,
      };
    },
  };
}

export function writeAppointments(db: WritableDb) {
  const insert = db.prepare(
    'INSERT INTO appointments (appointment, token, queue, date, from_time, to_time, language) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const arrive = db.prepare('INSERT INTO arrivals (ticket, appointment, dossier) VALUES (?, ?, ?)');
  return {
    insert: (a: {
      appointment: string;
      token: string;
      queue: QueueId;
      date: string;
      from: string;
      to: string;
      language: string;
    }) => void insert.run(a.appointment, a.token, a.queue, a.date, a.from, a.to, a.language),
    arrive: (ticket: string, came: { appointment?: string; dossier?: string }) =>
      void arrive.run(ticket, came.appointment ?? null, came.dossier ?? null),
  };
}
