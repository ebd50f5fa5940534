import { type Calendar, nextWorkingDay } from './calendar.ts';
import { postCodeForms, postDelivery } from './data/post-codes.ts';
import type { NewEvent } from './event.ts';
import type { DossierId, PointId } from './ids.ts';
import { idNumberAgrees, isPersonName, isPhone, type Person, type SubmittedDocument } from './person.ts';
import type { PostFee, PostService } from './post-events.ts';
import { err, ok, type Result } from './result.ts';

/** What a dossier is at the post office before the centre has received it: an item with the post's own number. */
export type PostCodeError = { readonly type: 'post-code-unreadable' } | { readonly type: 'post-code-check-digit' };

/** As a scanner reads it or a person types it: spaces and small letters do not matter, a wrong check digit does. */
export function readPostCode(text: string): Result<string, PostCodeError> {
  const code = text.replace(/\s/g, '').toUpperCase();
  const form = postCodeForms.find(({ pattern }) => pattern.test(code));
  if (!form) return err({ type: 'post-code-unreadable' });
  if (form.weights && checkDigit(code.slice(2, 10), form.weights) !== Number(code[10]))
    return err({ type: 'post-code-check-digit' });
  return ok(code);
}

/** UPU S10: 11 minus the weighted sum modulo 11; ten is written 0, eleven 5. */
export function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, n) => total + weight * Number(digits[n]), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 0 : rest === 11 ? 5 : rest;
}

export interface TakingAtPost {
  readonly dossier: DossierId;
  readonly office: PointId;
  readonly item: string;
  readonly procedure: { readonly code: string; readonly documents: readonly string[] } | undefined;
  readonly service: PostService;
  readonly applicant: Person;
  readonly submitter: Person | null;
  readonly documents: readonly SubmittedDocument[];
  readonly sets: number;
  readonly note: string;
  readonly language: string;
  /** What the post collected for the centre, with the number of its own receipt. */
  readonly fee: PostFee | null;
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
}

export type TakingError =
  | PostCodeError
  | { readonly type: 'procedure-unknown' }
  | { readonly type: 'name-invalid' }
  | { readonly type: 'phone-invalid' }
  | { readonly type: 'id-number-invalid' }
  | { readonly type: 'documents-missing' }
  | { readonly type: 'post-address-missing' };

/** The post looks whether the papers are there, never whether they are right: what is missing is noted, nothing is refused for it. */
export function takeAtPost(taking: TakingAtPost): Result<readonly NewEvent[], TakingError> {
  const { dossier, office, procedure, service, applicant, submitter, documents, sets, note, language, fee, at } =
    taking;
  const item = readPostCode(taking.item);
  if (!item.ok) return item;
  if (!procedure) return err({ type: 'procedure-unknown' });
  const fault = faultOf(applicant) ?? (submitter && faultOf(submitter));
  if (fault) return err(fault);
  // The result is brought to a door: without one there is nowhere to go.
  if (service === 'both' && applicant.address === '') return err({ type: 'post-address-missing' });
  if (documents.length === 0) return err({ type: 'documents-missing' });
  const there = new Set(documents.map(({ name }) => name));
  const missing = procedure.documents.filter((name) => !there.has(name)).length;
  return ok([
    {
      type: 'post-item-taken',
      facts: {
        ...{ dossier, item: item.value, office, procedure: procedure.code, service, at, sets, language, fee, missing },
        documentCount: documents.reduce((sum, { count }) => sum + count, 0),
      },
      personal: { dossier, part: { applicant, submitter, documents, note } },
    },
  ]);
}

/** What the centre would refuse at its own counter is said here, where the person still stands. */
function faultOf({ name, phone, idNumber, birthDate, sex }: Person) {
  if (!isPersonName(name)) return { type: 'name-invalid' as const };
  const isNumber = idNumber === '' || (/^\d{12}$/.test(idNumber) && idNumberAgrees(idNumber, birthDate, sex));
  if (!isNumber) return { type: 'id-number-invalid' as const };
  return isPhone(phone) ? null : { type: 'phone-invalid' as const };
}

/** After a try that found nobody: the day from which the next one may be, or null: back to the centre (two tries). */
export function nextTry(attempt: number, date: string, calendar: Calendar): string | null {
  if (attempt >= postDelivery.tries) return null;
  let next = date;
  for (let day = 0; day < postDelivery.workingDaysBetween; day++) next = nextWorkingDay(next, calendar);
  return next;
}
