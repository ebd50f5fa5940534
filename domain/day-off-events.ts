import type { DayKind, DayOff } from './calendar.ts';

export interface DayOffFacts {
  /**
   * What the office says of one date, by the paper it names. It stands over the table that came with the product, from now
   * on: due dates that were promised before stay as they were recorded.
   */
  'day-off-set': {
    /** Local `YYYY-MM-DD`. */
    date: string;
    kind: DayKind;
    name: string;
    certainty: DayOff['certainty'];
    source: string;
  };
}
