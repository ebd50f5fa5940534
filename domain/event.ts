import type { AccessFacts } from './access-events.ts';
import type { AttachmentFacts, AttachmentParts } from './attachment-events.ts';
import type { BesideFacts } from './beside-events.ts';
import type { BreachFacts, BreachParts } from './breach-events.ts';
import type { CustodyFacts, CustodyParts } from './custody-events.ts';
import type { Acknowledgement, ReturnProofKind } from './data/return-proofs.ts';
import type { DayOffFacts } from './day-off-events.ts';
import type { DossierLifeFacts, DossierLifeParts } from './dossier-events.ts';
import type { Channel, DueRule, Timeliness } from './dossier-words.ts';
import type { FeeFacts } from './fee-events.ts';
import type { HeadFacts } from './head-events.ts';
import type { HomeVisitFacts, HomeVisitParts } from './home-visit-events.ts';
import type { HostConflictFacts } from './host-conflict-events.ts';
import type {
  AccountId,
  AppointmentId,
  CounterId,
  DossierId,
  Origin,
  QueueId,
  StreamId,
  TerminalId,
  TicketId,
} from './ids.ts';
import type { IncarnationFacts } from './incarnation-events.ts';
import type { LockReason } from './kiosk-lock.ts';
import type { LanguageStage } from './languages.ts';
import type { Person, SubmittedDocument } from './person.ts';
import type { PostFacts, PostParts } from './post-events.ts';
import type { PrivacyFacts, PrivacyParts } from './privacy-events.ts';
import type { ProcedureNoteFacts } from './procedure-note-events.ts';
import type { ReceivedPeople } from './received-people.ts';
import type { PauseReason, WeekHours } from './reception.ts';
import type { RegisterFacts, RegisterPlace } from './register-events.ts';
import type { ReturnProof } from './return-proof.ts';
import type { AccountRole } from './roles.ts';
import type { StaffFacts } from './staff-events.ts';
import type { StandInFacts } from './stand-in-events.ts';
import type { StationFacts } from './station-events.ts';
import type { Outcome, ParkReason, PriorityCategory, Rating, TransferPlace, TurnReason } from './ticket-words.ts';
import type { Stop } from './timetable.ts';
import type { TrainingFacts } from './training-events.ts';
import type { VisitFacts } from './visit-events.ts';

/**
 * The log's entry. Its bytes are final: every later build must verify, fold and push what this one wrote
 * (`tests/domain/golden-log`). `hash` = SHA-256 of the canonical JSON (RFC 8785) of everything else.
 * `sealed` is the personal part, AES-256-GCM under the dossier's key; the hash runs over the ciphertext,
 * so erasing the key erases the person and the chain still verifies.
 */
export interface LogEvent<T extends EventType = EventType> {
  readonly v: 1;
  readonly stream: StreamId;
  /** Dense from 1 within the stream. */
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly origin: Origin;
  /** 0…n within one command. */
  readonly part: number;
  readonly type: T;
  /** Version of this type's facts. */
  readonly tv: 1;
  readonly facts: Facts[T];
  /** base64 of nonce(12) ‖ ciphertext ‖ tag(16), or null where the type has no personal part. */
  readonly sealed: string | null;
  readonly actor: Actor;
  readonly at: Stamp;
}

/** Who and where; ids only, so the log names no one. */
export interface Actor {
  readonly account: AccountId | null;
  readonly terminal: TerminalId;
}

/** No state depends on the order of wall clocks; they are a label. */
export interface Stamp {
  /** UTC milliseconds by the PC's clock. */
  readonly wall: number;
  /** Milliseconds since the boot named by `boot`. */
  readonly mono: number;
  readonly boot: string;
  /** Province time minus wall at the last contact, milliseconds; null before any. */
  readonly off: number | null;
}

export type PointKind = 'principal' | 'secondary' | 'mobile' | 'post-office';

