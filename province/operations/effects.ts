import type { ParkedCode, WireEvent } from '../../contract/province-api.ts';
import { localTime } from '../../domain/calendar.ts';
import type { Timeliness } from '../../domain/dossier-words.ts';
import { isKnownType, type KnownFacts, knownFacts } from './known-facts.ts';

/** What a run of events changes in the projections, gathered so that each table is written once. Pure. */
export interface Effects {
  readonly days: ReadonlyMap<number, string>;
  readonly tickets: readonly TicketDay[];
  readonly received: readonly ReceivedDossier[];
  /** Receipts and results taken back that an earlier run brought: before what this one makes ready. */
  readonly takenBack: readonly TakenBack[];
  readonly ready: readonly ReadyDossier[];
  readonly returned: readonly ReturnedDossier[];
  /** What happened to dossiers, one line each: what a citizen may look up and the nation is told. */
  readonly steps: readonly DossierStep[];
  /** What happened to folders between points. */
  readonly moves: readonly CustodyMove[];
  /** Dossiers whose point destroyed their key. */
  readonly erased: readonly string[];
  /** People of the point whose head ended their rights, by the point's clock; null: gave them back. */
  readonly revoked: ReadonlyMap<string, number | null>;
  readonly parked: readonly Parked[];
}

export interface DossierStep {
  readonly dossier: string;
  readonly type: string;
  /** Local time, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly undone: string | null;
  readonly seq: number;
}

export interface CustodyMove {
  readonly dossier: string;
  readonly code: string;
  readonly cv: number;
  readonly kind: 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'lost' | 'here';
  readonly handOver: string | null;
  /** Whom an offer is for, or where what is declined goes back to. */
  readonly to: string | null;
  readonly bag: string | null;
  readonly at: string;
  readonly seq: number;
}

export interface Parked {
  readonly seq: number;
  readonly code: ParkedCode;
}

/** Tickets of one business day and the queue that gave the number; below nothing where an earlier run's miss is undone. */
export interface TicketDay {
  readonly day: number;
  readonly queue: string;
  issued: number;
  finished: number;
  missed: number;
}

export type ReceivedDossier = KnownFacts['dossier-received'] & { readonly seq: number };
export interface ReadyDossier {
  readonly dossier: string;
  readonly date: string;
  readonly seq: number;
}
export interface TakenBack {
  readonly dossier: string;
  readonly what: 'receipt' | 'result';
  readonly seq: number;
}
export type ReturnedDossier = ReadyDossier & { readonly timeliness: Timeliness };

export function effectsOf(events: readonly WireEvent[]): Effects {
  const days = new Map<number, string>();
  const tickets = new Map<string, TicketDay>();
  const received = new Map<string, ReceivedDossier>();
  const takenBack: TakenBack[] = [];
  const ready: ReadyDossier[] = [];
  const returned: ReturnedDossier[] = [];
  const steps: DossierStep[] = [];
  const moves: CustodyMove[] = [];
  const erased = new Set<string>();
  const revoked = new Map<string, number | null>();
  const parked: Parked[] = [];

  for (const event of events) {
    const { seq, type } = event;
    if (!isKnownType(type) || event.tv !== 1) {
      parked.push({ seq, code: 'type-unknown' });
      continue;
    }
    const schema = knownFacts[type];
    if (!schema) continue;
    const facts = schema.safeParse(event.facts);
    if (!facts.success || !apply({ type, facts: facts.data } as Applied, seq, event.at.wall))
      parked.push({ seq, code: facts.success ? 'dossier-repeated' : 'facts-unreadable' });
  }
  return {
    days,
    // one order for all writers of a table: two that wait for each other's rows would be a deadlock
    tickets: [...tickets.values()].sort((a, b) => a.day - b.day || (a.queue < b.queue ? -1 : 1)),
    received: inOrder([...received.values()]),
    takenBack: inOrder(takenBack),
    ready: inOrder(ready),
    returned: inOrder(returned),
    steps: inOrder(steps),
    moves: inOrder(moves),
    erased: [...erased],
    revoked,
    parked,
  };

  /** False when the dossier was already received in this run. */
  function apply(event: Applied, seq: number, wall: number): boolean {
    switch (event.type) {
      case 'business-day-opened':
      case 'business-day-dated':
        days.set(event.facts.day, event.facts.date);
        return true;
      case 'ticket-issued':
        ticketDay(event.facts.day, event.facts.queue).issued++;
        return true;
      case 'ticket-finished':
        dayOf(event.facts.ticket).finished++;
        return true;
      case 'ticket-missed':
        dayOf(event.facts.ticket).missed++;
        return true;
      case 'ticket-miss-undone':
        dayOf(event.facts.ticket).missed--;
        return true;
      case 'dossier-received':
        if (received.has(event.facts.dossier)) return false;
        received.set(event.facts.dossier, { ...event.facts, seq });
        steps.push(stepOf(event.type, event.facts.dossier, event.facts.receivedAt, seq));
        return true;
      case 'dossier-result-ready':
        ready.push({ ...event.facts, seq });
        steps.push(stepOf(event.type, event.facts.dossier, minuteOf(event.facts.date, wall), seq));
        return true;
      case 'dossier-act-undone':
        takeBack(event.facts, seq);
        steps.push({ ...stepOf(event.type, event.facts.dossier, event.facts.at, seq), undone: event.facts.undone });
        return true;
      case 'dossier-returned':
        returned.push({ ...event.facts, seq });
        steps.push(stepOf(event.type, event.facts.dossier, minuteOf(event.facts.date, wall), seq));
        return true;
      case 'dossier-forwarded':
      case 'dossier-taken':
      case 'supplement-requested':
      case 'supplement-received':
      case 'dossier-refused':
      case 'payment-asked':
      case 'payment-made':
      case 'dossier-withdrawn':
      case 'dossier-stopped':
      case 'due-date-renewed':
        steps.push(stepOf(event.type, event.facts.dossier, event.facts.at, seq));
        return true;
      case 'person-revoked':
      case 'account-reactivated':
        revoked.set(event.facts.account, event.type === 'person-revoked' ? wall : null);
        return true;
      case 'dossier-erased':
        erased.add(event.facts.dossier);
        return true;
      case 'home-visit-erased':
        erased.add(event.facts.visit);
        return true;
      default:
        moves.push(...movesOf(event, seq));
        return true;
    }
  }

  /** What this run itself brought is left out of it; what an earlier one brought is taken back in the tables. */
  function takeBack({ dossier, undone }: KnownFacts['dossier-act-undone'], seq: number): void {
    if (undone === 'dossier-received' && !received.delete(dossier)) takenBack.push({ dossier, what: 'receipt', seq });
    if (undone !== 'dossier-result-ready') return;
    const made = ready.findLastIndex((each) => each.dossier === dossier);
    if (made >= 0) ready.splice(made, 1);
    else takenBack.push({ dossier, what: 'result', seq });
  }

  function dayOf(ticket: string): TicketDay {
    const [day = '', number = ''] = ticket.split('.');
    return ticketDay(Number(day), number.charAt(0));
  }

  function ticketDay(day: number, queue: string): TicketDay {
    const key = `${day}.${queue}`;
    const found = tickets.get(key) ?? { day, queue, issued: 0, finished: 0, missed: 0 };
    tickets.set(key, found);
    return found;
  }
}

