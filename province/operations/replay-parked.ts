import type { WireEvent } from '../../contract/wire-words.ts';
import type { Transaction } from '../store/database.ts';
import {
  eventsOfPoint,
  type ParkedEvent,
  park,
  parkedForLater,
  parkedOfPoint,
  unpark,
  type WaitingEvent,
} from '../store/events.ts';
import { applyEffects } from '../store/projections.ts';
import { noteMentions } from '../store/readers.ts';
import { pointsBeforeSteps } from '../store/rebuild.ts';
import { signersOf } from '../store/streams.ts';
import { effectsOf } from './effects.ts';
import { provenBySlip } from './proven-by-slip.ts';
import type { Province } from './province.ts';
import { rebuildPoint } from './rebuild.ts';
import { givesToRead, grantsIn, mentionsIn } from './routing.ts';

/** In one transaction; a year of a type that came with one upgrade is some of these. */
const atOnce = 500;

/**
 * After an upgrade: what an earlier build stored and set aside because it did not know the type, could not read its facts or had
 * a fault in its projection, has its effect now, and whoever was to be told is told. What an earlier build took in before there
 * were steps of dossiers is folded once more. What still does not fit stays parked with its reason.
 */
export async function replayParked(province: Province): Promise<void> {
  const { database } = province;
  const waiting = (await parkedForLater(database)).filter(isReadableNow);
  const ofBefore = await pointsBeforeSteps(database);
  const whole = new Set([...ofBefore, ...waiting.filter(mattersToLater).map(({ point }) => point)]);
  for (const point of whole)
    await quietly(province, () =>
      database.transaction((tx) => foldWhole(tx, province, point, ofBefore.includes(point))),
    );
  const alone = waiting.filter(({ point }) => !whole.has(point));
  for (const rows of Map.groupBy(alone, ({ stream }) => stream).values())
    for (let from = 0; from < rows.length; from += atOnce)
      await quietly(province, () => replay(province, rows.slice(from, from + atOnce)));
}

/** Each stream in its order, beside what came of later events. */
async function replay({ database, clock }: Province, rows: readonly WaitingEvent[]): Promise<void> {
  const [{ point, stream } = { point: '', stream: '' }] = rows;
  const events = rows.map(eventOf);
  await database.transaction(async (tx) => {
    // Another process of the province may have been faster.
    const taken = new Set(await unpark(tx, { point, stream, seqs: events.map(({ seq }) => seq) }));
    const fresh = events.filter(({ seq }) => taken.has(seq));
    await tell(tx, point, fresh);
    const again = await applyEffects(tx, point, effectsOf(fresh));
    await park(tx, { point, stream, events: again, now: clock.now() });
  });
}

/** Where an event changes what a later one meant, or whole kinds were not counted: the point anew, as a rebuild would have it. */
async function foldWhole(tx: Transaction, { clock }: Province, point: string, tellsAll: boolean): Promise<void> {
  const { parked } = await rebuildPoint(tx, point);
  const still = new Map(Map.groupBy(parked, ({ stream }) => stream));
  for (const [stream, rows] of Map.groupBy(await parkedOfPoint(tx, point), (row) => row.stream)) {
    const found = new Map(still.get(stream)?.map((each) => [each.seq, each]));
    const [apart, settled] = [[] as ParkedEvent[], [] as WaitingEvent[]];
    for (const row of rows) {
      const { seq } = eventOf(row);
      const other = found.get(seq);
      if (other === undefined || other.code !== row.code) settled.push(row);
      if (other !== undefined && other.code !== row.code) apart.push({ seq, code: other.code });
    }
    await unpark(tx, { point, stream, seqs: settled.map((row) => eventOf(row).seq) });
    await park(tx, { point, stream, events: apart, now: clock.now() });
    if (!tellsAll) await tell(tx, point, settled.map(eventOf));
  }
  if (tellsAll) await tell(tx, point, await eventsOfPoint(tx, point, givesToRead));
}

/** An offer that nobody knew for one let nobody read. */
async function tell(tx: Transaction, point: string, events: readonly WireEvent[]): Promise<void> {
  const offers = events.filter(({ type }) => givesToRead.includes(type));
  for (const [stream, some] of Map.groupBy(offers, (event) => event.stream)) {
    const slips = await provenBySlip(point, some, (from) => signersOf(tx, from));
    await noteMentions(tx, { point, stream, mentions: mentionsIn(some), grants: grantsIn(point, some), ...slips });
  }
}

/** What still cannot be read is left alone: it would be parked again, with another time. */
function isReadableNow(row: WaitingEvent): boolean {
  return row.code === 'projection-failed' || effectsOf([eventOf(row)]).parked.length === 0;
}

function mattersToLater({ code, type }: WaitingEvent): boolean {
  return code !== 'type-unknown' || type === 'person-revoked';
}

async function quietly({ log }: Province, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (failure) {
    log.write({ event: 'bug', where: 'replay-parked', name: (failure as Error).name, stack: '' });
  }
}

function eventOf({ canonical, hash }: WaitingEvent): WireEvent {
  return { ...JSON.parse(canonical), hash } as WireEvent;
}
