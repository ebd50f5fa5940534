/**
 * What stands on the wall, apart from what is said: the newest call in the large field at once, the others below it.
 * Whoever is still awaited comes before those who have come; where they do not all fit, they take turns. Nothing shrinks.
 */
export interface SeenCall {
  readonly callNo: number;
  readonly number: string;
  readonly awaited: boolean;
}

/** How long a page of rows stands before the next. */
export const pageMs = 6_000;

export interface Rows<C extends SeenCall> {
  readonly rows: readonly C[];
  readonly pages: number;
}

/**
 * One row per number, newest first. `saying`: the call that is being said now; where it is not the one in the large
 * field it stands in the first row, so that ear and eye agree. `page` counts on and on.
 */
export function rowsOf<C extends SeenCall>(
  calls: readonly C[],
  hero: C | null,
  saying: C | null,
  places: number,
  page: number,
): Rows<C> {
  const numbers = new Set<string>(hero ? [hero.number] : []);
  const said = saying && !numbers.has(saying.number) ? saying : null;
  if (said) numbers.add(said.number);
  const others = calls.filter(({ number }) => !numbers.has(number) && numbers.add(number));
  const awaited = others.filter((call) => call.awaited);
  const come = others.filter((call) => !call.awaited);
  const free = Math.max(0, places - (said ? 1 : 0));
  const pages = free === 0 ? 1 : Math.max(1, Math.ceil(awaited.length / free));
  const from = (page % pages) * free;
  // The last page is filled from the front: an empty row would look like nobody waits.
  const turn = pages === 1 ? awaited : [...awaited, ...awaited].slice(from, from + free);
  return { rows: [...(said ? [said] : []), ...turn, ...come].slice(0, places), pages };
}
