import type { Head } from './chain.ts';
import type { RebirthReason } from './incarnation-events.ts';

/** What the last run remembers of the log, outside the database. It may lag, never lead. */
export interface Anchor extends Head {
  readonly stream: string;
  /** Of the PC; null in an anchor of an early build. */
  readonly machine: string | null;
  /** The incarnation's letter, and the open business day with its date. */
  readonly letter: string;
  /** The last local date on which that letter stands; '' when on none. */
  readonly letterUntil: string;
  readonly day: number;
  readonly date: string;
  /** Which stream the province said goes on in this one's place; null: none. A backup of before does not know it. */
  readonly supersededBy: string | null;
  /** The local date on which the stream was begun; left out by an early build. */
  readonly begunOn?: string;
  /** Streams that this PC wrote before and ended itself; left out by an early build. */
  readonly ended?: readonly string[];
}

export interface BootView {
  /** Null: this PC remembers nothing of the folder. */
  readonly anchor: Anchor | null;
  /** The PC it starts on, and the PC this database was last open on; null where unknown. */
  readonly machine: string | null;
  readonly lastMachine: string | null;
  readonly live: string;
  /** Streams of the database that it stopped writing itself. */
  readonly ended: readonly string[];
  /** Hash of the live stream at a height, null beyond its end. */
  readonly hashAt: (seq: number) => string | null;
}

/**
 * Before any network: does this database still tell the truth about what was printed? An anchor that is ahead of it, or of
 * a stream it never heard of, says it went back; another PC says there may be two of it. Null: it is what it was.
 */
export function bootFinding({ anchor, machine, lastMachine, live, ended, hashAt }: BootView): RebirthReason | null {
  const was = anchor?.machine ?? lastMachine;
  if (machine !== null && was !== null && was !== machine) return 'moved';
  if (!anchor || anchor.seq === 0) return null;
  if (anchor.stream === live) return hashAt(anchor.seq) === anchor.hash ? null : 'restored';
  // The database ended that stream itself and was killed before the anchor heard of it: it is the newer of the two.
  return ended.includes(anchor.stream) ? null : 'restored';
}

/** By whom this PC was told that it was superseded, when only the anchor remembers: nothing but a contact takes that back. */
export function supersededMeanwhile(anchors: readonly Anchor[], machine: string | null): string | null {
  return anchors.find((anchor) => anchor.machine === machine && anchor.supersededBy !== null)?.supersededBy ?? null;
}

/** A database that goes back where it lies takes letters from A on; a copy on another PC has those from N on, wherever it goes back. */
const ofOriginals = 'ABCDEFGHIJKLM';
const ofCopies = 'NOPQRSTUVWXYZ';
export const isLetterOfCopy = (letter: string): boolean => letter !== '' && ofCopies.includes(letter);

export interface LetterWish {
  /** On papers of today, as far as this database knows. */
  readonly used: readonly string[];
  /** The last ones of this very PC. They are given in order: all before them were given too, whoever forgot it. */
  readonly last: readonly string[];
  /** Null: of an original. A copy begins where the name of its PC says. */
  readonly copyOn: string | null;
}

/**
 * The letter that stands between queue letter and digits; null when the thirteen of a day are used up. Two copies that cannot hear
 * each other begin at different places of N–Z, and their original has none or one of A–M, however often each of them goes back.
 */
export function nextLetter({ used, last, copyOn }: LetterWish): string | null {
  const begin = (Number.parseInt((copyOn ?? '').slice(0, 8), 16) || 0) % ofCopies.length;
  const order = copyOn === null ? ofOriginals : ofCopies.slice(begin) + ofCopies.slice(0, begin);
  const given = Math.max(-1, ...last.filter((letter) => letter !== '').map((letter) => order.indexOf(letter)));
  return [...order.slice(given + 1)].find((letter) => !used.includes(letter)) ?? null;
}

/** As long as the other one may print: until the province said that it was told. */
export const untilTold = '9999-12-31';

/**
 * On which local dates the letter stands: a database that went back prints with it on that day, a copy until the other is told, and
 * so does a copy that went back. `known`: days that were open, and how long the letters before it stand.
 */
export function letterUntil(reason: RebirthReason, today: string, known: readonly string[]): string {
  if (reason !== 'restored') return untilTold;
  return known.reduce((latest, date) => (date > latest ? date : latest), today);
}

/** Who goes on in the place of `stream` in the end, where `followers` says who follows whom; itself: nobody does. */
export function writerAfter(stream: string, followers: ReadonlyMap<string, string | null>): string {
  const seen = new Set([stream]);
  let last = stream;
  for (let next = followers.get(last); next && !seen.has(next); next = followers.get(last)) {
    seen.add(next);
    last = next;
  }
  return last;
}
