import { z } from 'zod';

/** The one line of JSON a station prints on its standard output when screens may come. */
export const stationReady = z.object({
  event: z.literal('ready'),
  port: z.int(),
  /** Where other PCs of the point come in, and whom they must find there; null: the door is closed. */
  lan: z.object({ port: z.int(), key: z.string() }).nullable().default(null),
  /** Of a PC that is paired with a host, or shall be: how it stands with it. Left out: this is the host. */
  link: z.string().optional(),
  /** Somebody is being led at the page of a paired PC: its windows open when they are through, or want it another time. */
  holdsWindows: z.boolean().optional(),
  /** One-time codes for `attachTerminal`; a page takes its own from its address: `/counter#code=…`. Empty: not on this PC, or not now. */
  codes: z.object({
    kiosk: z.string(),
    /** One for each counter of the point. */
    counter: z.array(z.string()),
    board: z.string(),
    office: z.string(),
    paper: z.string(),
  }),
  /** For `createFirstAccount` at a new centre; null once it has a head. */
  setUpCode: z.string().nullable(),
});

/** Said instead of it by a PC without a configuration that was started with --set-up, for as long as it has none. */
export const stationSetsUp = z.object({ event: z.literal('set-up'), port: z.int() });

export type StationReady = z.output<typeof stationReady>;
