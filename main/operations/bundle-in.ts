import {
  type BundleContent,
  type BundleSegment,
  bundleContent,
  bundleHeader,
  type ProvinceWord,
  provinceWord,
  rightsSnapshot,
} from '../../contract/bundle.ts';
import { inboxHash, signedInboxText } from '../../contract/inbox-text.ts';
import { type BundleFault, type BundleHeader, openBundle, scansOf } from '../../domain/bundle.ts';
import { signedHeadText, verifyChain } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { RightsSnapshot } from '../../domain/standing-rights.ts';
import type { ForeignEvents } from '../ports/foreign-events.ts';
import type { IsSignedBy } from '../store/directory.ts';
import type { AgreeByStick } from './agree-by-stick.ts';
import { type BundleParts, breathe, provinceSigner, type ScansByStick } from './bundle-parts.ts';
import { takeByHand } from './foreign-by-hand.ts';
import { type InboxPage, takeInboxByHand } from './inbox-by-hand.ts';
import { keepPublication } from './keep-publication.ts';
import { keepPastsOfProvince } from './pasts-of-province.ts';
import { readLink, writeLink } from './province-link.ts';
import { keepRights } from './rights-now.ts';

export interface TakingParts extends BundleParts {
  /** All or nothing on the disk. */
  readonly whole: <T>(run: () => T) => T;
  readonly foreign: ForeignEvents;
  /** A dossier that was received here, or of which another point told. */
  readonly knows: (dossier: string) => boolean;
  readonly agreeing: AgreeByStick;
}

export interface TakenBundle {
  readonly header: BundleHeader;
  /** Events of others that it brought. */
  readonly events: number;
  /** Scans of dossiers that are known here, which were not here yet. */
  readonly scans: number;
  readonly acknowledged: boolean;
  readonly enrolled: boolean;
}

/**
 * Takes a bundle in whole or not at all: everything in it is verified before the first thing is kept, and all of it is kept
 * in one transaction; but for the own past, which is learnt before as over the wire, page by page. Any order and any
 * repetition of bundles leaves what their union says (I13): segments are a set, and of two words of the province the newer one
 * stays, also where it says less: the province may have gone back in time.
 */
export async function takeStationBundle(
  parts: TakingParts,
  bytes: Uint8Array,
): Promise<Result<TakenBundle, BundleFault>> {
  const { point, tools, vault } = parts;
  const openFor = (sealTo: string) =>
    openBundle(bytes, {
      ...{ tools, me: point, sealTo },
      unwrap: (wrapped, at) => {
        try {
          return vault.openSealed(wrapped, at);
        } catch {
          return null;
        }
      },
      parseHeader: (value) => bundleHeader.safeParse(value).data ?? null,
      parseContent: (value) => bundleContent.safeParse(value).data ?? null,
    });
  // Whoever made it may not have heard of the newest key.
  const opened = [...vault.formerSealTo()].reduce(
    (before, sealTo) => (before.ok ? before : firstOk(openFor(sealTo), before)),
    openFor(vault.sealTo),
  );
  if (!opened.ok) return opened;
  const { header, content } = opened.value;
  const others = await othersIn(parts, content.segments);
  const said = others && whatProvinceSaid(parts, content);
  const scans = scansOf(tools, content.scans, opened.value.scans);
  if (!others || !said || !scans) return err({ type: 'bundle-forged' });

  const { log, carried, memory } = parts;
  const events =
    others.reduce((sum, segment) => sum + segment.events.length, 0) +
    said.inbox.reduce((sum, { items }) => sum + items.length, 0);
  const before = { acked: log.acked().seq, enrolled: readLink(memory, log.stream) !== null };
  const past = header.madeBy.publicKey === provinceSigner(parts) ? content.past : [];
  if (said.word) await parts.agreeing.agree(said.word, past);
  parts.whole(() => {
    for (const segment of others) carried.keep(segment);
    const signer = provinceSigner(parts);
    if (signer !== null) parts.directory.meetProvince(signer);
    if (said.directory) parts.directory.keep(said.directory, isSignedBy(parts));
    if (said.word) obey(parts, said.word);
    if (said.rights) keepRights(memory, said.rights);
    const at = { commune: point.slice(0, 5), now: parts.clock.now() };
    for (const each of said.reference) keepPublication(parts.reference, each, at);
    for (const { pasts } of said.inbox) keepPastsOfProvince({ ...parts, isSignedBy: isSignedBy(parts) }, pasts);
    takeInboxByHand(parts, said.inbox);
    const { pasts, readerKeys: keys } = content;
    takeByHand(parts, { segments: others, madeBy: header.madeBy, pasts, keys });
  });
  parts.agreeing.listened();
  const kept = parts.scans ? await keepScans(parts.scans, scans) : { news: 0, all: scans.length === 0 };
  // A scan whose event is still on its way comes in when the stick is read again.
  if (kept.all)
    carried.mark({ bundle: header.id, way: 'in', place: header.madeBy.place, events, at: parts.clock.now() });
  const enrolled = !before.enrolled && readLink(memory, log.stream) !== null;
  return ok({ header, events, scans: kept.news, acknowledged: log.acked().seq > before.acked, enrolled });
}

