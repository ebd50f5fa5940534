import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '../../../contract/words.ts';
import { writeFlushed } from '../../flushed-files.ts';

/** What a PC that took its host's place remembers of it: `took-over.json`. With it the folder is a host's. */
const tookOver = z.object({
  v: z.literal(1),
  /** The person's press; the new incarnation is begun once for it. */
  origin: z.uuid(),
  account: z.string(),
  /** What this PC was called as a station of the former host. */
  station: words.station,
  /** The former host: how it proves itself, where it was, and what it is called as a station when it comes back. */
  former: z.object({
    key: z.string(),
    addresses: z.array(z.string()),
    port: z.int(),
    station: words.station,
  }),
  /** Where the copy ended. */
  from: z.object({ stream: z.string(), seq: z.int() }),
  /** When the copy last held everything the host had. */
  wholeAt: z.int().nullable(),
  /** Where the former host reached the province; empty: nowhere, or this PC is told by its own command line. */
  province: z.string(),
  /** The former host knows, and what it had written beyond the copy is here. */
  met: z.boolean(),
  /** It writes in that host's place since a start before this one; left out by an early build. */
  begun: z.boolean().optional(),
});
export type TookOver = z.output<typeof tookOver>;

const pathIn = (folder: string) => join(folder, 'took-over.json');

/** Null: this PC took nobody's place. */
export function readTookOver(folder: string): TookOver | null {
  if (!existsSync(pathIn(folder))) return null;
  try {
    return tookOver.safeParse(JSON.parse(readFileSync(pathIn(folder), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** It was begun, whatever the database remembers of that. */
export function hasBegun({ begun, met }: TookOver): boolean {
  return begun === true || met;
}

export function keepTookOver(folder: string, value: TookOver): void {
  writeFlushed(pathIn(folder), JSON.stringify(value, null, 2));
}
