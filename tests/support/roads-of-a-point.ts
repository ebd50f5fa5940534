import { type BundleContent, bundleContent, bundleHeader, emptyContent } from '../../contract/bundle.ts';
import { openBundle, writeBundle } from '../../domain/bundle.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis } from '../../domain/chain.ts';
import { PointId } from '../../domain/ids.ts';
import { bundleTools } from '../../main/adapters/bundle/bundle-tools.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { isSignedBy } from '../../main/adapters/system/ed25519.ts';
import { takeStationBundle } from '../../main/operations/bundle-in.ts';
import { makeStationBundle } from '../../main/operations/bundle-out.ts';
import { carryOn } from '../../main/operations/carry-on.ts';
import { createInboxReader } from '../../main/operations/fetch-inbox.ts';
import { bundlePartsOf } from '../../main/operations/sneakernet.ts';
import type { ForeignEvents } from '../../main/ports/foreign-events.ts';
import type { Ids } from '../../main/ports/ids.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import type { Vault } from '../../main/ports/vault.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { contactOver } from './connected-point.ts';
import type { ModelProvince } from './model-province.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** How a broken build takes in what others wrote. */
export type TakesForeign = (foreign: ForeignEvents, store: PointStore) => ForeignEvents;

const ticket = 'A'.repeat(26);
const quiet = { write: () => {} };

/** One contact over the wire, as long as it takes: own log first, what is carried, then the inbox to its end. */
export function meetByWire(pc: StationOnDisk, door: ProvinceDoor, takes: TakesForeign = (foreign) => foreign) {
  const store = pc.store();
  const { point, memory, directory, carried, foreign, dossierPasts: pasts } = store;
  const inner = createInboxReader({
    ...{ point, memory, directory, pasts, isSignedBy, operatorLog: quiet },
    ...{ foreign: takes(foreign, store), vault: pc.vault() },
  });
  const inbox = carryOn(inner, { point: point.id, carried, memory, directory, isSignedBy });
  return contactOver(pc, door, { inbox });
}

const partsByStore = new WeakMap<PointStore, ReturnType<typeof bundlePartsOf>>();

/** With the province's keys, as a technician left them in its folder. */
function bundleParts(pc: StationOnDisk, province: Pick<Vault, 'sealTo' | 'publicKey'>, takes: TakesForeign) {
  const store = pc.store();
  const known = partsByStore.get(store);
  if (known) return known;
  const enrolment = { ticket, province: { sealTo: province.sealTo, signedBy: province.publicKey } };
  const { clock, ids } = pc;
  const parts = bundlePartsOf({
    ...{ store, clock, ids, vault: pc.vault(), enrolment, operatorLog: quiet, files: null },
    kit: { tools: bundleTools, wrap: wrapForProvince },
  });
  const taking = { ...parts, foreign: takes(parts.foreign, store) };
  partsByStore.set(store, taking);
  return taking;
}

/** Sticks of a commune: real files, both ways; the province behind them is the model. */
export function sticksOf(province: ModelProvince, keys: Vault, ids: Ids, takes: TakesForeign = (foreign) => foreign) {
  const newest = new Map<string, number>();
  /** Files are made at different moments, also on a clock that stands. */
  const made = { at: 0 };

  const openAtProvince = (bytes: Uint8Array) => {
    const opened = openBundle(bytes, {
      ...{ tools: bundleTools, me: 'province' as const, sealTo: keys.sealTo },
      unwrap: (wrapped, at) => {
        try {
          return keys.openSealed(wrapped, at);
        } catch {
          return null;
        }
      },
      parseHeader: (value) => bundleHeader.safeParse(value).data ?? null,
      parseContent: (value) => bundleContent.safeParse(value).data ?? null,
    });
    if (!opened.ok) throw new Error(`assertion failed: the province cannot read a stick: ${opened.error.type}`);
    return opened.value;
  };

  const pagesFor = (point: string, keyId: string): BundleContent['inbox'] => {
    const pages: BundleContent['inbox'] = [];
    for (let after = province.cursors.of(point); ; ) {
      const page = province.mail?.page(keyId, after);
      if (!page && after.seq > 0) after = genesis;
      else if (!page || page.items.length === 0) return pages;
      else {
        const { epoch, items, pasts, next, signature } = page;
        pages.push({
          for: PointId(point),
          epoch,
          after,
          items,
          pasts,
          next,
          signature,
        } as BundleContent['inbox'][number]);
        after = next;
      }
    }
  };

  return {
    /** All that is here and not known to be at the province. */
    make: async (pc: StationOnDisk): Promise<Uint8Array> => {
      const parts = bundleParts(pc, keys, takes);
      const file = await makeStationBundle({ ...parts, clock: { now: () => ++made.at } });
      if (!file.ok) throw new Error(`assertion failed: no stick: ${file.error.type}`);
      return file.value.bytes;
    },
    /** False: it is not for this point. */
    take: async (pc: StationOnDisk, bytes: Uint8Array): Promise<boolean> => {
      const taken = await takeStationBundle(bundleParts(pc, keys, takes), bytes);
      if (!taken.ok && !['bundle-not-for-me', 'bundle-old-key'].includes(taken.error.type))
        throw new Error(`assertion failed: a good stick is refused: ${taken.error.type}`);
      return taken.ok;
    },
    /** A stick of a point is read at the province; what goes back on it, if anybody knows whom to seal it to. */
    atProvince: async (bytes: Uint8Array): Promise<Uint8Array | null> => {
      const { header, content } = openAtProvince(bytes);
      const { place: point, publicKey } = header.madeBy;
      const { claims, claimsAgain, own, registers, segments, holds, cursor } = content;
      const streams = (each: readonly { stream: string }[]) => each.map(({ stream }) => stream);
      const isNewest = header.created >= (newest.get(point) ?? 0);
      newest.set(point, Math.max(header.created, newest.get(point) ?? 0));
      const answer = await province.byStick({
        ...{ point, publicKey, own, registers, segments, holds },
        ...{ claims: streams(claims), claimsAgain: streams(claimsAgain), isNewest },
        sealTo: [...claims, ...claimsAgain].at(-1)?.sealTo ?? null,
      });
      if (cursor && isNewest && answer) province.cursors.keep(point, cursor.after);
      const sealTo = answer && province.mail?.sealToOf(answer.keyId);
      if (!answer || !sealTo) return null;
      province.bring();
      const text = canonicalJson(answer.word);
      return writeBundle({
        ...{ tools: bundleTools, id: Buffer.from(ids.bytes(16)).toString('hex'), created: ++made.at, scans: [] },
        content: {
          ...emptyContent,
          inbox: pagesFor(point, answer.keyId),
          directory: province.mail?.directory() ?? null,
          province: { text, signature: keys.sign(text) },
          past: [...answer.past],
        },
        key: ids.bytes(32),
        madeBy: { place: 'province', publicKey: keys.publicKey },
        recipients: [{ for: PointId(point), sealTo }],
        wrap: wrapForProvince,
        sign: (said) => Buffer.from(keys.sign(said), 'base64'),
      });
    },
  };
}

export type Sticks = ReturnType<typeof sticksOf>;
