import type { PointId } from './ids.ts';
import { foldForSearch } from './person.ts';
import type { NextStop, Stop } from './timetable.ts';

/** A village of the commune, and where its people have it nearest; data of the point (`point.json`). */
export interface Village {
  readonly name: string;
  /** Also called so, or before the communes were merged. */
  readonly alsoCalled?: readonly string[] | undefined;
  /** The point that is nearest: results go there unless somebody says otherwise. Left out: this point. */
  readonly nearest?: NearPoint | undefined;
}

export interface NearPoint {
  readonly point: PointId;
  readonly name: string;
}

/**
 * The village an address names: all words of one of its names, in a row, without accents. The longest name wins: `Hiệp Vinh 1`
 * is not `Hiệp Vinh`. Only the words decide; the commune on an old card is another's since 7/2025 (domain.md §6).
 */
export function villageOf(address: string, villages: readonly Village[]): Village | null {
  const said = ` ${wordsOf(address)} `;
  const named = villages.flatMap((village) =>
    [village.name, ...(village.alsoCalled ?? [])].map((name) => ({ village, words: wordsOf(name) })),
  );
  const found = named.filter(({ words }) => words !== '' && said.includes(` ${words} `));
  return found.sort((a, b) => b.words.length - a.words.length)[0]?.village ?? null;
}

/** Of the stops that save its people the way, the one at which somebody is soonest. */
export function stopOf<S extends Pick<Stop, 'villages'> & { readonly next: NextStop | null }>(
  village: Village,
  stops: readonly S[],
): S | null {
  const names = new Set([village.name, ...(village.alsoCalled ?? [])].map(wordsOf));
  const near = stops.filter((stop) => stop.next !== null && stop.villages.some((name) => names.has(wordsOf(name))));
  const when = ({ next }: S) => `${next?.date}T${next?.from}`;
  return near.sort((a, b) => when(a).localeCompare(when(b)))[0] ?? null;
}

/** `Thôn` and `Làng` are said or left out. */
function wordsOf(text: string): string {
  return foldForSearch(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .replace(/^ *(thon|lang|to dan pho|khu pho) /, '')
    .trim();
}
