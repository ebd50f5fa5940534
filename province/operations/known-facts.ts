import { z } from 'zod';
import { isDate } from '../../domain/calendar.ts';
import { carriedThings } from '../../domain/custody-events.ts';
import { undoableEvents } from '../../domain/dossier-events.ts';
import { channels, timelinesses } from '../../domain/dossier-words.ts';
import type { EventType } from '../../domain/event.ts';

/**
 * What the province reads of each event type; null: known, and nothing here counts it.
 * Stricter than the log: whatever passes here fits its column, so that a projection cannot fail on a value.
 */
const date = z.string().refine(isDate);
const localMinute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => isDate(text.slice(0, 10)));
const day = z.int().min(1).max(2_147_483_647);
// PostgreSQL's text cannot hold NUL
const short = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));
const ticket = z.string().regex(/^[1-9]\d{0,9}\.[A-Z]{1,2}\d{3,5}$/);

const aboutTicket = z.object({ ticket });

/** A step of a dossier's life: that it happened, and when. */
const step = z.object({ dossier: short, at: localMinute });

const cv = z.int().min(1).max(2_147_483_647);
const point = z.string().regex(/^\d{5}-\d{1,2}$/);
const items = z.array(z.object({ dossier: short, code: short, cv, carries: z.enum(carriedThings) })).max(1_000);
const answered = z.object({ handOver: short, from: point, items, at: localMinute });

export const knownFacts = {
  'point-founded': null,
  'incarnation-begun': null,
  'account-created': null,
  'secondment-made': null,
  'secondment-cut': null,
  'account-role-set': null,
  'account-languages-set': null,
  'password-reset': null,
  'password-changed': null,
  'quick-pin-set': null,
  'account-deactivated': null,
  'account-reactivated': z.object({ account: short }),
  'person-revoked': z.object({ account: short }),
  'device-revoked': null,
  'breach-opened': null,
  'breach-step-done': null,
  'breach-given-out': null,
  'dossier-passed-on': null,
  'dossiers-looked-through': null,
  'business-day-opened': z.object({ day, date }),
  'business-day-dated': z.object({ day, date }),
  'counter-opened': null,
  'counter-closed': null,
  'ticket-issued': z.object({ ticket, day, queue: z.string().regex(/^[A-Z]$/) }),
  'ticket-carried': null,
  'ticket-called': null,
  'ticket-recalled': null,
  'service-started': null,
  'ticket-parked': null,
  'ticket-transferred': null,
  'ticket-missed': aboutTicket,
  'ticket-finished': aboutTicket,
  'ticket-voided': null,
  'help-asked': null,
  'help-answered': null,
  'appointment-made': null,
  'appointment-kept': null,
  'result-called-for': null,
  'visit-rated': null,
  'staff-pin-set': null,
  'dossier-received': z.object({
    dossier: short,
    code: short,
    officialCode: short.nullable(),
    procedure: short,
    channel: z.enum(channels),
    receivedAt: localMinute,
    due: z.object({ at: localMinute }),
  }),
  'dossier-result-ready': z.object({ dossier: short, date }),
  'dossier-returned': z.object({ dossier: short, date, timeliness: z.enum(timelinesses) }),
  'dossier-opened': null,
  'register-closed': null,
  'register-read': null,
  'document-scanned': null,
  'document-reused': null,
  'scan-removed': null,
  'dossier-forwarded': step,
  'dossier-taken': step,
  'supplement-requested': step,
  'supplement-received': step,
  'dossier-refused': step,
  'payment-asked': step,
  'payment-made': step,
  'dossier-withdrawn': step,
  'dossier-stopped': step,
  'due-date-renewed': step.extend({ dueAt: localMinute }),
  'dossier-act-undone': step.extend({ undone: z.enum(undoableEvents) }),
  'paper-reprinted': null,
  'paper-confirmed': null,
  'language-texts-changed': null,
  'language-stage-opened': null,
  'language-stage-closed': null,
  'queue-hours-set': null,
  'queue-paused': null,
  'queue-resumed': null,
  'kiosk-locked': null,
  'kiosk-unlocked': null,
  'timetable-set': null,
  'ticket-rejoined': null,
  'ticket-miss-undone': aboutTicket,
  'ticket-marked': null,
  'ticket-needs-set': null,
  'visit-procedures-set': null,
  'interpreter-called': null,
  'counter-paused': null,
  'counter-resumed': null,
  'counter-profile-set': null,
  'visit-rules-set': null,
  'fee-set': null,
  'fee-paid': null,
  'fee-receipt-cancelled': null,
  'receipt-book-opened': null,
  'receipt-book-closed': null,
  'day-closed': null,
  'day-off-set': null,
  'dossier-nudged': null,
  'morning-paper-set': null,
  'centre-mode-set': null,
  'official-code-given': null,
  'station-paired': null,
  'station-roles-set': null,
  'station-removed': null,
  'stand-in-chosen': null,
  'host-taken-over': null,
  'host-conflict-looked-at': null,
  'hand-over-offered': z.object({ handOver: short, to: point, bag: short.nullable(), items, at: localMinute }),
  'hand-over-accepted': answered,
  'hand-over-declined': answered,
  'hand-over-withdrawn': z.object({ handOver: short, to: point, items, at: localMinute }),
  'hand-over-signed': z.object({ handOver: short, to: point, items, at: localMinute }),
  'folder-lost': z.object({ dossier: short, cv, at: localMinute }),
  'folder-reconstituted': z.object({ dossier: short, cv, at: localMinute }),
  'custody-recounted': z.object({
    items: z.array(z.object({ dossier: short, code: short, cv, found: z.boolean() })).max(5_000),
    at: localMinute,
  }),
  'post-item-taken': null,
  'post-item-taken-back': null,
  'post-item-filed': null,
  'post-money-counted': null,
  'post-delivery-failed': null,
  'home-visit-asked': null,
  'home-visit-moved': null,
  'home-visit-closed': null,
  'home-visit-erased': z.object({ visit: short }),
  'home-route-set': null,
  'procedure-note-added': null,
  'procedure-note-withdrawn': null,
  'training-asked': null,
  'training-passed': null,
  'training-waived': null,
  'training-wheels-set': null,
  'person-exported': null,
  'person-corrected': null,
  'submitter-corrected': null,
  'dossier-restricted': null,
  'dossier-erased': z.object({ dossier: short }),
} as const satisfies Readonly<Record<EventType, z.ZodType | null>>;

export type KnownFacts = {
  [T in EventType]: (typeof knownFacts)[T] extends z.ZodType ? z.output<(typeof knownFacts)[T]> : null;
};

export function isKnownType(type: string): type is EventType {
  return Object.hasOwn(knownFacts, type);
}