/** The day is the event's own word; its minute is known where the clock agrees with the day. */
function minuteOf(date: string, wall: number): string {
  // a clock may say anything; beyond these years it is no time
  const at = Math.abs(wall) < 1e14 ? localTime(wall) : null;
  return `${date}T${at?.date === date ? at.time : '17:00'}`;
}

function stepOf(type: string, dossier: string, at: string, seq: number): DossierStep {
  return { dossier, type, at, undone: null, seq };
}

/** Of the paper alone: where only work goes (`nothing`), no folder is on the road. */
function movesOf(event: Extract<Applied, { type: CustodyType }>, seq: number): CustodyMove[] {
  const { type, facts } = event;
  const nowhere = { handOver: null, to: null, bag: null, at: facts.at, seq };
  switch (type) {
    case 'hand-over-offered':
      return carried(facts.items, {
        ...nowhere,
        kind: 'offered',
        ...{ handOver: facts.handOver, to: facts.to, bag: facts.bag },
      });
    case 'hand-over-accepted':
      return carried(facts.items, { ...nowhere, kind: 'accepted', handOver: facts.handOver });
    case 'hand-over-declined':
      return carried(facts.items, { ...nowhere, kind: 'declined', handOver: facts.handOver, to: facts.from });
    case 'hand-over-withdrawn':
      return carried(facts.items, { ...nowhere, kind: 'withdrawn', handOver: facts.handOver });
    case 'hand-over-signed':
      return carried(facts.items, { ...nowhere, kind: 'accepted', handOver: facts.handOver });
    case 'folder-lost':
      return [{ ...nowhere, kind: 'lost', dossier: facts.dossier, code: '', cv: facts.cv }];
    case 'folder-reconstituted':
      return [{ ...nowhere, kind: 'here', dossier: facts.dossier, code: '', cv: facts.cv }];
    case 'custody-recounted':
      return facts.items
        .filter(({ found }) => found)
        .map(({ dossier, code, cv }) => ({ ...nowhere, kind: 'here', dossier, code, cv }));
  }
}

function carried(
  items: readonly { dossier: string; code: string; cv: number; carries: string }[],
  move: Omit<CustodyMove, 'dossier' | 'code' | 'cv'>,
): CustodyMove[] {
  return items
    .filter(({ carries }) => carries !== 'nothing')
    .map(({ dossier, code, cv }) => ({ ...move, dossier, code, cv }));
}

type CustodyType =
  | 'hand-over-offered'
  | 'hand-over-accepted'
  | 'hand-over-declined'
  | 'hand-over-withdrawn'
  | 'hand-over-signed'
  | 'folder-lost'
  | 'folder-reconstituted'
  | 'custody-recounted';

type Applied = {
  [T in keyof KnownFacts]: KnownFacts[T] extends null ? never : { readonly type: T; readonly facts: KnownFacts[T] };
}[keyof KnownFacts];

function inOrder<T extends { readonly dossier: string; readonly seq: number }>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => (a.dossier === b.dossier ? a.seq - b.seq : a.dossier < b.dossier ? -1 : 1));
}
