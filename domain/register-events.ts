/** The register of a year (form 07): numbered from 1 by every receipt, closed once, when the year is over. */
export interface RegisterFacts {
  'register-closed': { year: number; entries: number; date: string };
  /** A file with names was made of it. */
  'register-read': { year: number; entries: number };
}
