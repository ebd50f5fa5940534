import { foldForSearch } from './person.ts';

export interface TypeAheadItem {
  readonly id: string;
  readonly text: string;
  readonly detail: string;
}

const shown = 8;

export type TypeAheadIndex = readonly { readonly item: TypeAheadItem; readonly text: string }[];

/** Folded once: two thousand names are looked through at every key (C5). */
export function indexOf(items: readonly TypeAheadItem[]): TypeAheadIndex {
  return items.map((item) => ({ item, text: ` ${foldForSearch(`${item.text} ${item.detail} ${item.id}`)}` }));
}

/** Every word of the query somewhere in the item; items whose words begin so come first. */
export function findItems(index: TypeAheadIndex, query: string): readonly TypeAheadItem[] {
  const words = foldForSearch(query).split(' ').filter(Boolean);
  return index
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ item, text }) => ({ item, begins: words.filter((word) => text.includes(` ${word}`)).length }))
    .sort((a, b) => b.begins - a.begins)
    .slice(0, shown)
    .map(({ item }) => item);
}
