import { generateKeyPairSync, sign } from 'node:crypto';
import type { Carried } from '../../domain/custody-events.ts';
import { type Offer, offerText, slipTexts } from '../../domain/hand-over-slip.ts';
import { AccountId, CounterId, DossierId, HandOverId, Origin, PointId, QueueId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

const secret = 'chim-sao-bay-cao';
export const approver = { login: 'truong', secret };
const there = PointId('22006-2');
const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });
const command = () => ({ origin: Origin(origin()) });

/** A clerk at an open counter, and a head who may be the second of two. */
export async function staffedForHandOvers(point: PointInTest) {
  const { operations, store, clerkAt } = point;
  const clerk = clerkAt('1');
  const password = await quickPasswords().hash(secret);
  const [me, head] = [AccountId(String(clerk.session?.account)), AccountId('00000000-0000-4000-8000-000000000009')];
  store.accounts.insert({ id: me, login: 'canbo', name: 'Cán Bộ Mẫu', role: 'clerk', password }, 0);
  store.accounts.insert({ id: head, login: 'truong', name: 'Trưởng Mẫu', role: 'head', password }, 0);
  value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
  const receive = async (n: number) => {
    const received = await operations.receiveDossier(
      {
        ...{ ...at(), procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
        ...{ applicant: inventedPerson(n), submitter: null, sets: 1, note: '', language: 'vi' },
        documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
      },
      clerk,
    );
    return DossierId(value(received).dossier);
  };
  const offer = async (dossiers: readonly DossierId[], carries: Carried, to: PointId = there) => {
    const kind = carries === 'result' ? ('results' as const) : ('folders' as const);
    const items = dossiers.map((dossier) => ({ dossier, carries }));
    const made = await operations.makeHandOver({ ...command(), to, kind, bag: null, items }, clerk);
    return value(made).handOver;
  };
  /** What a scanner reads off the slip. */
  const slipOf = (handOver: string) => {
    const known = point.store.handOvers.get(handOver);
    if (!known) throw new Error('no such hand-over');
    return slipTexts(known, { publicKey: point.slips.publicKey, signature: known.signature });
  };
  return { clerk, receive, offer, slipOf };
}

/** Every kind of thing that happens to a folder, as one point's log says it. */
export async function handsOfTwoPoints(point: PointInTest): Promise<void> {
  const { operations } = point;
  const { clerk, receive, offer, slipOf } = await staffedForHandOvers(point);
  const dossiers: DossierId[] = [];
  for (let n = 0; n < 4; n++) dossiers.push(await receive(n));
  const [first, second, third] = dossiers as [DossierId, DossierId, DossierId];
  // Out, and taken back by its slip and two people.
  const out = await offer([first, second], 'folder');
  value(await operations.withdrawHandOver({ ...command(), slip: slipOf(out.handOver), approver }, clerk));
  // From the scan; the folder follows.
  await offer([third], 'nothing');
  await offer([third], 'folder');
  // Lost on a road, and made anew by who needs it.
  const lost = { dossier: first, paper: 'folder' as const, missing: ['Tờ khai'], note: 'Rơi ở dốc Mẫu', approver };
  value(await operations.reportFolderLost({ ...command(), ...lost }, clerk));
  value(
    await operations.reconstituteFolder({ ...command(), dossier: first, paper: 'folder', documentCount: 1 }, clerk),
  );
  // What another point offers comes with its slip before its news: taken, or sent back.
  const strangers = [slipOfStranger(1), slipOfStranger(2)];
  const [taken, sentBack] = strangers as [(typeof strangers)[0], (typeof strangers)[0]];
  const present = taken.offer.items.map(({ code }) => code);
  const answer = { how: 'one-by-one' as const, present, damaged: [] };
  value(
    await operations.acceptHandOver({ ...command(), handOver: taken.offer.handOver, slip: taken.texts, answer }, clerk),
  );
  const wrong = { handOver: sentBack.offer.handOver, slip: sentBack.texts, only: null, reason: 'wrong-point' as const };
  value(await operations.declineHandOver({ ...command(), ...wrong }, clerk));
  value(await operations.recountFolders({ ...command(), counted: [{ dossier: second, found: true }] }, clerk));
}

/** A slip of a point whose key nobody here knows. */
export function slipOfStranger(n: number, from = there): { offer: Offer; texts: string[] } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
  const offer: Offer = {
    ...{ handOver: HandOverId(uuid(700 + n)), from, to: PointId('22006-1'), kind: 'folders', bag: null },
    at: '2026-11-20T08:00',
    items: [
      { dossier: DossierId(uuid(800 + n)), code: `22006-2-261120-000${n}`, cv: 2, carries: 'folder', work: true },
    ],
  };
  const signature = sign(null, Buffer.from(offerText(offer)), privateKey).toString('base64url');
  const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return { offer, texts: slipTexts(offer, { publicKey: der, signature }) };
}
