import type { Transaction } from '../store/database.ts';
import { applyEffects } from '../store/projections.ts';
import { dropProjections, everyPoint, inboxParcels, rememberTold, storedBatches } from '../store/rebuild.ts';
import { countAtHome } from './count-at-home.ts';
import { effectsOf, type Parked } from './effects.ts';
import type { Province } from './province.ts';

/** In one transaction of the router some of these; so many here. */
const parcelsAtOnce = 500;

/**
 * The projections of every point anew out of the stored events (T34 of reliability.md), one point a transaction: ingestion waits for
 * its own point alone, and whoever reads sees the old rows until the new ones are whole. What lies at a hosted post office and what
 * was exported to the nation are not touched: they follow from commands too.
 */
export async function rebuildProjections({
  database,
}: Pick<Province, 'database'>): Promise<{ readonly points: number; readonly events: number }> {
  const points = await everyPoint(database);
  let events = 0;
  for (const point of points) events += (await database.transaction((tx) => rebuildPoint(tx, point))).events;
  return { points: points.length, events };
}

export interface RebuiltPoint {
  readonly events: number;
  /** What could not be applied this time. */
  readonly parked: readonly (Parked & { readonly stream: string })[];
}

/** Of one point, in the transaction of whoever asks. */
export async function rebuildPoint(tx: Transaction, point: string): Promise<RebuiltPoint> {
  const parked: (Parked & { stream: string })[] = [];
  let events = 0;
  await dropProjections(tx, point);
  for await (const batch of storedBatches(tx, point)) {
    const [{ stream } = { stream: '' }] = batch;
    for (const each of await applyEffects(tx, point, effectsOf(batch))) parked.push({ ...each, stream });
    events += batch.length;
  }
  for (let after = 0; ; ) {
    const some = await inboxParcels(tx, point, after, parcelsAtOnce);
    await countAtHome(tx, point, some);
    const last = some.at(-1);
    if (!last || some.length < parcelsAtOnce) break;
    after = last.pos;
  }
  await rememberTold(tx);
  return { events, parked };
}
