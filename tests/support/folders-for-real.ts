import { type Carried, type Paper, papers } from '../../domain/custody-events.ts';
import { readSlip } from '../../domain/hand-over-slip.ts';
import type { DossierId, HandOverId, PointId } from '../../domain/ids.ts';

/** Where a paper really lies: at a point, in a bag, with the citizen, or nowhere. */
export type Place = { readonly at: PointId } | { readonly bag: Bag } | 'with the citizen' | 'nowhere';

export interface Bag {
  readonly handOver: HandOverId;
  /** The codes of its slip, which lies in it; a copy stays in the sender's file. */
  readonly slip: readonly string[];
  readonly from: PointId;
  readonly to: PointId;
  /** Number of the seal; null: carried open. */
  readonly seal: string | null;
  /** At which point it stands. */
  at: PointId;
  /** Declined: it goes back to who sent it. */
  isBack: boolean;
  /** Emptied by whoever took it. */
  isDone: boolean;
}

export interface Line {
  readonly dossier: DossierId;
  readonly code: string;
  readonly carries: Carried;
}

/** The papers themselves. Whatever a log says, a folder lies at one place, and people say what they see there. */
export class FoldersForReal {
  readonly #places = new Map<string, Place>();
  readonly #names = new Map<string, string>();
  readonly bags: Bag[] = [];
  /** What people did, for whoever reads a failure. */
  readonly story: string[] = [];

  tell(line: string): void {
    this.story.push(line);
  }

  /** What a story calls it. */
  nameOf(dossier: string): string {
    const known = this.#names.get(dossier) ?? `D${this.#names.size + 1}`;
    this.#names.set(dossier, known);
    return known;
  }

  known(): readonly DossierId[] {
    return [...this.#names.keys()] as DossierId[];
  }

  placeOf(dossier: string, paper: Paper): Place | null {
    return this.#places.get(`${dossier} ${paper}`) ?? null;
  }

  put(dossier: string, paper: Paper, place: Place): void {
    this.#places.set(`${dossier} ${paper}`, place);
  }

  isAt(dossier: string, paper: Paper, point: string): boolean {
    const place = this.placeOf(dossier, paper);
    return typeof place === 'object' && place !== null && 'at' in place && place.at === point;
  }

  /** What its slip says. */
  linesOf({ slip }: Pick<Bag, 'slip'>): readonly Line[] {
    const read = readSlip(slip);
    if (read.type !== 'whole') throw new Error('assertion failed: a slip that was printed is not readable');
    return read.signed.offer.items;
  }

  /** Of them the ones whose paper is in it. */
  inBag(bag: Bag): readonly (Line & { readonly paper: Paper })[] {
    return this.linesOf(bag).flatMap((line) => {
      const paper = paperOf(line.carries);
      const place = paper && this.placeOf(line.dossier, paper);
      return paper && typeof place === 'object' && place && 'bag' in place && place.bag === bag
        ? [{ ...line, paper }]
        : [];
    });
  }

  goalOf({ from, to, isBack }: Bag): PointId {
    return isBack ? from : to;
  }

  /** Somebody takes out what is in it. */
  empty(bag: Bag, point: PointId): void {
    for (const { dossier, paper } of this.inBag(bag)) this.put(dossier, paper, { at: point });
    bag.isDone = true;
  }

  /** Papers that are nowhere. */
  lost(): readonly { readonly dossier: DossierId; readonly paper: Paper }[] {
    return this.known().flatMap((dossier) =>
      papers.flatMap((paper) => (this.placeOf(dossier, paper) === 'nowhere' ? [{ dossier, paper }] : [])),
    );
  }

  say(dossier: string, paper: Paper): string {
    const place = this.placeOf(dossier, paper);
    if (place === null) return 'not there yet';
    if (typeof place === 'string') return place;
    return 'at' in place ? `at ${place.at}` : `in the bag from ${place.bag.from} to ${place.bag.to}`;
  }
}

export function paperOf(carries: Carried): Paper | null {
  return carries === 'nothing' ? null : carries;
}
