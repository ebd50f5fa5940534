import type { CustodyView } from '../../contract/custody-schemas.ts';
import type { Custody, Whereabouts } from '../../domain/custody.ts';
import type { OriginalNeeded } from '../../domain/data/originals.ts';
import { pointIn } from '../../domain/directory.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { type CustodyRefusal, countFault, type Held, workFault } from '../../domain/hand-over-decide.ts';
import { PointId } from '../../domain/ids.ts';
import { originalNeeded } from '../../domain/trips.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { nameOf } from './life-view.ts';

/** A point as people call it: as the province published it, as its register has it, as our villages do; else its number. */
export function pointRef(store: PointStore, point: string): { point: PointId; name: string } {
  const published = store.reference.point(point)?.name;
  const told = published ?? pointIn(store.directory.current(), point)?.name;
  const near = store.villages().find(({ nearest }) => nearest?.point === point)?.nearest?.name;
  return { point: PointId(point), name: point === store.point.id ? store.point.name : (told ?? near ?? point) };
}

/** Where one may hand over to: the points of the centre, and those our villages have nearest. */
export function otherPoints(store: PointStore): { point: PointId; name: string }[] {
  const listed = [...store.directory.current().points, ...store.reference.points()].map(({ point }) => point);
  const near = store.villages().flatMap(({ nearest }) => nearest?.point ?? []);
  const others = [...new Set([...listed, ...near])].filter((point) => point !== store.point.id);
  return others.sort().map((point) => pointRef(store, point));
}

/** What somebody has who works on it without the folder, and how far that goes. */
export function workByScan(
  { attachments, catalogue }: PointStore,
  { id, procedure }: Pick<Dossier, 'id' | 'procedure'>,
): { scans: number; original: OriginalNeeded } {
  const known = catalogue.byCode(procedure);
  return { scans: attachments.count(id), original: known ? originalNeeded(known) : 'before-result' };
}

export function heldOf(store: PointStore, dossier: Dossier): Held {
  const [isUncounted, isUnheard] = [store.recounts.isUnsure(dossier.id), store.unheard.isUnsure(dossier.id)];
  return { dossier, custody: store.custody.of(dossier), isUncounted, isUnheard };
}

/** A refusal with the point's name in it, as a screen says it. */
export type NamedRefusal =
  | { readonly type: 'work-elsewhere'; readonly code: string; readonly point: string }
  | Exclude<CustodyRefusal, { type: 'work-elsewhere' }>;

export function named(store: PointStore, refusal: CustodyRefusal): NamedRefusal {
  return refusal.type === 'work-elsewhere' ? { ...refusal, point: pointRef(store, refusal.point).name } : refusal;
}

export type WorkRefusal = Extract<NamedRefusal, { type: 'work-elsewhere' | 'custody-conflict' }>;

/** Null: this point has the work of the dossier. */
export function notOurWork(store: PointStore, dossier: Dossier): WorkRefusal | null {
  const refusal = workFault({ dossier, custody: store.custody.of(dossier) }, store.point.id);
  return refusal && (named(store, refusal) as WorkRefusal);
}

export function custodyView(store: PointStore, dossier: Dossier): CustodyView {
  const held = heldOf(store, dossier);
  const { custody } = held;
  const ref = (point: string | null) => (point === null ? null : pointRef(store, point));
  const where = ({ state, at, to }: Whereabouts) => ({ state, at: ref(at), to: ref(to) });
  const { folder, result } = withTheCitizen(dossier, custody);
  return {
    work: ref(custody.work),
    workIsHere: custody.work === store.point.id,
    folder: where(folder),
    result: result && where(result),
    since: custody.since,
    handOver: custody.handOver,
    claimants: custody.claimants.map((point) => pointRef(store, point)),
    found: store.custody.found(dossier.id).map(({ paper, point, at, account }) => ({
      ...{ paper, at: pointRef(store, point), since: at, by: nameOf(store, account) },
    })),
    mustRecount: countFault(held) !== null,
    mustHear: held.isUnheard && custody.work === store.point.id,
  };
}

/** What was given back is nobody's to hold. */
function withTheCitizen({ state }: Dossier, { folder, result }: Custody): Pick<Custody, 'folder' | 'result'> {
  const gone: Whereabouts = { state: 'with-citizen', at: null, to: null };
  return { folder: state === 'withdrawn' ? gone : folder, result: state === 'returned' ? gone : result };
}
