import { type BundleContent, emptyContent } from '../../contract/bundle.ts';
import { writeBundle } from '../../domain/bundle.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import { PointId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { carriedEnds, cursorOf, markBundle, readersAt, streamsOf, takenOf } from '../store/bundles.ts';
import { isCentreHeard } from '../store/centre-heard.ts';
import { hashesBetween } from '../store/events.ts';
import { incarnationsOf, registeredOf } from '../store/incarnations.ts';
import { heldBy } from '../store/reference.ts';
import { type Device, findDevice } from '../store/streams.ts';
import { aboutCarried } from './carried.ts';
import { signedDirectory } from './directory.ts';
import { longestSilenceMs } from './hello.ts';
import { inbox } from './inbox.ts';
import { pastFor } from './past-by-stick.ts';
import type { Province } from './province.ts';
import { signedPublications } from './reference.ts';
import { signedRights } from './standing-rights.ts';

/** More than a point is told in a year; what is left goes with the next one. */
const mostPages = 200;

export interface BundleMade {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly events: number;
}

/** The answer for a point, to be carried there: what the wire would say at hello and bring from its inbox. */
export async function makeBundle(
  province: Province,
  point: string,
): Promise<Result<BundleMade, { type: 'point-has-no-key' }>> {
  const { database, signing, sealing, random, clock, tools } = province;
  const readers = await readersAt(database, point);
  const newest = readers.at(-1);
  if (!newest) return err({ type: 'point-has-no-key' });
  const device = await findDevice(database, newest.keyId);
  const pages = device ? await pagesFor(province, device) : [];
  // after the word: what it says the province has is in it
  const word = await wordTo(province, point);
  const content: BundleContent = {
    ...emptyContent,
    inbox: pages,
    directory: await signedDirectory(province, point, null),
    rights: await signedRights(province, point),
    reference: await signedPublications(province, point, await heldBy(database, point)),
    province: word,
    past: device ? await pastFor(province, device) : [],
  };
  const created = clock.now();
  const id = Buffer.from(random.bytes(16)).toString('hex');
  const bytes = writeBundle({
    ...{ tools, id, created, content, scans: [] },
    key: random.bytes(32),
    madeBy: { place: 'province', publicKey: signing.publicKey },
    recipients: readers.map(({ sealTo }) => ({ for: PointId(point), sealTo })),
    wrap: ({ key, ...to }) => sealing.wrap(key, to),
    sign: (text) => Buffer.from(signing.sign(text), 'base64'),
  });
  const events = pages.reduce((sum, { items }) => sum + items.length, 0);
  const speaks = { ofItself: true, ofOthers: true };
  await markBundle(database, { point, bundle: id, way: 'out', created, now: created, events, ...speaks });
  return ok({ name: `gan-dan-tinh-${point}-${created}.slb`, bytes, events });
}

async function pagesFor(province: Province, device: Device): Promise<BundleContent['inbox']> {
  const { point } = device;
  const pages: BundleContent['inbox'] = [];
  let after: Head = (await cursorOf(province.database, point)) ?? genesis;
  while (pages.length < mostPages) {
    const page = await inbox(province, device, { after });
    if (!page.ok) {
      // a cursor of a history that was undone: from the beginning, nothing is taken twice
      if (page.error.type === 'revoked' || after.seq === 0) break;
      after = genesis;
      continue;
    }
    const { epoch, items, pasts, next, signature } = page.value;
    if (items.length === 0) break;
    pages.push({ for: PointId(point), epoch, after, items, pasts, next, signature });
    after = next;
  }
  return pages;
}

async function wordTo(province: Province, point: string): Promise<{ text: string; signature: string }> {
  const { database, signing, clock, identity } = province;
  const streams = await streamsOf(database, point);
  const incarnations = await incarnationsOf(database, point);
  const registered = await registeredOf(database, point);
  const confirmed = [];
  const carries = await carriedEnds(database, point);
  const { safe, wants } = await aboutCarried(province, carries, { withUnknown: true });
  for (const { stream, head } of carries) {
    const there = await hashesBetween(database, {
      point: stream.slice(0, stream.indexOf(':')),
      stream,
      from: head.seq,
      to: head.seq,
    });
    if (there.get(head.seq) === head.hash) confirmed.push({ stream, head });
  }
  const text = canonicalJson({
    ...{ kind: 'word', point, at: clock.now(), sealTo: identity.sealTo, confirmed },
    taken: await takenOf(database, point),
    ...{ incarnations, registered, safe, wants },
    centreHeard: await isCentreHeard(database, point, clock.now() - longestSilenceMs),
    enrolled: streams.map(({ stream, keyId }) => ({ stream, keyId })),
    acked: streams.map(({ stream, have, durable }) => ({ stream, have, durable })),
  });
  return { text, signature: signing.sign(text) };
}
