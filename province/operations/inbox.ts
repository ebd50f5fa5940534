import { signedInboxText } from '../../contract/inbox-text.ts';
import { signedPastText } from '../../contract/past-text.ts';
import type { PastWord, WireEvent, WrappedKey } from '../../contract/wire-words.ts';
import type { Head } from '../../domain/chain.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { asWritten } from '../store/events.ts';
import { inboxHashAt, inboxHead, keysOfGuests, readInbox } from '../store/inboxes.ts';
import type { Device } from '../store/streams.ts';
import type { Province } from './province.ts';
import { keysFor } from './reader-keys.ts';
import { dossiersOf } from './routing.ts';

export interface InboxPage {
  readonly epoch: number;
  readonly items: { readonly pos: number; readonly event: WireEvent; readonly keys: WrappedKey[] }[];
  readonly next: Head;
  readonly head: Head;
  readonly signature: string;
}

type InboxError = { type: 'cursor-ahead'; epoch: number; head: Head } | { type: 'revoked' };

/**
 * What other points wrote of dossiers this one may read, from a cursor on. A cursor of a history that was undone (the
 * province was restored) is known by its hash: the point begins anew, and takes nothing twice.
 */
async function inboxPage(
  province: Province,
  device: Device,
  { after }: { after: Head },
): Promise<Result<InboxPage, InboxError>> {
  const { database, identity, signing } = province;
  const { point, revoked } = device;
  const { epoch } = identity;
  if (revoked) return err({ type: 'revoked' });
  const head = await inboxHead(database, point);
  if ((await inboxHashAt(database, point, after.seq)) !== after.hash) return err({ type: 'cursor-ahead', epoch, head });
  const rows = await readInbox(database, point, after.seq);
  const last = rows.at(-1);
  const next = last ? { seq: last.pos, hash: last.chained } : after;
  const events = rows.map((row) => ({ pos: row.pos, event: asWritten(row) }));
  const named = [...new Set(events.flatMap(({ event }) => dossiersOf(event.facts)))];
  const keys = new Map(
    keysFor(province, device, await keysOfGuests(database, point, named)).map((key) => [key.dossier, key]),
  );
  const items = events.map(({ pos, event }) => ({ pos, event, keys: taken(keys, dossiersOf(event.facts)) }));
  const signature = signing.sign(signedInboxText(point, next));
  return ok({ epoch, items, next, head, signature });
}

/** A page as it is brought, by wire or by stick: with the province's word on what stands in it. */
export async function inbox(province: Province, device: Device, from: { after: Head }) {
  const page = await inboxPage(province, device, from);
  return page.ok ? ok({ ...page.value, pasts: pastsIn(province, page.value.items) }) : page;
}

/**
 * A log's own signature stands at an end of it, and an inbox is an excerpt: the province, which verified each of these events where they
 * stand, says so by dossier and point, and whoever is given its word passes it on.
 */
export function pastsIn(
  { identity, signing }: Pick<Province, 'identity' | 'signing'>,
  items: readonly { readonly event: WireEvent }[],
): { readonly dossier: string; readonly word: PastWord }[] {
  const said = items.flatMap(({ event }) =>
    [...new Set(dossiersOf(event.facts))].map((dossier) => ({
      ...{ dossier, point: pointOfStream(StreamId(event.stream)) },
      place: { stream: event.stream, seq: event.seq, hash: event.hash },
    })),
  );
  return [...Map.groupBy(said, ({ dossier, point }) => `${point} ${dossier}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { dossier, point } = first;
    const events = group.map(({ place }) => place);
    const signature = signing.sign(signedPastText({ point, dossier, events }));
    return [{ dossier, word: { point, events, writer: identity.signedBy, signature } }];
  });
}

/** Each key once a page, with the first event that names its dossier. */
function taken(keys: Map<string, WrappedKey>, dossiers: readonly string[]): WrappedKey[] {
  return dossiers.flatMap((dossier) => {
    const key = keys.get(dossier);
    keys.delete(dossier);
    return key ? [key] : [];
  });
}
