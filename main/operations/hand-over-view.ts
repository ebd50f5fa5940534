import type { HandOverView } from '../../contract/hand-over-api.ts';
import { pointIn } from '../../domain/directory.ts';
import { type HandOver, type HandOverItem, isUnderWay } from '../../domain/hand-over.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { pointRef } from './custody-view.ts';

export function handOverView(store: PointStore, known: HandOver): HandOverView {
  const { handOver, kind, bag, at, how, fees } = known;
  const items = known.items.map((item) => ({ ...item, foundAt: foundAt(store, known, item) }));
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

type Looked = HandOverItem & { readonly foundAt: readonly unknown[] };

function stateOf(
  store: PointStore,
  known: Omit<HandOver, 'items'> & { readonly items: readonly Looked[] },
): HandOverView['state'] {
  if (known.items.some(({ fate }) => fate === 'disputed')) return 'disputed';
  if (!isUnderWay(known)) return 'done';
  const items = known.items.filter((item) => !isOnRoad(item) || item.foundAt.length === 0);
  if (!isUnderWay({ ...known, items })) return 'done';
  if (known.to === store.point.id) return items.some(({ fate }) => fate === 'on-road') ? 'coming' : 'on-road';
  return items.some(({ fate }) => fate === 'declined') ? 'coming-back' : 'on-road';
}

function isOnRoad({ fate }: Pick<HandOverItem, 'fate'>): boolean {
  return fate === 'on-road' || fate === 'declined';
}

/** Nobody answered for it, and what was said since has its paper elsewhere than on this road: where. Two: they contradict. */
function foundAt(store: PointStore, { handOver }: HandOver, item: HandOverItem): ReturnType<typeof pointRef>[] {
  const custody = isOnRoad(item) && item.carries !== 'nothing' ? store.custody.known(item.dossier) : null;
  if (!custody || custody.cv <= item.cv) return [];
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
