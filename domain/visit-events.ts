import type { CounterId, DossierId, QueueId, TicketId } from './ids.ts';
import type { CounterPauseReason, HelpNeed, RejoinReason, TicketMark } from './ticket-words.ts';

/** What happens around a visit besides calling and serving; ids and words only. */
export interface VisitFacts {
  /** Set aside before, and in line again with the number and time of arrival it had. */
  'ticket-rejoined': { ticket: TicketId; why: RejoinReason };
  /** Taken back within seconds: the person stands there after all. */
  'ticket-miss-undone': { ticket: TicketId; counter: CounterId };
  /** Why this number was taken, read from a slip. */
  'ticket-marked': { ticket: TicketId; mark: TicketMark; dossier: DossierId };
  'ticket-needs-set': { ticket: TicketId; needs: readonly HelpNeed[] };
  /** National codes of all that is to be done in this visit, in order. */
  'visit-procedures-set': { ticket: TicketId; counter: CounterId; procedures: readonly string[] };
  'interpreter-called': { ticket: TicketId; counter: CounterId; language: string };
  /** The counter stays staffed and calls nobody. */
  'counter-paused': { counter: CounterId; why: CounterPauseReason };
  'counter-resumed': { counter: CounterId };
  /** What a counter usually serves; whoever opens it may choose otherwise that day. */
  'counter-profile-set': {
    counter: CounterId;
    queues: readonly QueueId[];
    fields: readonly string[];
    languages: readonly string[];
  };
  /** `missedAfterRecalls` null: nobody is taken for absent by "next". */
  'visit-rules-set': { missedAfterRecalls: number | null; prefersSpeakers: boolean };
}
