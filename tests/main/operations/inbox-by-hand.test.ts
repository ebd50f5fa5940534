import { expect, test } from 'vitest';
import { inboxHash } from '../../../contract/inbox-text.ts';
import { genesis, type Head } from '../../../domain/chain.ts';
import { inboxCursor, takeInboxByHand } from '../../../main/operations/inbox-by-hand.ts';

type Pages = Parameters<typeof takeInboxByHand>[1];

/** Pages of two, of what a province has by these hashes; from the beginning on. */
function pagesOf(events: readonly string[], from: Head = genesis): Pages {
  const pages: Pages[number][] = [];
  let after = from;
  for (let at = 0; at < events.length; at += 2) {
    const some = events.slice(at, at + 2);
    const items = some.map((hash, n) => ({ pos: after.seq + n + 1, event: { hash }, keys: [] }));
    pages.push({ after, items: items as never });
    after = { seq: after.seq + some.length, hash: some.reduce(inboxHash, after.hash) };
  }
  return pages;
}
const endOf = (events: readonly string[]) => ({ seq: events.length, hash: events.reduce(inboxHash, genesis.hash) });

function point() {
  const kept = new Map<string, string>();
  const taken = new Set<string>();
  const parts = {
    memory: {
      get: (name: string) => kept.get(name) ?? null,
      set: (name: string, text: string) => void kept.set(name, text),
    },
    foreign: {
      take: (items: readonly { event: { hash: string } }[]) => {
        for (const { event } of items) taken.add(event.hash);
        return { taken: 0, known: 0, refused: [] };
      },
    },
    vault: { openSealed: () => new Uint8Array() },
  } as never as Parameters<typeof takeInboxByHand>[0];
  return { reads: (pages: Pages) => takeInboxByHand(parts, pages), cursor: () => inboxCursor(parts.memory), taken };
}

test('a province that went back in time is followed by stick: the cursor leaves what was undone (clone seed 479)', () => {
  const { reads, cursor, taken } = point();
  const undone = ['a', 'b', 'c', 'd', 'e'];
  reads(pagesOf(undone));
  expect(cursor()).toEqual(endOf(undone));
  // Shorter than what was read: nothing to be seen yet, and all of it is taken.
  const since = ['a', 'x'];
  reads(pagesOf(since));
  expect([cursor(), taken.has('x')]).toEqual([endOf(undone), true]);
  const longer = [...since, 'y', 'z', 'b', 'w', 'v'];
  reads(pagesOf(longer));
  expect(cursor()).toEqual(endOf(longer));
  // From there on as ever; and a stick of before is no news, whichever way the cursor stands.
  reads(pagesOf(['u'], endOf(longer)));
  expect(cursor()).toEqual(endOf([...longer, 'u']));
  reads(pagesOf([...longer, 'u', 't']));
  expect(cursor()).toEqual(endOf([...longer, 'u', 't']));
  expect([...taken].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 't', 'u', 'v', 'w', 'x', 'y', 'z']);
});

test('pages that come in any order are passed once there is no hole', () => {
  const { reads, cursor } = point();
  const all = ['a', 'b', 'c', 'd', 'e'];
  const [first, second, third] = pagesOf(all) as [Pages[number], Pages[number], Pages[number]];
  reads([third]);
  reads([second]);
  expect(cursor()).toEqual(genesis);
  reads([first]);
  expect(cursor()).toEqual(endOf(all));
});
