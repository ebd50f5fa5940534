import type { WireEvent } from '../../contract/wire-words.ts';
import { park, parkedForLater, unpark } from '../store/events.ts';
import { applyEffects } from '../store/projections.ts';
import { effectsOf } from './effects.ts';
import { isKnownType } from './known-facts.ts';
import type { Province } from './province.ts';

/** In one transaction; a year of a type that came with one upgrade is some of these. */
const atOnce = 500;

/**
 * After an upgrade: what an earlier build stored and set aside because it did not know the type, or because its projection
 * had a fault, has its effect now. Each stream in its order; what still does not fit is parked again with its reason.
 */
export async function replayParked({ database, log, clock }: Province): Promise<void> {
  const waiting = (await parkedForLater(database)).filter(
    ({ code, type }) => code !== 'type-unknown' || isKnownType(type),
  );
  for (const [stream, rows] of Map.groupBy(waiting, (row) => row.stream)) {
    for (let from = 0; from < rows.length; from += atOnce) {
      const part = rows.slice(from, from + atOnce);
      const point = part[0]?.point ?? '';
      const events = part.map(({ canonical, hash }) => ({ ...JSON.parse(canonical), hash }) as WireEvent);
      try {
        await database.transaction(async (tx) => {
          // Another process of the province may have been faster.
          const taken = new Set(await unpark(tx, { point, stream, seqs: events.map(({ seq }) => seq) }));
          const fresh = events.filter(({ seq }) => taken.has(seq));
          const again = await applyEffects(tx, point, effectsOf(fresh));
          await park(tx, { point, stream, events: again, now: clock.now() });
        });
      } catch (failure) {
        log.write({ event: 'bug', where: 'replay-parked', name: (failure as Error).name, stack: '' });
      }
    }
  }
}
