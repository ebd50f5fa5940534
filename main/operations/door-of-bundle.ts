import type { PastPage } from '../../contract/bundle.ts';
import type { Head } from '../../domain/chain.ts';
import { ok } from '../../domain/result.ts';
import type { Asked, Registering } from './agree-with-province.ts';

const notInIt = { ok: false as const, error: { type: 'unreachable' as const } };

/**
 * The province as far as a bundle of it can answer for it: what it does not hold is a province that cannot be reached, and the
 * next bundle is asked. Whatever there is to tell goes out with the next one of the point.
 */
export function doorOfBundle(pages: readonly PastPage[], toSay: (each: Registering) => void): Asked {
  const of = (stream: string) =>
    pages.filter((page) => page.stream === stream).toSorted((a, b) => a.from.seq - b.from.seq);
  return {
    chain: async (_, { stream, from, to }) => {
      const past = of(stream);
      const have = past.at(-1)?.have;
      const all: Head[] = past.flatMap((page) => [page.from, ...page.events.map(({ seq, hash }) => ({ seq, hash }))]);
      const links = all.filter(({ seq }, at) => seq >= from && seq <= to && all[at - 1]?.seq !== seq);
      return have && links.length > 0 ? ok({ ok: true, value: { links, have } }) : notInIt;
    },
    fetch: async (_, { stream, from }) => {
      const page = of(stream).find(({ events }) => (events.at(-1)?.seq ?? 0) >= from);
      if (!page || page.from.seq >= from) return notInIt;
      const { keys, have, headSignature } = page;
      return ok({
        ok: true,
        value: { events: page.events.filter(({ seq }) => seq >= from), keys, have, headSignature },
      });
    },
    incarnations: async (_, each) => {
      toSay(each);
      return ok({ ok: false, error: { type: 'stream-unknown' } });
    },
  };
}
