import type { PastPage } from '../../contract/bundle.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import { streamsOf } from '../store/bundles.ts';
import type { Sql } from '../store/database.ts';
import { hashesBetween } from '../store/events.ts';
import { ownEnds } from '../store/own-ends.ts';
import type { Device } from '../store/streams.ts';
import { fetchPast } from './own-past.ts';
import type { Province } from './province.ts';

/** More than a point writes in months; what is left goes with the next one. */
const mostPages = 100;

/**
 * What a point lacks of its own streams, by what its newest bundle said of them: from its end on, where that is on the province's
 * history; else from what both had once, so that it finds where the two part. Nothing for a point that never said what it has.
 */
export async function pastFor(province: Province, device: Device): Promise<PastPage[]> {
  const { database } = province;
  const { point } = device;
  const said = new Map((await ownEnds(database, point)).map((each) => [each.stream, each]));
  const pages: PastPage[] = [];
  if (said.size === 0) return pages;
  for (const { stream, have } of await streamsOf(database, point)) {
    const { head = genesis, acked = genesis } = said.get(stream) ?? {};
    const at = { point, stream };
    let from = (await isThere(database, at, head)) ? head : (await isThere(database, at, acked)) ? acked : genesis;
    while (from.seq < have.seq && pages.length < mostPages) {
      const past = await fetchPast(province, device, { stream, from: from.seq + 1 });
      const last = past.ok ? past.value.events.at(-1) : undefined;
      if (!past.ok || !last) break;
      const { events, keys, headSignature } = past.value;
      pages.push({ stream, from, events, keys, headSignature, have: past.value.have });
      from = { seq: last.seq, hash: last.hash };
    }
  }
  return pages;
}

async function isThere(sql: Sql, at: { point: string; stream: string }, { seq, hash }: Head): Promise<boolean> {
  if (seq === 0) return true;
  return (await hashesBetween(sql, { ...at, from: seq, to: seq })).get(seq) === hash;
}
