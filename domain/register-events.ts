/** Where a receipt stands in the register: the book, `2026` or `2026-0610A`, and its number in it, from 1. */
export interface RegisterPlace {
  readonly book: string;
  readonly ordinal: number;
}

/**
 * The register of a year (form 07): numbered from 1 by every receipt, closed once, when the year is over. `book`: left out where it is
 * the year's own.
 */
export interface RegisterFacts {
  'register-closed': { year: number; entries: number; date: string; book?: string };
  /** A file with names was made of it. */
  'register-read': { year: number; entries: number; book?: string };
}
