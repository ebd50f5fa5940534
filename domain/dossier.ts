import type { LocalTime } from './calendar.ts';
import type { Acknowledgement } from './data/return-proofs.ts';
import { type ActImpossible, nextState } from './dossier-transitions.ts';
import type { Channel, DossierState, DueRule, Timeliness } from './dossier-words.ts';
import { dueDate, type Limit, type SupplementRule } from './due.ts';
import type { NewEvent } from './event.ts';
import type { FeeRule } from './fee-words.ts';
import type { AccountId, CounterId, DossierId, TicketId } from './ids.ts';
import { type OrganisationFault, organisationFault } from './organisation.ts';
import { type Person, type PersonFault, personFault, type SubmittedDocument } from './person.ts';
import type { ReceivedPeople } from './received-people.ts';
import type { RegisterPlace } from './register-events.ts';
import { err, ok, type Result } from './result.ts';
import type { ReturnProof } from './return-proof.ts';
import type { WorkClock } from './work-clock.ts';

export interface Procedure {
  /** National code, `1.001193`. */
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly limit: Limit;
  readonly onSupplement: SupplementRule;
  /** Dong; null where the province's council decides or nobody has checked. */
  readonly fee: number | null;
  readonly documents: readonly string[];
  /** False until the centre has compared it with the province's published list. */
  readonly verified: boolean;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** What the province published for it stands over the product's own fee rules. */
  readonly publishedFees?: readonly FeeRule[] | undefined;
}

/** What everyone of the staff may see of a dossier; the person is sealed beside it. */
export interface Dossier {
  readonly id: DossierId;
  readonly code: string;
  readonly officialCode: string | null;
  readonly procedure: string;
  readonly channel: Channel;
  readonly state: DossierState;
  readonly ticket: TicketId | null;
  readonly receivedAt: string;
  /** As it is now, after a supplement or an apology. */
  readonly dueAt: string;
  /** As the receipt promised it. */
  readonly firstDueAt: string;
  readonly dueRule: DueRule;
  /** Since when the present limit counts: receipt, or the last supplement. */
  readonly clockFrom: string;
  /** Since when the citizen is waited for; the clock stands still. */
  readonly pausedAt: string | null;
  readonly documentCount: number;
  readonly sets: number;
  readonly language: string;
  /** How often papers were asked for, and how often a new date was promised. */
  readonly supplements: number;
  readonly renewals: number;
  /** Who has it to do, and the authority it was handed to; null: still where it was received. */
  readonly holder: AccountId | null;
  readonly unit: string | null;
  /** Where it goes on after the waiting. */
  readonly resume: DossierState | null;
  /** Where it was received, who decides it, where its result is given: three facts (NĐ 118/2025). */
  readonly receivedAtPoint: string;
  readonly competentUnit: string;
  readonly returnAtPoint: string;
  readonly readyOn: string | null;
  readonly returnedOn: string | null;
  /** Refused, withdrawn, stopped or taken back. */
  readonly endedOn: string | null;
  readonly timeliness: Timeliness | null;
}

/** Early, on time or late by date: the result's completion day against the due day (domain.md §3.1). */
export function timeliness(readyOn: string, dueAt: string): Timeliness {
  const due = dueAt.slice(0, 10);
  return readyOn < due ? 'early' : readyOn === due ? 'on-time' : 'late';
}

/** Internal code: point, date, the PC's own sequence of the day. The official code is the province's and may come later. */
export function dossierCode(point: string, date: string, ordinal: number, incarnationLetter: string): string {
  return `${point}-${date.slice(2).replaceAll('-', '')}-${incarnationLetter}${String(ordinal).padStart(4, '0')}`;
}

export interface Receiving {
  readonly dossier: DossierId;
  readonly code: string;
  readonly officialCode: string | null;
  readonly procedure: Procedure | undefined;
  readonly channel: Channel;
  readonly ticket: TicketId | null;
  readonly counter: CounterId | null;
  readonly now: LocalTime;
  readonly applicant: Person;
  readonly submitter: Person | null;
  /** What is known of them besides. */
  readonly people?: ReceivedPeople;
  /** The village of the house in which it is received; left out: at the point. */
  readonly receivedIn?: string;
  /** The PC's date waits for a person's word: what is promised is reckoned from it. */
  readonly isDateInDoubt?: boolean;
  /** The point that gives the result; left out: the one that receives. */
  readonly returnAt?: string;
  readonly documents: readonly SubmittedDocument[];
  readonly sets: number;
  readonly note: string;
  readonly language: string;
  readonly point: string;
  readonly competentUnit: string;
  readonly clock: WorkClock;
  readonly entry: RegisterPlace;
}

export type ReceivingError =
  | { readonly type: 'procedure-unknown' }
  | ForceFault
  | PersonFault
  | { readonly type: OrganisationFault }
  | { readonly type: 'documents-missing' };

