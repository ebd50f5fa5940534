import type { PointStore } from '../../store/open-point-store.ts';

const KEY = 'dismissed-stand-ins';

type Store = Pick<PointStore, 'memory' | 'stations'>;

const listed = ({ memory }: Pick<Store, 'memory'>): string[] => JSON.parse(memory.get(KEY) ?? '[]') as string[];

/** This database chose the PC of that key once and does not any more, wherever it was sent since. */
export function isDismissed(store: Store, key: string): boolean {
  return store.stations.standIn()?.key !== key && listed(store).includes(key);
}

export function dismiss(store: Pick<Store, 'memory'>, key: string): void {
  store.memory.set(KEY, JSON.stringify([...new Set([...listed(store), key])]));
}
