import { foldForSearch } from '../../domain/person.ts';
import type { CommuneRow } from './province-client.ts';

export const columns = [
  'name',
  'received',
  'returned',
  'early',
  'onTime',
  'late',
  'rate',
  'tickets',
  'lastSeen',
] as const;
export type Column = (typeof columns)[number];

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

export type Ranked = CommuneRow & {
  /** Share of the returned results that were early or on time, 0…1; null when nothing was returned. */
  readonly rate: number | null;
  /** Place among those that returned something, best first; equal rates share a place. */
  readonly place: number | null;
};

export function rateOf({ early, onTime, late }: Pick<CommuneRow, 'early' | 'onTime' | 'late'>): number | null {
  const returned = early + onTime + late;
  return returned === 0 ? null : (early + onTime) / returned;
}

/** The communes a search leaves, in the order asked; what has no value stands last either way. */
export function rankCommunes(communes: readonly CommuneRow[], search: string, order: Order): readonly Ranked[] {
  const rates = communes.map(rateOf).filter((rate) => rate !== null);
  const ranked = communes.map((commune): Ranked => {
    const rate = rateOf(commune);
    return { ...commune, rate, place: rate === null ? null : 1 + rates.filter((other) => other > rate).length };
  });
  const words = foldForSearch(search).split(' ').filter(Boolean);
  return ranked
    .filter((each) => words.every((word) => foldForSearch(`${each.name} ${each.code}`).includes(word)))
    .sort((a, b) => compare(a, b, order) || a.name.localeCompare(b.name, 'vi'));
}

function compare(a: Ranked, b: Ranked, { column, descending }: Order): number {
  if (column === 'name') return a.name.localeCompare(b.name, 'vi') * (descending ? -1 : 1);
  const [left, right] = [a[column], b[column]];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return (left - right) * (descending ? -1 : 1);
}

/** `98,4%`; never rounded up to a hundred that is not true. */
export function percentText(rate: number): string {
  const tenths = Math.floor(rate * 1_000);
  return `${Math.floor(tenths / 10)},${tenths % 10}%`;
}
