import { createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inboxHash, signedInboxText } from '../../contract/inbox-text.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { NewEvent } from '../../domain/event.ts';
import { type Offer, offerText, slipTexts } from '../../domain/hand-over-slip.ts';
import { DossierId, HandOverId, type PointId } from '../../domain/ids.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import type { Vault } from '../../main/ports/vault.ts';
import { receiveDossier } from './simulated-day.ts';
import { type SimulatedLog, simulateLog } from './simulated-log.ts';
import { type TestDevice, testDevice } from './test-device.ts';
import type { TestProvince } from './test-province.ts';

/** Points of one commune by hand: what each wrote, and what each was told. */
export interface PointOfCommune {
  readonly point: PointId;
  readonly log: SimulatedLog;
  device: TestDevice;
  readonly vault: Vault;
  /** Of its own dossiers. */
  readonly keys: Map<string, Buffer>;
  receive(): DossierId;
  offer(to: { readonly point: PointId }, ...dossiers: DossierId[]): void;
  accept(from: PointOfCommune, ...dossiers: DossierId[]): void;
  /** Of an offer that stands in no log: what its paper says, signed here. `by`: with another key. */
  sign(to: { readonly point: PointId }, dossiers: readonly DossierId[], by?: TestDevice): PaperSlip;
  /** Takes these by a slip; it may say another thing. */
  acceptBySlip(slip: PaperSlip, dossiers: readonly DossierId[]): void;
  work(...dossiers: DossierId[]): void;
  /** Pushes what the province does not have. */
  push(): Promise<void>;
  /** Reads its inbox to the end, as a station does, checking each page. */
  read(): Promise<Told>;
  close(): void;
}

export interface PaperSlip {
  readonly handOver: HandOverId;
  readonly from: PointId;
  readonly texts: readonly string[];
}

export interface Told {
  /** `<stream> <seq>` of what it was told, each once or it would not be in order. */
  readonly events: string[];
  readonly keys: Map<string, Buffer>;
  readonly cursor: Head;
}

export async function enrolPoint(province: TestProvince, pointId: string): Promise<PointOfCommune> {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-point-'));
  const vault = openKeyFileVault(folder);
  const log = simulateLog(pointId);
  const { point } = log;
  const keys = new Map<string, Buffer>();
  const hand = { has: 0, sealTo: '', signedBy: '' };
  const say = (...events: NewEvent[]) => void log.append(events);
  const items = (dossiers: readonly DossierId[], cv: number) =>
    dossiers.map((dossier) => ({ dossier, code: 'H-1', cv, carries: 'folder' as const, work: true }));
  const at = '2026-03-02T08:00';
  const handOver = () => HandOverId(randomUUID());

  const self: PointOfCommune = {
    ...{ point, log, vault, keys, device: testDevice(province.url, log) },
    receive() {
      const dossier = DossierId(randomUUID());
      log.append([receiveDossier(log, { dossier, ordinal: keys.size + 1, date: '2026-03-02', due: '2026-03-09' })]);
      keys.set(dossier, randomBytes(32));
      return dossier;
    },
    offer: (to, ...dossiers) =>
      say({
        type: 'hand-over-offered',
        facts: {
          ...{ handOver: handOver(), to: to.point, kind: 'folders', bag: null, at, signature: '' },
          items: items(dossiers, 2),
        },
      }),
    accept: (from, ...dossiers) =>
      say({
        type: 'hand-over-accepted',
        facts: {
          ...{ handOver: handOver(), from: from.point, offerHash: null, how: 'seal', differences: [], at },
          items: items(dossiers, 3),
        },
      }),
    sign(to, dossiers, by = self.device) {
      const said = { handOver: handOver(), from: point, to: to.point, kind: 'folders' as const, bag: null, at };
      const offer: Offer = { ...said, items: items(dossiers, 2) };
      const signature = Buffer.from(by.sign(offerText(offer)), 'base64').toString('base64url');
      const { publicKey } = by;
      return { handOver: offer.handOver, from: point, texts: slipTexts(offer, { publicKey, signature }) };
    },
    acceptBySlip: ({ handOver, from, texts }, dossiers) =>
      say({
        type: 'hand-over-accepted',
        facts: {
          ...{ handOver, from, offerHash: null, how: 'one-by-one', differences: [], at, slip: texts },
          items: items(dossiers, 3),
        },
      }),
    work: (...dossiers) =>
      say(...dossiers.map((dossier) => ({ type: 'dossier-taken' as const, facts: { dossier, at } }))),
    async push() {
      while (hand.has < log.events.length) {
        const to = Math.min(log.events.length, hand.has + 200);
        const wrapped = log.events.slice(hand.has, to).flatMap((event) => {
          if (event.type !== 'dossier-received') return [];
          const { dossier } = event.facts;
          const key = keys.get(dossier) ?? randomBytes(32);
          return [{ dossier, wrapped: wrapForProvince({ sealTo: hand.sealTo, point, dossier, key }) }];
        });
        const { body } = await self.device.push(hand.has, to, { keys: wrapped });
        if (!body.ok) throw new Error(JSON.stringify(body));
        hand.has = to;
      }
    },
    async read() {
      const told: Told & { cursor: Head } = { events: [], keys: new Map(), cursor: genesis };
      for (;;) {
        const page = await readPage(self.device, told.cursor);
        if (page.items.length === 0) return told;
        const before = told.cursor;
        for (const { pos, event, keys: wrapped } of page.items) {
          told.cursor = { seq: told.cursor.seq + 1, hash: inboxHash(told.cursor.hash, event.hash) };
          if (pos !== told.cursor.seq) throw new Error(`position ${pos} after ${before.seq}`);
          told.events.push(`${event.stream} ${event.seq}`);
          for (const key of wrapped) told.keys.set(key.dossier, Buffer.from(vault.openSealed(key.wrapped, key)));
        }
        if (page.next.hash !== told.cursor.hash) throw new Error('the page ends elsewhere');
        if (!isSignedBy(hand.signedBy, signedInboxText(point, page.next), page.signature))
          throw new Error('not signed');
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
  const { body } = await self.device.enrol(await province.ticketFor(pointId), { sealTo: vault.sealTo });
  Object.assign(hand, body.value);
  return self;
}

export async function readPage(device: TestDevice, after: Head): Promise<Page> {
  const { body } = await device.send('inbox', { after });
  if (!body.ok) throw new Error((body.error as { type: string } | undefined)?.type ?? body.code);
  return body.value as Page;
}

interface Page {
  readonly items: {
    readonly pos: number;
    readonly event: { readonly stream: string; readonly seq: number; readonly hash: string };
    readonly keys: { readonly point: string; readonly dossier: string; readonly wrapped: string }[];
  }[];
  readonly next: Head;
  readonly signature: string;
}

function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}
