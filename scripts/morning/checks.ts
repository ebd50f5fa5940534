import type { PrintedPaper } from './printer-process.ts';
import type { Link } from './read-back.ts';
import type { Diary } from './work.ts';

/** What must be true after a morning; each with what was counted. Pure. */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly holds: boolean;
}

export interface Morning {
  readonly citizens: number;
  readonly diary: Diary;
  readonly papers: readonly PrintedPaper[];
  readonly point: {
    readonly issued: readonly { readonly ticket: string; readonly token: string }[];
    readonly called: readonly string[];
    readonly fault: { readonly seq: number; readonly fault: string } | null;
    readonly events: readonly Link[];
  };
  readonly province: { readonly events: readonly Link[] };
  readonly board: { readonly shown: number; readonly missed: number };
}

export function checkMorning({ citizens, diary, papers, point, province, board }: Morning): Check[] {
  const answered = new Set(diary.taps.map(({ ticket }) => ticket));
  const errors = diary.errors.length;
  const printed = Map.groupBy(papers, ({ token }) => token);
  const once = point.issued.filter(({ token }) => printed.get(token)?.length === 1).length;
  const torn = papers.filter(({ complete }) => !complete).length;
  const tickets = new Set<string | null>(point.issued.map(({ token }) => token));
  const others = papers.filter(({ token }) => !tickets.has(token)).length;
  const equal = point.events.length === province.events.length && point.events.every(isEqualAt(province.events));
  const twice = point.called.length - new Set(point.called).size;
  return [
    {
      what: `${citizens} people, as many distinct numbers, each in the log`,
      found: `${answered.size} answered, ${point.issued.length} in the log`,
      holds: answered.size === citizens && point.issued.length === citizens && everyIn(answered, point.issued),
    },
    {
      what: 'no command was refused or broke',
      found: errors === 0 ? '0' : `${errors}: ${[...new Set(diary.errors)].slice(0, 3).join('; ')}`,
      holds: errors === 0,
    },
    {
      what: 'everybody was called, nobody by two counters',
      found: `${new Set(point.called).size} called, ${twice} twice`,
      holds: new Set(point.called).size === citizens && twice === 0,
    },
    {
      what: 'the board showed every call and recall',
      found: `${board.shown} first calls shown, ${board.missed} missed`,
      holds: board.shown === citizens && board.missed === 0,
    },
    {
      what: 'every ticket is on paper exactly once, whole, its QR readable',
      found: `${once} of ${point.issued.length}, ${torn} torn`,
      holds: once === point.issued.length && torn === 0,
    },
    {
      what: 'every receipt is on paper exactly once',
      found: `${others} papers for ${diary.receipts.length} dossiers`,
      holds: others === diary.receipts.length,
    },
    {
      what: 'the log verifies from its first event',
      found: point.fault === null ? `${point.events.length} events` : `${point.fault.fault} at ${point.fault.seq}`,
      holds: point.fault === null,
    },
    {
      what: 'the province equals the point, height by height, hash by hash',
      found: `${province.events.length} of ${point.events.length} events`,
      holds: equal,
    },
  ];
}

function everyIn(answered: ReadonlySet<string>, issued: readonly { readonly ticket: string }[]): boolean {
  return issued.every(({ ticket }) => answered.has(ticket));
}

function isEqualAt(there: readonly Link[]): (here: Link, index: number) => boolean {
  return ({ seq, hash }, index) => there[index]?.seq === seq && there[index]?.hash === hash;
}
