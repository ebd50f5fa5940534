import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '../../../contract/words.ts';
import { flushFolder, writeFlushed } from '../../flushed-files.ts';
import type { KeepsStandIn, KeptStandIn } from '../../ports/kept-stand-in.ts';

export const KEPT_STAND_IN = 'stand-in.json';

const keptStandIn = z.object({
  v: z.literal(1),
  station: words.station,
  key: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  released: z.boolean(),
});

/** `stand-in.json` beside the database: a host whose database is gone knows by it who may have taken its place. */
export function openKeptStandIn(folder: string): KeepsStandIn {
  const path = join(folder, KEPT_STAND_IN);
  const now = { kept: read(path) };
  return {
    get: () => now.kept,
    keep: (wish) => {
      const is = now.kept;
      if (is?.key === wish.key && is.station === wish.station && is.released === wish.released) return;
      const { station, key, name, released } = wish;
      writeFlushed(path, JSON.stringify({ v: 1, station, key, name, released }, null, 2));
      now.kept = wish;
    },
    forget: () => {
      if (now.kept === null && !existsSync(path)) return;
      rmSync(path, { force: true });
      flushFolder(folder);
      now.kept = null;
    },
  };
}

/** A file that makes no sense says nothing: then only the province can say who took over. */
function read(path: string): KeptStandIn | null {
  try {
    return keptStandIn.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}
