import { z } from 'zod';

/** The one line of JSON a station prints on its standard output when screens may come. */
export const stationReady = z.object({
  event: z.literal('ready'),
  port: z.int(),
  /** Where other PCs of the point come in, and whom they must find there; null: the door is closed. */
  lan: z.object({ port: z.int(), key: z.string() }).nullable().default(null),
  /** One-time codes for `attachTerminal`; a page takes its own from its address: `/counter#code=…`. */
  codes: z.object({
    kiosk: z.string(),
    /** One for each counter of the point. */
    counter: z.array(z.string()).min(1),
    board: z.string(),
    office: z.string(),
    paper: z.string(),
  }),
  /** For `createFirstAccount` at a new centre; null once it has a head. */
  setUpCode: z.string().nullable(),
});

export type StationReady = z.output<typeof stationReady>;
