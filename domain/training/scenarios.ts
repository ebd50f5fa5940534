import type { AnyLogEvent, EventType, LogEvent } from '../event.ts';
import type { PaperKind } from '../paper.ts';
import type { AccountRole } from '../roles.ts';
import { ruleReasons } from '../ticket-words.ts';
import type { Scenario, Seen, Step } from './scenario.ts';
import type { Effect, Hand, ScenarioId } from './scenario-words.ts';

type More = { readonly effects?: readonly Effect[]; readonly hand?: Hand };

/** Each exercise as data: what is waited for, and what happens meanwhile. */
export const scenarios: readonly Scenario[] = [
  {
    id: 'plain-visit',
    minutes: 4,
    steps: [
      event('call', 'ticket-called', { effects: ['person-waits'] }),
      event('arrived', 'service-started'),
      event('receive', 'dossier-received', { hand: 'hold-card' }),
      printed('receipt', 'receipt'),
      event('finish', 'ticket-finished'),
    ],
  },
  {
    id: 'missing-paper',
    minutes: 3,
    steps: [
      event('call', 'ticket-called', { effects: ['person-waits'] }),
      event('arrived', 'service-started'),
      event('park', 'ticket-parked', {}, ({ facts }) => facts.why === 'missing-paper'),
      byHand('bring-paper'),
      event('call-back', 'ticket-called', {}, isOutOfOrder),
      event('finish', 'ticket-finished'),
    ],
  },
  {
    id: 'printer-jam',
    minutes: 4,
    steps: [
      event('issue', 'ticket-issued', { effects: ['paper-out'] }),
      byHand('put-paper'),
      printed('came-out', 'ticket'),
      event('issue-again', 'ticket-issued', { effects: ['power-fails-in-print'] }),
      byHand('switch-on'),
      { id: 'answer-paper', isDone: (seen) => isAnswered(seen) },
    ],
  },
  {
    id: 'offline-day',
    minutes: 4,
    steps: [
      event('call', 'ticket-called', { effects: ['line-cut', 'person-waits'] }),
      event('arrived', 'service-started'),
      event('receive-offline', 'dossier-received', { hand: 'hold-card' }),
      printed('receipt', 'receipt'),
      event('finish', 'ticket-finished'),
      byHand('line-back'),
    ],
  },
  {
    id: 'hand-over',
    minutes: 4,
    steps: [
      event('offer', 'hand-over-offered', { effects: ['folder-lies-here'] }),
      printed('slip', 'hand-over-slip'),
      byHand('bag-comes'),
      event('accept', 'hand-over-accepted'),
    ],
  },
  {
    id: 'wrong-person',
    minutes: 3,
    steps: [
      event('call', 'ticket-called', { effects: ['person-waits'] }),
      event('recall', 'ticket-recalled'),
      event('no-show', 'ticket-missed'),
      byHand('person-comes'),
      event('undo-miss', 'ticket-miss-undone'),
      event('arrived', 'service-started'),
      event('finish', 'ticket-finished'),
    ],
  },
  {
    id: 'busy-queue',
    minutes: 4,
    steps: [
      event('call-busy', 'ticket-called', { effects: ['six-wait', 'priority-waits'] }),
      event('arrived', 'service-started'),
      event('finish', 'ticket-finished'),
      event('call', 'ticket-called'),
      event('transfer', 'ticket-transferred'),
      event('call', 'ticket-called'),
      event('finish', 'ticket-finished'),
    ],
  },
  {
    id: 'power-cut',
    minutes: 4,
    steps: [
      event('call', 'ticket-called', { effects: ['person-waits'] }),
      event('arrived', 'service-started'),
      { id: 'power-fails', effects: ['power-cut'], isDone: (seen) => seen.is === 'power-back' },
      event('receive-after-cut', 'dossier-received', { hand: 'hold-card' }),
      printed('receipt', 'receipt'),
      event('finish', 'ticket-finished'),
    ],
  },
  {
    id: 'late-document',
    minutes: 4,
    steps: [
      event('ask-papers', 'supplement-requested', { effects: ['folder-lies-here'] }),
      printed('missing-slip', 'missing-papers'),
      byHand('late-paper'),
      event('bring-papers', 'supplement-received'),
    ],
  },
  {
    id: 'angry-queue',
    minutes: 4,
    steps: [
      event('answer-help', 'help-answered', { effects: ['six-wait', 'help-asked'] }),
      event('call-apart', 'ticket-called', {}, isOutOfOrder),
      event('arrived', 'service-started'),
      event('finish-apart', 'ticket-finished'),
      event('pause-counter', 'counter-paused'),
      event('resume-counter', 'counter-resumed'),
    ],
  },
];

export function scenarioOf(id: ScenarioId): Scenario {
  const found = scenarios.find((each) => each.id === id);
  if (!found) throw new Error(`assertion failed: no exercise ${id}`);
  return found;
}

/** Whoever is lent to the centre: their role, three exercises, and to work. */
export function pathOf(role: AccountRole): readonly ScenarioId[] {
  if (role === 'post-agent') return ['plain-visit', 'offline-day', 'hand-over'];
  return ['plain-visit', 'missing-paper', 'printer-jam'];
}

function event<T extends EventType>(
  id: string,
  type: T,
  more: More = {},
  holds: (event: LogEvent<T>) => boolean = () => true,
): Step {
  const isIt = (each: AnyLogEvent): boolean => each.type === type && holds(each as unknown as LogEvent<T>);
  return { id, ...more, isDone: (seen) => seen.is === 'event' && isIt(seen.event) };
}

function printed(id: string, kind: PaperKind): Step {
  return { id, isDone: (seen) => seen.is === 'printed' && seen.kind === kind };
}

function byHand(id: string, hand: Hand = id as Hand): Step {
  return { id, hand, isDone: (seen) => seen.is === 'hand' && seen.hand === hand };
}

/** "Did it come out?" was answered, by yes or by a marked copy. */
function isAnswered(seen: Seen): boolean {
  return seen.is === 'event' && (seen.event.type === 'paper-confirmed' || seen.event.type === 'paper-reprinted');
}

/** By hand: whoever was set aside, not the next in line. */
function isOutOfOrder({ facts }: LogEvent<'ticket-called'>): boolean {
  return !(ruleReasons as readonly string[]).includes(facts.why);
}