/** Segments of other streams, each true by itself; null: one is not. What is ours and known is not carried. */
async function othersIn(parts: TakingParts, segments: readonly BundleSegment[]): Promise<BundleSegment[] | null> {
  const { log, tools } = parts;
  const others: BundleSegment[] = [];
  for (const segment of segments) {
    const { stream, from, events, writer, headSignature } = segment;
    const last = events.at(-1);
    if (!last || verifyChain(stream, from, events as unknown as AnyLogEvent[])) return null;
    const text = signedHeadText(stream, { seq: last.seq, hash: last.hash });
    if (!tools.verify(writer, text, Buffer.from(headSignature, 'base64'))) return null;
    const mine = [log, ...log.ancestors()].find((each) => each.stream === stream);
    const isOwn = mine !== undefined && events.every(({ seq, hash }) => mine.hashAt(seq) === hash);
    if (!isOwn) others.push(segment);
    await breathe();
  }
  return others;
}

function isSignedBy({ tools }: Pick<TakingParts, 'tools'>): IsSignedBy {
  return (text, signature, publicKey) => tools.verify(publicKey, text, Buffer.from(signature, 'base64'));
}

interface ProvinceSaid {
  readonly word: ProvinceWord | null;
  readonly rights: RightsSnapshot | null;
  readonly directory: BundleContent['directory'];
  readonly inbox: readonly InboxPage[];
  readonly reference: BundleContent['reference'];
}

const silence: ProvinceSaid = { word: null, rights: null, directory: null, inbox: [], reference: [] };

/** What is signed by our province; nothing where we know none yet; null where somebody else signed it. */
function whatProvinceSaid(parts: TakingParts, content: BundleContent): ProvinceSaid | null {
  const { point, tools } = parts;
  const signer = provinceSigner(parts);
  if (signer === null) return silence;
  const holds = (text: string, signature: string) => tools.verify(signer, text, Buffer.from(signature, 'base64'));
  const inbox = content.inbox.filter((page) => page.for === point);
  const { reference } = content;
  const signed = [content.province, content.rights, content.directory, ...reference].filter((each) => each !== null);
  if (!signed.every(({ text, signature }) => holds(text, signature))) return null;
  if (!inbox.every((page) => isChained(page) && holds(signedInboxText(point, page.next), page.signature))) return null;
  const word = content.province && (provinceWord.safeParse(JSON.parse(content.province.text)).data ?? null);
  const rights = content.rights && (rightsSnapshot.safeParse(JSON.parse(content.rights.text)).data ?? null);
  return {
    word: word?.point === point ? word : null,
    rights: rights?.point === point ? rights : null,
    ...{ directory: content.directory, inbox, reference },
  };
}

function isChained({ after, items, next }: InboxPage): boolean {
  let at = after;
  for (const { pos, event } of items) {
    if (pos !== at.seq + 1) return false;
    at = { seq: pos, hash: inboxHash(at.hash, event.hash) };
  }
  return at.seq === next.seq && at.hash === next.hash;
}

/** As after a push or an enrolment over the wire, but an older word changes nothing. */
function obey(parts: TakingParts, word: ProvinceWord): void {
  const { log, memory, carried, vault, point, tools } = parts;
  const of = (stream: string) => [log, ...log.ancestors()].find((each) => each.stream === stream);
  parts.agreeing.believe(word);
  const keyId = `${point}.${tools.sha256(tools.bytes(vault.publicKey)).slice(0, 16)}`;
  const isKnown = word.enrolled.some((each) => each.stream === log.stream && each.keyId === keyId);
  if (isKnown && !readLink(memory, log.stream)) writeLink(memory, log.stream, { keyId, sealTo: word.sealTo });
  for (const { stream, head } of word.confirmed) carried.confirm(stream, head, word.at);
  for (const { stream, from } of word.wants ?? []) carried.want(stream, from, word.at);
  // only where that very history lies here, so an older word prunes nothing that a newer one would keep
  for (const { stream, head } of word.safe ?? []) carried.prune(stream, head);
  for (const { stream, durable } of word.acked) of(stream)?.setDurable(durable);
  for (const bundle of word.taken ?? []) parts.scans?.sent.took(bundle);
}

/** `all`: nothing of it has to come again. */
async function keepScans(
  { named, files }: ScansByStick,
  scans: readonly { readonly file: string; readonly bytes: Uint8Array }[],
): Promise<{ news: number; all: boolean }> {
  const known = new Set(scans.length > 0 ? named() : []);
  let news = 0;
  let all = true;
  for (const { file, bytes } of scans) {
    if (known.has(file) && (await files.read(file))) continue;
    const kept = known.has(file) ? await files.keep(bytes) : null;
    if (kept === file) news++;
    else all = false;
  }
  return { news, all };
}

/** What one key does not open another may; where none does, the newest one's refusal is told. */
function firstOk<T>(next: Result<T, BundleFault>, before: Result<T, BundleFault>): Result<T, BundleFault> {
  return next.ok ? next : before;
}
