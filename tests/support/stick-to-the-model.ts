import type { PastPage, ProvinceWord } from '../../contract/bundle.ts';
import { type Head, signedHeadText } from '../../domain/chain.ts';
import { type AgreeByStick, agreeByStick } from '../../main/operations/agree-by-stick.ts';
import { toRegister } from '../../main/operations/agree-with-province.ts';
import { streamsToClaim } from '../../main/operations/bundle-out.ts';
import { readLink, writeLink } from '../../main/operations/province-link.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** What of a bundle of a point is about its own streams; how it is sealed on the way is T13's. */
export interface StickSaid {
  readonly point: string;
  readonly publicKey: string;
  readonly claims: readonly string[];
  readonly own: readonly { readonly stream: string; readonly head: Head; readonly acked: Head }[];
  readonly registers: readonly Parameters<ProvinceDoor['incarnations']>[1][];
  readonly segments: readonly Parameters<ProvinceDoor['push']>[1][];
}

export interface StickAnswer {
  readonly word: ProvinceWord;
  readonly past: readonly PastPage[];
}

const agreeing = new WeakMap<PointStore, AgreeByStick>();

/** As `bundle-out` puts it together. */
export function whatItSays(pc: StationOnDisk): StickSaid {
  const { outgoing: log, incarnations, point } = pc.store();
  const vault = pc.vault();
  const ancestors = log.ancestors();
  const segments = [...ancestors.filter(({ signed }) => signed === null), log].flatMap((each) => {
    const events = each.read(each.acked().seq + 1, { maxEvents: 500, maxBytes: Number.MAX_SAFE_INTEGER });
    const last = events.at(-1);
    if (!last) return [];
    const headSignature = vault.sign(signedHeadText(each.stream, { seq: last.seq, hash: last.hash }));
    return [{ stream: each.stream, from: each.acked(), events: [...events] as never, headSignature, keys: [] }];
  });
  return {
    claims: streamsToClaim(pc.store().memory, log),
    ...{ point: point.id, publicKey: vault.publicKey, segments },
    own: [log, ...ancestors].map(({ stream, head, acked }) => ({ stream, head: head(), acked: acked() })),
    registers: ancestors.length > 0 ? toRegister(incarnations, log.stream) : [],
  };
}

/** As `bundle-in` takes it: own past and standing first, then what the province has. */
export async function hearsByStick(pc: StationOnDisk, { word, past }: StickAnswer): Promise<void> {
  const store = pc.store();
  const { outgoing: log, incarnations: own, memory } = store;
  const by =
    agreeing.get(store) ?? agreeByStick({ log, own, memory, vault: pc.vault(), operatorLog: { write: () => {} } });
  agreeing.set(store, by);
  await by.agree(word, past);
  const isKnown = word.enrolled.some(({ stream }) => stream === log.stream);
  if (isKnown && !readLink(memory, log.stream)) writeLink(memory, log.stream, { keyId: '', sealTo: '' });
  for (const each of [log, ...log.ancestors()]) {
    const have = word.acked.find(({ stream }) => stream === each.stream)?.have;
    if (have && have.seq > each.acked().seq && each.hashAt(have.seq) === have.hash) each.setAcked(have);
  }
  by.listened();
}
