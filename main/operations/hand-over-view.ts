import type { HandOverView } from '../../contract/hand-over-api.ts';
import type { DeclineReason } from '../../domain/custody-events.ts';
import { pointIn } from '../../domain/directory.ts';
import type { HandOver, HandOverItem, shownFates } from '../../domain/hand-over.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { pointRef } from './custody-view.ts';

export function handOverView(store: PointStore, known: HandOver): HandOverView {
  const { handOver, kind, bag, at, how, fees } = known;
  const items = known.items.map((item): Looked => {
    const found = foundAt(store, known, item);
    return { ...item, fate: isSettled(store, item) ? 'settled' : item.fate, foundAt: found };
  });
  const carried = items.filter(({ carries }) => carries !== 'nothing');
  return {
    ...{ handOver, kind, bag, at, how, from: pointRef(store, known.from), to: pointRef(store, known.to) },
    byPost: isByPost(store, known.from === store.point.id ? known.to : known.from),
    direction: known.to === store.point.id ? 'in' : 'out',
    state: stateOf(store, { ...known, items }),
    items: items.map(({ dossier, code, carries, work, fate, answeredAt, foundAt }) => ({
      ...{ dossier, code, carries, work, fate, answeredAt: answeredAt === '' ? null : answeredAt, foundAt },
      procedureName: procedureName(store, dossier),
    })),
    carried: carried.length,
    underWay: items.filter((item) => isOnRoad(item) && item.foundAt.length === 0).length,
    declined: declinedWhy(store, known),
    differences: known.differences.map(({ code, what }) => ({ code, what })),
    fees: fees.reduce((sum, { amount }) => sum + amount, 0),
    slipJob: store.jobs.slipOf(handOver),
  };
}

/** It has no log that its people write: what they sign with a screen, the province writes; without one, it is on paper. */
export function isByPost(store: PointStore, point: string): boolean {
  const registered = pointIn(store.directory.current(), point)?.kind;
  return (registered ?? store.reference.point(point)?.kind) === 'post-office';
}

type Looked = Omit<HandOverItem, 'fate'> & {
  readonly fate: (typeof shownFates)[number];
  readonly foundAt: ReturnType<typeof pointRef>[];
};

function stateOf(store: PointStore, known: { readonly to: string; readonly items: readonly Looked[] }) {
  const open = known.items.filter((item) => !isOnRoad(item) || item.foundAt.length === 0).map(({ fate }) => fate);
  const isIn = known.to === store.point.id;
  if (open.includes('disputed')) return 'disputed';
  if (open.includes('declined') && !isIn) return 'coming-back';
  if (open.includes('on-road')) return isIn ? 'coming' : 'on-road';
  return open.includes('declined') ? 'sent-back' : 'done';
}

function isOnRoad({ fate }: Pick<Looked, 'fate'>): boolean {
  return fate === 'on-road' || fate === 'declined';
}

/**
 * Two held it by their logs, or nobody did, and one does since: somebody looked, or made it anew. What came of it is said by the
 * custody alone.
 */
function isSettled(store: PointStore, item: HandOverItem): boolean {
  const custody = isWithoutHolder(item) ? store.custody.known(item.dossier) : null;
  if (!custody) return false;
  const where = item.carries === 'result' ? custody.result : custody.folder;
  if (where?.state === 'conflict' || where?.state === 'lost' || where?.state === 'unknown') return false;
  return custody.claimants.length === 0 && custody.work !== null;
}

function isWithoutHolder({ fate }: Pick<HandOverItem, 'fate'>): boolean {
  return fate === 'disputed' || fate === 'lost';
}

/** Only while it is on its way back does anybody ask why. */
function declinedWhy(store: PointStore, { handOver, items }: HandOver): DeclineReason | null {
  const back = items.find(({ fate }) => fate === 'declined');
  const steps = back === undefined ? [] : store.steps.custodyOf(back.dossier);
  const said = steps.findLast((step) => step.type === 'declined' && step.handOver === handOver);
  return said?.type === 'declined' ? said.reason : null;
}

/** Nobody answered for it, and what was said since has its paper elsewhere than on this road: where. Two: they contradict. */
function foundAt(store: PointStore, { handOver }: HandOver, item: HandOverItem): ReturnType<typeof pointRef>[] {
  const isOpen = isOnRoad(item) || isWithoutHolder(item);
  const custody = isOpen && item.carries !== 'nothing' ? store.custody.known(item.dossier) : null;
  if (!custody || custody.cv <= item.cv || (isWithoutHolder(item) && !isSettled(store, item))) return [];
  const [where, road] =
    item.carries === 'result' ? [custody.result, custody.resultHandOver] : [custody.folder, custody.handOver];
  if (where?.state === 'in-transit' && road === handOver) return [];
  const points =
    where?.state === 'conflict' ? custody.claimants : where?.state === 'here' && where.at ? [where.at] : [];
  return points.map((point) => pointRef(store, point));
}

function procedureName(store: PointStore, dossier: string): string | null {
  // What the post brought is no dossier yet, and its procedure is known all the same.
  const procedure = (store.dossiers.get(dossier) ?? store.post.get(dossier))?.procedure;
  return procedure === undefined ? null : (store.catalogue.byCode(procedure)?.name ?? procedure);
}
