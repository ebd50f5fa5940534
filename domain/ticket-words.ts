/** The closed word lists of a visit. The same literals stand in the log, SQL, API and `locales/`. */

/** Who goes first, one tap more at the kiosk (Luật Người cao tuổi; NĐ 61/2018 Đ.29.4): categories are data of a centre. */
export const priorityCategories = ['elderly', 'disabled', 'pregnant-or-small-child', 'merit'] as const;
/** `goes-first`: one of them, and a small screen asked no further: which one, a clerk sees. */
export const priorities = [...priorityCategories, 'goes-first'] as const;
export type PriorityCategory = (typeof priorities)[number];

/** `voided`: taken back at the kiosk within seconds; its number stays given and is never given again. */
export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'parked',
  'transferred',
  'no-show',
  'done',
  'voided',
] as const;
export type TicketState = (typeof ticketStates)[number];

export const parkReasons = ['missing-paper', 'filling-form', 'waiting-result', 'break'] as const;
export type ParkReason = (typeof parkReasons)[number];

export const outcomes = ['served', 'dossier-received', 'result-returned', 'guided', 'left'] as const;
export type Outcome = (typeof outcomes)[number];

/** Reasons a clerk may give for a call out of order; the head sees each. */
export const outOfOrderReasons = ['urgent-need', 'was-missed', 'came-back', 'wrong-queue', 'asked-by-head'] as const;
export type OutOfOrderReason = (typeof outOfOrderReasons)[number];

/** Where a transferred ticket stands in its new queue; neither: by its time of arrival. */
export const transferPlaces = ['first', 'last'] as const;
export type TransferPlace = (typeof transferPlaces)[number];

export const rejoinReasons = ['came-back', 'result-ready'] as const;
export type RejoinReason = (typeof rejoinReasons)[number];

/** Why a number was taken, where a slip said it: papers that were missing are brought. It has its own lane. */
export const ticketMarks = ['brings-supplement'] as const;
export type TicketMark = (typeof ticketMarks)[number];

/** What somebody needs to be served well, so that the next clerk knows it before the first word. */
export const helpNeeds = ['interpreter', 'reads-little', 'hears-badly', 'sees-badly', 'wheelchair'] as const;
export type HelpNeed = (typeof helpNeeds)[number];

export const counterPauseReasons = ['break', 'meeting', 'paperwork', 'helping', 'system-fault', 'other'] as const;
export type CounterPauseReason = (typeof counterPauseReasons)[number];

/** Why this ticket was called now: by the rule, or out of order. */
export const ruleReasons = [
  'longest-waiting',
  'priority-turn',
  'come-back-turn',
  'normal-turn',
  'waited-too-long',
  'placed-first',
] as const;
export type TurnReason = (typeof ruleReasons)[number] | OutOfOrderReason;

/** How a visit was, in the words of TT 01/2018/TT-VPCP items 10 and 11 (domain.md §1.3). */
export const ratings = ['very-satisfied', 'satisfied', 'dissatisfied'] as const;
export type Rating = (typeof ratings)[number];