export type ForceFault = { readonly type: 'procedure-not-in-force' | 'date-in-doubt' };

/** Null on a day on which the procedure is in force. On a doubted date it is the date that is said to be wrong first. */
export function forceFault(procedure: Procedure, date: string, isDateInDoubt = false): ForceFault | null {
  if (date >= procedure.effectiveFrom && (procedure.effectiveTo === null || date <= procedure.effectiveTo)) return null;
  return { type: isDateInDoubt ? 'date-in-doubt' : 'procedure-not-in-force' };
}

export function receiveDossier(input: Receiving): Result<readonly NewEvent[], ReceivingError> {
  const { procedure, now, applicant, submitter, documents } = input;
  if (!procedure) return err({ type: 'procedure-unknown' });
  const outOfForce = forceFault(procedure, now.date, input.isDateInDoubt);
  if (outOfForce) return err(outOfForce);
  const fault = personFault(applicant, now.date) ?? (submitter && personFault(submitter, now.date));
  if (fault) return err(fault);
  const { people = {} } = input;
  const orgFault = people.organisation && organisationFault(people.organisation);
  if (orgFault) return err({ type: orgFault });
  if (documents.length === 0) return err({ type: 'documents-missing' });
  const due = dueDate(now, procedure.limit, input.clock);
  const { dossier, code, officialCode, channel, ticket, counter, sets, language } = input;
  return ok([
    {
      type: 'dossier-received',
      facts: {
        ...{ dossier, code, officialCode, procedure: procedure.code, channel, ticket, counter },
        receivedAt: `${now.date}T${now.time}`,
        due: { at: `${due.at.date}T${due.at.time}`, rule: due.rule },
        documentCount: documents.reduce((sum, each) => sum + each.count, 0),
        ...{ sets, language },
        ...{
          receivedAtPoint: input.point,
          competentUnit: input.competentUnit,
          returnAtPoint: input.returnAt ?? input.point,
        },
        ...(input.receivedIn === undefined ? {} : { receivedIn: input.receivedIn }),
        ...(input.isDateInDoubt ? { isDateInDoubt: true as const } : {}),
        entry: input.entry,
      },
      personal: { dossier, part: { applicant, submitter, documents, note: input.note, ...people } },
    },
  ]);
}

type AlreadyReturned = { readonly type: 'dossier-already-returned'; readonly on: string };
export type ReadyError = { readonly type: 'dossier-already-ready' } | AlreadyReturned | ActImpossible;
export type ReturnError = { readonly type: 'dossier-not-ready'; readonly code: string } | AlreadyReturned;

export function markResultReady(dossier: Dossier, today: string): Result<readonly NewEvent[], ReadyError> {
  if (dossier.state === 'returned') return err({ type: 'dossier-already-returned', on: dossier.returnedOn ?? '' });
  if (dossier.state === 'result-ready') return err({ type: 'dossier-already-ready' });
  if (nextState(dossier, 'dossier-result-ready') === null)
    return err({ type: 'dossier-act-impossible', code: dossier.code });
  return ok([{ type: 'dossier-result-ready', facts: { dossier: dossier.id, date: today } }]);
}

export interface Returning {
  readonly dossier: Dossier;
  readonly today: string;
  readonly ticket: TicketId | null;
  readonly counter: CounterId | null;
  readonly to: 'applicant' | 'authorised';
  readonly receiver: string;
  readonly note: string;
  /** Left out: by the slip, signed. */
  readonly proof?: ReturnProof;
  readonly acknowledged?: Acknowledgement;
  readonly witness?: string;
}

export function returnResult(input: Returning): Result<readonly NewEvent[], ReturnError> {
  const { dossier, today, ticket, counter, to, receiver, note, proof, acknowledged, witness } = input;
  if (dossier.state === 'returned') return err({ type: 'dossier-already-returned', on: dossier.returnedOn ?? '' });
  if (nextState(dossier, 'dossier-returned') === null) return err({ type: 'dossier-not-ready', code: dossier.code });
  const kept = timeliness(dossier.readyOn ?? today, dossier.dueAt);
  // What is as it always was is not said: the log's bytes are final.
  const other = proof && proof.kind !== 'slip' ? proof : null;
  const how = {
    ...(other ? { proof: other.kind } : {}),
    ...(acknowledged && acknowledged !== 'signature' ? { acknowledged } : {}),
  };
  const sealed = { ...(other ? { proof: other } : {}), ...(witness ? { witness } : {}) };
  return ok([
    {
      type: 'dossier-returned',
      facts: { dossier: dossier.id, ticket, counter, date: today, timeliness: kept, to, ...how },
      personal: { dossier: dossier.id, part: { receiver, note, ...sealed } },
    },
  ]);
}
