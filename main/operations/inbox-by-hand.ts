import type { BundleContent } from '../../contract/bundle.ts';
import { inboxHash } from '../../contract/inbox-text.ts';
import type { WrappedKey } from '../../contract/wire-words.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import { DossierId } from '../../domain/ids.ts';
import type { ForeignEvents, ForeignItem } from '../ports/foreign-events.ts';
import type { LinkMemory } from '../ports/province.ts';
import type { Vault } from '../ports/vault.ts';

/** A page of the inbox, its chain and its signature verified. */
export type InboxPage = BundleContent['inbox'][number];

/** The same cursor that the wire moves (`fetch-inbox.ts`). */
const cursorName = 'inbox-cursor';
const pendingName = 'inbox-pages-ahead';

/** What came ahead of what it stands on: each position's hash, the first of them at `from`. */
interface Ahead {
  readonly from: number;
  readonly hashes: readonly string[];
}

export function inboxCursor(memory: LinkMemory): Head {
  const kept = memory.get(cursorName);
  return kept === null ? genesis : (JSON.parse(kept) as Head);
}

/**
 * What a stick brings is taken at once, in whatever order the sticks come; the cursor goes on only over what is known without a
 * hole, so that a page that came too early is passed when the one before it comes. Where the province went back in time, its pages
 * from the beginning on contradict the cursor: then it goes on with them.
 */
export function takeInboxByHand(
  parts: { memory: LinkMemory; foreign: Pick<ForeignEvents, 'take'>; vault: Pick<Vault, 'openSealed'> },
  brought: readonly Pick<InboxPage, 'after' | 'items'>[],
): void {
  const { memory, foreign, vault } = parts;
  for (const { items } of brought)
    foreign.take(items.map(({ event, keys }) => ({ event, keys: openedKeys(vault, keys) })));
  const news = brought.map(({ after, items }): Ahead => {
    const hashes = [after.hash];
    for (const { event } of items) hashes.push(inboxHash(hashes.at(-1) ?? '', event.hash));
    return { from: after.seq, hashes };
  });
  const pages = [...ahead(memory), ...news];
  let cursor = otherwiseFromTheBeginning(news, inboxCursor(memory)) ?? inboxCursor(memory);
  for (;;) {
    const next = pages.map((page) => endBeyond(page, cursor)).find((end) => end !== null);
    if (!next) break;
    cursor = next;
  }
  memory.set(cursorName, JSON.stringify(cursor));
  const left = pages.filter(({ from, hashes: chain }) => from + chain.length - 1 > cursor.seq);
  memory.set(
    pendingName,
    JSON.stringify(left.toSorted((a, b) => a.from - b.from || a.hashes.length - b.hashes.length)),
  );
}

/** Null: the cursor stands on what these pages say, or they do not reach it from the beginning on. */
function otherwiseFromTheBeginning(pages: readonly Ahead[], cursor: Head): Head | null {
  let end: Head = genesis;
  for (;;) {
    const next = pages.find((page) => endBeyond(page, end) !== null);
    const last = next && endBeyond(next, end);
    if (!next || !last) return null;
    const there = next.hashes[cursor.seq - next.from];
    if (there !== undefined) return there === cursor.hash ? null : last;
    end = last;
  }
}

function endBeyond({ from, hashes }: Ahead, cursor: Head): Head | null {
  const end = from + hashes.length - 1;
  return end > cursor.seq && hashes[cursor.seq - from] === cursor.hash ? { seq: end, hash: hashes.at(-1) ?? '' } : null;
}

function ahead(memory: LinkMemory): readonly Ahead[] {
  return JSON.parse(memory.get(pendingName) ?? '[]') as Ahead[];
}

/** A key that does not open was wrapped for another: the event is kept all the same. */
export function openedKeys(
  vault: Pick<Vault, 'openSealed'>,
  keys: readonly Pick<WrappedKey, 'point' | 'dossier' | 'wrapped'>[],
): ForeignItem['keys'] {
  return keys.flatMap(({ point, dossier, wrapped }) => {
    try {
      return [{ dossier: DossierId(dossier), key: vault.openSealed(wrapped, { point, dossier }) }];
    } catch {
      return [];
    }
  });
}
