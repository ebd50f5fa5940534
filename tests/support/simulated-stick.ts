import { type Head, signedHeadText } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** An event as a stick brought it: where it stands, and what it is by whatever name. */
export interface Given {
  readonly stream: string;
  readonly seq: number;
  readonly prev: string;
  readonly what: string;
}

/** What lies at a station for others. */
export function carriedAt(station: StationOnDisk): Given[] {
  const rows = station.store().databases.write.prepare('SELECT json FROM carried_events').pluck().all() as string[];
  return rows.map((json) => givenOf(JSON.parse(json) as AnyLogEvent));
}

/** All that `from` does not know to be at the province goes to `to`, own and carried; how it is sealed on the way is T13's. */
export function bringByStick(from: StationOnDisk, to: StationOnDisk): Given[] {
  const { outgoing, carried } = from.store();
  const vault = from.vault();
  const own = [outgoing, ...outgoing.ancestors().filter(({ signed }) => signed === null)].flatMap((log) => {
    const events = log.read(log.acked().seq + 1, { maxEvents: 500, maxBytes: Number.MAX_SAFE_INTEGER });
    const last = events.at(-1);
    if (!last) return [];
    const head: Head = { seq: last.seq, hash: last.hash };
    const signature = vault.sign(signedHeadText(log.stream, head));
    const segment = { stream: log.stream, from: log.acked(), writer: vault.publicKey, headSignature: signature };
    return [{ ...segment, events: events as never, keys: [] }];
  });
  const segments = [...own, ...carried.streams().flatMap(({ stream }) => carried.segments(stream))].filter(
    ({ stream }) => !stream.startsWith(`${to.store().point.id}:`),
  );
  for (const segment of segments) to.store().carried.keep(segment);
  return segments.flatMap(({ events }) => (events as unknown as AnyLogEvent[]).map(givenOf));
}

function givenOf({ stream, seq, prev, origin, part }: AnyLogEvent): Given {
  return { stream, seq, prev, what: `${origin} ${part}` };
}
