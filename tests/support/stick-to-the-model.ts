import type { PastPage, ProvinceWord } from '../../contract/bundle.ts';
import { type Head, signedHeadText } from '../../domain/chain.ts';
import { type AgreeByStick, agreeByStick } from '../../main/operations/agree-by-stick.ts';
import { holdsOf, standingOf, streamsToClaim } from '../../main/operations/bundle-out.ts';
import { readLink, writeLink } from '../../main/operations/province-link.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** What of a bundle of a point is about its own streams; how it is sealed on the way is T13's. */
export interface StickSaid {
  readonly point: string;
  readonly publicKey: string;
  readonly claims: readonly string[];
  /** For a province that went back to before it knew who says this. */
  readonly claimsAgain: readonly string[];
  readonly own: readonly { readonly stream: string; readonly head: Head; readonly acked: Head }[];
  readonly registers: readonly Parameters<ProvinceDoor['incarnations']>[1][];
  readonly segments: readonly Parameters<ProvinceDoor['push']>[1][];
  /** Ends of what lies there of others. */
  readonly holds: readonly { readonly stream: string; readonly head: Head }[];
  /** False: of its maker a later one was heard. */
  readonly isNewest?: boolean;
  /** Whom to seal to, as its claim says. */
  readonly sealTo?: string | null;
}

export interface StickAnswer {
  readonly word: ProvinceWord;
  readonly past: readonly PastPage[];
  /** Whose it is. */
  readonly keyId: string;
}

const agreeing = new WeakMap<PointStore, AgreeByStick>();

/** As `bundle-out` puts it together. */
export function whatItSays(pc: StationOnDisk): StickSaid {
  const { outgoing: log, incarnations: own, memory, point, carried } = pc.store();
  const vault = pc.vault();
  const ancestors = log.ancestors();
  const segments = [...ancestors.filter(({ signed }) => signed === null), log].flatMap((each) => {
    const events = each.read(each.acked().seq + 1, { maxEvents: 500, maxBytes: Number.MAX_SAFE_INTEGER });
    const last = events.at(-1);
    if (!last) return [];
    const headSignature = vault.sign(signedHeadText(each.stream, { seq: last.seq, hash: last.hash }));
    return [{ stream: each.stream, from: each.acked(), events: [...events] as never, headSignature, keys: [] }];
  });
  const others = carried.streams().flatMap(({ stream }) => carried.segments(stream));
  return {
    claims: streamsToClaim(memory, log),
    claimsAgain: readLink(memory, log.stream) ? [log.stream] : [],
    ...{
      point: point.id,
      publicKey: vault.publicKey,
      segments: [...segments, ...others],
      holds: holdsOf(carried, others),
    },
    ...standingOf({ log, own, memory }),
  };
}

/** As `bundle-in` takes it: own past and standing first, then what the province has. */
export async function hearsByStick(pc: StationOnDisk, answer: StickAnswer | null): Promise<void> {
  if (!answer) return;
  const { word, past } = answer;
  const store = pc.store();
  const { outgoing: log, incarnations: own, memory, carried } = store;
  const by =
    agreeing.get(store) ?? agreeByStick({ log, own, memory, vault: pc.vault(), operatorLog: { write: () => {} } });
  agreeing.set(store, by);
  await by.agree(word, past);
  const isKnown = word.enrolled.some(({ stream }) => stream === log.stream);
  if (isKnown && !readLink(memory, log.stream)) writeLink(memory, log.stream, { keyId: '', sealTo: '' });
  by.believe(word);
  for (const { stream, head } of word.confirmed) carried.confirm(stream, head, word.at);
  for (const { stream, from } of word.wants ?? []) carried.want(stream, from, word.at);
  for (const { stream, head } of word.safe ?? []) carried.prune(stream, head);
  by.listened();
}

/** As a build hears it that believes no province which went back in time. */
export function neverLess(pc: StationOnDisk, answer: StickAnswer | null): StickAnswer | null {
  if (!answer) return null;
  const { outgoing } = pc.store();
  const acked = [outgoing, ...outgoing.ancestors()].map((each) => {
    const said = answer.word.acked.find(({ stream }) => stream === each.stream);
    const have = said && said.have.seq > each.acked().seq ? said.have : each.acked();
    return { stream: each.stream, have, durable: have };
  });
  return { ...answer, word: { ...answer.word, acked, wants: [] } };
}