/** What each event says in clear: never a name, number or address of a person. */
export interface Facts
  extends AttachmentFacts,
    StaffFacts,
    FeeFacts,
    DayOffFacts,
    DossierLifeFacts,
    VisitFacts,
    HeadFacts,
    RegisterFacts,
    StationFacts,
    StandInFacts,
    BesideFacts,
    CustodyFacts,
    PostFacts,
    HomeVisitFacts,
    TrainingFacts,
    AccessFacts,
    BreachFacts,
    HostConflictFacts,
    ProcedureNoteFacts,
    PrivacyFacts,
    IncarnationFacts {
  /** `demonstration`: invented people; a real province can tell such a stream from its first event. */
  'point-founded': { point: string; commune: string; kind: PointKind; demonstration: boolean };
  'account-created': { account: AccountId; role: AccountRole };
  'business-day-opened': { day: number; date: string; why: 'opening-hour' | 'first-day' | 'office-confirmed' };
  'business-day-dated': { day: number; date: string; was: string };
  'counter-opened': { counter: CounterId; account: AccountId; queues: readonly QueueId[] };
  'counter-closed': { counter: CounterId; account: AccountId };
  'ticket-issued': {
    ticket: TicketId;
    day: number;
    queue: QueueId;
    number: string;
    priority: PriorityCategory | null;
    language: string;
    /** 128 random bits, what the QR on the paper says. */
    token: string;
    /** The people waiting in front when the number was given. */
    ahead: number;
  };
  /** Issued today while yesterday's day was still open: it goes over into the day that opens, its number with it. */
  'ticket-carried': { ticket: TicketId; day: number };
  'ticket-called': { ticket: TicketId; counter: CounterId; why: TurnReason };
  'ticket-recalled': { ticket: TicketId; counter: CounterId };
  'service-started': { ticket: TicketId; counter: CounterId };
  'ticket-parked': { ticket: TicketId; counter: CounterId; why: ParkReason };
  /** `place` left out: by its time of arrival. */
  'ticket-transferred': {
    ticket: TicketId;
    counter: CounterId;
    from: QueueId;
    to: QueueId;
    place?: TransferPlace;
  };
  /** `after`: by "next", when it had been recalled as often as the office says; left out: a clerk said so. */
  'ticket-missed': { ticket: TicketId; counter: CounterId; after?: 'recalls' };
  'ticket-finished': { ticket: TicketId; counter: CounterId; outcome: Outcome };
  /** A wrong tap, taken back within seconds at the same kiosk. The number stays given. */
  'ticket-voided': { ticket: TicketId };
  /** Somebody at the actor's kiosk asks for a person; `help` is the origin of the asking. */
  'help-asked': { help: string };
  /** Somebody of that counter goes there; null: of the office. */
  'help-answered': { help: string; counter: CounterId | null };
  /** Of nobody: only the paper knows whose it is. Local date and `HH:mm`. */
  'appointment-made': {
    appointment: AppointmentId;
    queue: QueueId;
    date: string;
    from: string;
    to: string;
    counter: CounterId;
    language: string;
    /** 128 random bits, what the QR on the paper says. */
    token: string;
  };
  'appointment-kept': { appointment: AppointmentId; ticket: TicketId };
  /** A receipt's code was scanned at the kiosk, and this number given to collect its result. */
  'result-called-for': { dossier: DossierId; ticket: TicketId };
  'visit-rated': { ticket: TicketId; rating: Rating };
  'staff-pin-set': { why: 'asked' };
  'dossier-received': {
    dossier: DossierId;
    code: string;
    officialCode: string | null;
    procedure: string;
    channel: Channel;
    ticket: TicketId | null;
    counter: CounterId | null;
    /** Local date and time `YYYY-MM-DDTHH:mm`, Asia/Ho_Chi_Minh. */
    receivedAt: string;
    due: { at: string; rule: DueRule };
    documentCount: number;
    sets: number;
    language: string;
    /** Where it was received, who decides it, where its result is given: three facts (NĐ 118/2025). */
    receivedAtPoint: string;
    competentUnit: string;
    returnAtPoint: string;
    /** Received at a house of this village; left out: at the point itself. */
    receivedIn?: string;
    /** The PC's date waited for a person's word then; left out: nobody doubted it. */
    isDateInDoubt?: true;
    /** Its place in the register, as its paper bears it for ever; left out by an early build: the next one of the year's own book. */
    entry?: RegisterPlace;
  };
  'dossier-result-ready': { dossier: DossierId; date: string };
  'dossier-returned': {
    dossier: DossierId;
    ticket: TicketId | null;
    counter: CounterId | null;
    date: string;
    timeliness: Timeliness;
    to: 'applicant' | 'authorised';
    /** Left out: the slip was shown, and signed. */
    proof?: ReturnProofKind;
    acknowledged?: Acknowledgement;
  };
  /** Reading a person's data is an event too; the actor says who. */
  'dossier-opened': { dossier: DossierId };
  'paper-reprinted': { job: string; copy: number; why: 'asked' | 'not-on-paper' };
  'paper-confirmed': { job: string };
  /** What was typed is in the language's files; the log says who changed how much, and what has to be reviewed again. */
  'language-texts-changed': { language: string; changed: number; stages: readonly LanguageStage[] };
  /** The reviewer's name stands with the texts, not here; `texts` is the fingerprint of what was reviewed. */
  'language-stage-opened': { language: string; stage: LanguageStage; texts: string };
  'language-stage-closed': { language: string; stage: LanguageStage };
  /** Hours and places of a queue from now on; `week` null: as the point's file says. */
  'queue-hours-set': { queue: QueueId; week: WeekHours | null; places: number | null };
  /** `backAt`, local `YYYY-MM-DDTHH:mm`: it ends by itself, without another event; null: with the day it began on. */
  'queue-paused': { queue: QueueId; why: PauseReason; backAt: string | null };
  'queue-resumed': { queue: QueueId };
  /** `text` is public, shown on the kiosk. */
  'kiosk-locked': { why: LockReason; text: string; backAt: string | null };
  'kiosk-unlocked': Readonly<Record<string, never>>;
  'timetable-set': { stops: readonly Stop[] };
}

export type EventType = keyof Facts;

/** The personal part, sealed under the dossier's key before it reaches the log. */
export interface PersonalParts
  extends PrivacyParts,
    BreachParts,
    DossierLifeParts,
    AttachmentParts,
    CustodyParts,
    PostParts,
    HomeVisitParts {
  'dossier-received': {
    applicant: Person;
    submitter: Person | null;
    documents: readonly SubmittedDocument[];
    note: string;
  } & ReceivedPeople;
  'dossier-returned': {
    receiver: string;
    note: string;
    /** What was shown or said instead of the slip, and who bears witness. */
    proof?: ReturnProof;
    witness?: string;
  };
}

/** What pure code decides; the writer adds chain, stamp and seal. */
export type NewEvent = {
  [T in EventType]: {
    readonly type: T;
    readonly facts: Facts[T];
    readonly personal?: T extends keyof PersonalParts ? { dossier: DossierId; part: PersonalParts[T] } : never;
  };
}[EventType];

/** A stored event with its type narrowing its facts. */
export type AnyLogEvent = { [T in EventType]: LogEvent<T> }[EventType];
