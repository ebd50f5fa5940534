import { custodyStepsOf } from './custody.ts';
import type { AnyLogEvent, EventType } from './event.ts';
import type { ConflictKind } from './host-conflict-events.ts';

export interface ConflictSubject {
  readonly kind: ConflictKind;
  readonly subject: string;
}

/** What is done with a number that was given. */
export const workOnTickets = [
  ...['ticket-carried', 'ticket-called', 'ticket-recalled', 'service-started', 'ticket-parked'],
  ...['ticket-transferred', 'ticket-missed', 'ticket-finished', 'ticket-voided', 'ticket-rejoined'],
  ...['ticket-miss-undone', 'ticket-needs-set', 'visit-procedures-set', 'interpreter-called', 'ticket-marked'],
] as const satisfies readonly EventType[];

/** What a later look may have to put right if somebody else touched it as well. */
export function subjectsOf(event: AnyLogEvent): ConflictSubject[] {
  if (event.type === 'fee-paid' || event.type === 'fee-receipt-cancelled') {
    const receipts = [event.facts.receipt, 'anew' in event.facts ? event.facts.anew : null];
    const sheets = receipts.flatMap((each) => (each ? [`${each.book} ${each.number}`] : []));
    return [
      { kind: 'fee', subject: event.facts.fee },
      ...sheets.map((subject) => ({ kind: 'receipt' as const, subject })),
    ];
  }
  if (event.type === 'fee-set') return [{ kind: 'fee', subject: event.facts.fee }];
  const { facts } = event as { facts: { ticket?: unknown; dossier?: unknown } };
  if (typeof facts.dossier === 'string') return [{ kind: 'dossier', subject: facts.dossier }];
  if (typeof facts.ticket === 'string' && (workOnTickets as readonly EventType[]).includes(event.type))
    return [{ kind: 'ticket', subject: facts.ticket }];
  return custodyStepsOf(event).map(({ dossier }) => ({ kind: 'dossier', subject: dossier }));
}

/** What a person has to do about it, from what both sides did. */
export const conflictTodos = [
  ...(['served-twice', 'served-there', 'ask-who-holds-it'] as const),
  ...(['returned-twice', 'count-the-folder', 'compare-the-dossier'] as const),
  ...(['paid-twice', 'compare-the-fee', 'sheet-twice'] as const),
] as const;
export type ConflictTodo = (typeof conflictTodos)[number];

export function todoOf(kind: ConflictKind, theirs: readonly EventType[], ours: readonly EventType[]): ConflictTodo {
  const both = (type: EventType) => theirs.includes(type) && ours.includes(type);
  switch (kind) {
    case 'receipt':
      return 'sheet-twice';
    case 'fee':
      return both('fee-paid') ? 'paid-twice' : 'compare-the-fee';
    case 'ticket':
      if (both('ticket-finished')) return 'served-twice';
      return theirs.includes('ticket-finished') ? 'served-there' : 'ask-who-holds-it';
    case 'dossier':
      if (both('dossier-returned')) return 'returned-twice';
      return [...theirs, ...ours].some(movesFolder) ? 'count-the-folder' : 'compare-the-dossier';
  }
}

const movesFolder = (type: EventType) => type.startsWith('hand-over-') || type.startsWith('folder-');
