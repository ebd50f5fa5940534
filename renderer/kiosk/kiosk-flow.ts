import type { PriorityCategory } from '../../domain/ticket-words.ts';
import type { Failure, Outputs } from '../station-client.ts';
import { edges } from './kiosk-edges.ts';
import { type KioskEventType, type KioskState, kioskEvents, type Settings } from './kiosk-words.ts';

/**
 * The kiosk as a machine of states: where one event leads stands in `kiosk-edges.ts`, what a person's choices leave behind
 * stands here. Pure: the screens send events, `use-kiosk.ts` asks the station.
 */
export type IssuedTicket = Extract<Outputs['issueTicket'], { ok: true }>['value'];
export type ScanAnswer = Extract<Outputs['readScan'], { ok: true }>['value'];

/** Everything one person has chosen; the next person begins with `nobody`. */
export interface Person extends Settings {
  readonly at: KioskState;
  /** Where `back` leads from a screen that may be asked for anywhere. */
  readonly cameFrom: KioskState;
  readonly priority: PriorityCategory | null;
  /** What is being asked of the station: a queue whose number is taken, or something scanned. */
  readonly asking: string | null;
  readonly ticket: IssuedTicket | null;
  readonly failure: Failure | null;
  readonly scan: ScanAnswer | null;
  /** The text behind `scan`: with it a number is taken, or the visit is rated. */
  readonly scannedText: string | null;
  /** What to bring: the queue and the procedure looked at. */
  readonly queue: string | null;
  readonly procedure: string | null;
}

type Carries = {
  'queue-tapped': { queue: string };
  'language-tapped': { language: string };
  'priority-tapped': { category: PriorityCategory | null };
  'field-tapped': { queue: string };
  'procedure-tapped': { procedure: string };
  scanned: { text: string };
  'number-given': { ticket: IssuedTicket };
  refused: { failure: Failure };
  'status-known': { scan: ScanAnswer };
  'visit-known': { scan: ScanAnswer };
};
export type KioskEvent = {
  [T in KioskEventType]: { readonly type: T } & (T extends keyof Carries ? Readonly<Carries[T]> : unknown);
}[KioskEventType];

export function nobodyIn(language: string): Person {
  return {
    at: 'home',
    cameFrom: 'home',
    ...{ language, theme: 'normal', speaker: 'off', reach: 'whole' },
    ...nothingChosen,
  };
}

const nothingChosen = {
  priority: null,
  asking: null,
  ticket: null,
  failure: null,
  scan: null,
  scannedText: null,
  queue: null,
  procedure: null,
} as const;

/** What the event makes of the person; an event that cannot happen here changes nothing. */
export function step(person: Person, event: KioskEvent, sourceLanguage: string): Person {
  const edge = edges[person.at][event.type];
  if (edge === undefined || (isAnswer(event) && person.asking === null)) return person;
  if (edge === 'nobody') return nobodyIn(sourceLanguage);
  const at = edge === 'same' ? person.at : edge === 'before' ? person.cameFrom : edge;
  const cameFrom = edge === 'before' ? 'home' : isAside(at) && at !== person.at ? person.at : person.cameFrom;
  return { ...forgetting(person, at), ...left(person, event), at, cameFrom };
}

/** An answer that comes when nobody asks any more belongs to a person who has gone. */
function isAnswer({ type }: KioskEvent): boolean {
  return kioskEvents[type] === 'station' && type !== 'pin-accepted';
}

/** Asked for from anywhere, and left to exactly where the person was. */
export function isAside(state: KioskState): boolean {
  return state === 'help';
}

/** Home again: how one sees and hears stays, what one came for begins anew. */
function forgetting(person: Person, at: KioskState): Person {
  if (at !== 'home' || person.at === 'home' || isAside(person.at)) return person;
  return { ...person, ...nothingChosen, priority: person.priority };
}

const nextSpeaker = { off: 'on', on: 'loud', loud: 'off' } as const;

function left(person: Person, event: KioskEvent): Partial<Person> {
  switch (event.type) {
    case 'queue-tapped':
      return { asking: event.queue };
    case 'language-tapped':
      return { language: event.language };
    case 'priority-tapped':
      return { priority: event.category };
    case 'theme-tapped':
      return { theme: person.theme === 'easy' ? 'normal' : 'easy' };
    case 'speaker-tapped':
      return { speaker: nextSpeaker[person.speaker] };
    case 'reach-tapped':
      return { reach: person.reach === 'low' ? 'whole' : 'low' };
    case 'field-tapped':
      return { queue: event.queue };
    case 'procedure-tapped':
      return { procedure: event.procedure };
    case 'scanned':
      return { asking: 'scan', scannedText: event.text };
    case 'undo-tapped':
    case 'rating-tapped':
      return { asking: event.type };
    case 'number-voided':
    case 'visit-rated':
      return { asking: null };
    case 'number-given':
      return { asking: null, ticket: event.ticket };
    case 'refused':
      return { asking: null, failure: event.failure };
    case 'status-known':
    case 'visit-known':
      return { asking: null, scan: event.scan };
    default:
      return {};
  }
}

/** Somebody has begun something: after half a minute without a touch they are asked whether they are still there. */
export function hasBegun(person: Person, sourceLanguage: string): boolean {
  const { at, priority, language, theme, speaker, reach } = person;
  return (
    at !== 'home' ||
    priority !== null ||
    language !== sourceLanguage ||
    theme !== 'normal' ||
    speaker !== 'off' ||
    reach !== 'whole'
  );
}
