import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Carried, carriedThings } from '../../domain/custody-events.ts';
import {
  isSlipText,
  judgeSlip,
  type Offer,
  offerText,
  readSlip,
  shortId,
  slipTexts,
} from '../../domain/hand-over-slip.ts';
import { handOverSlipPaper } from '../../domain/hand-over-slip-paper.ts';
import { DossierId, HandOverId, PointId } from '../../domain/ids.ts';

const { privateKey, publicKey: key } = generateKeyPairSync('ed25519');
const publicKey = key.export({ format: 'der', type: 'spki' }).toString('base64');
const signed = (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64url');
const isSignedBy = (text: string, signature: string) =>
  verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));

function offerOf(count: number, bag: string | null = 'T-0042'): Offer {
  const uuid = (n: number) => `0190a1b2-c3d4-7e5f-8a6b-${String(n * 7919).padStart(12, '0')}`;
  return {
    ...{ handOver: HandOverId(uuid(99_999)), from: PointId('22006-1'), to: PointId('22006-12'), kind: 'folders', bag },
    at: '2026-11-28T07:45',
    items: Array.from({ length: count }, (_, n) => ({
      ...{ dossier: DossierId(uuid(n)), code: `22006-1-261128-B${String(n).padStart(4, '0')}`, cv: n + 2 },
      ...{ carries: carriedThings[n % 3] as Carried, work: n % 2 === 0 },
    })),
  };
}

const slipOf = (offer: Offer) => slipTexts(offer, { publicKey, signature: signed(offerText(offer)) });

describe('the slip of a hand-over', () => {
  test.each([1, 7, 8, 30, 200])('of %i dossiers is read from its codes in any order, any of them twice', (count) => {
    const offer = offerOf(count, count === 8 ? null : 'T-0042');
    const texts = slipOf(offer);
    expect(texts.every(isSlipText)).toBe(true);
    // What a camera reads off a 58 mm roll: version 20 at most, level M.
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(600);
    const read = readSlip([...texts.toReversed(), texts[0] ?? '']);
    expect(read).toMatchObject({ type: 'whole', signed: { offer } });
    if (read.type === 'whole') expect(judgeSlip(read.signed, [publicKey], isSignedBy)).toBe('genuine');
  });

  test('says which codes are still to be scanned, and takes none of another slip', () => {
    const texts = slipOf(offerOf(20));
    expect(readSlip([texts[2] ?? ''])).toMatchObject({ type: 'more', missing: [1, 2] });
    const other = slipOf({ ...offerOf(20), handOver: HandOverId('0190a1b2-c3d4-7e5f-8a6b-000000000000') });
    expect(readSlip([texts[0] ?? '', texts[1] ?? '', other[2] ?? ''])).toEqual({ type: 'unreadable' });
    expect(readSlip([])).toEqual({ type: 'unreadable' });
    expect(readSlip(['22006-1-261128-0001'])).toEqual({ type: 'unreadable' });
  });

  test('another dossier, version, point or bag in it is seen; whose key nobody knows is said', () => {
    const offer = offerOf(3);
    const texts = slipOf(offer);
    const changed = (from: string | RegExp, to: string) => readSlip(texts.map((text) => text.replace(from, to)));
    const verdicts = [
      changed('B0001', 'B0009'),
      changed(',3,', ',9,'),
      changed('22006-12', '22006-13'),
      changed('T-0042', 'T-0043'),
      changed(shortId(offer.items[0]?.dossier ?? ''), shortId('0190a1b2-c3d4-7e5f-8a6b-999999999999')),
    ].map((read) => (read.type === 'whole' ? judgeSlip(read.signed, [publicKey], isSignedBy) : read.type));
    expect(verdicts).toEqual(['forged', 'forged', 'forged', 'forged', 'forged']);
    const whole = readSlip(texts);
    if (whole.type !== 'whole') throw new Error('not whole');
    expect(judgeSlip(whole.signed, [], isSignedBy)).toBe('key-unknown');
  });
});

test('a slip of what goes in no bag says nothing of a seal', () => {
  const paper = (bag: string | null) => {
    const { lines } = handOverSlipPaper({
      ...{ width: 80, language: 'vi', words: (key) => key, centreName: '', pointName: '', phone: '', kind: 'folders' },
      ...{ from: 'A', to: 'B', bag, at: '2026-11-19T16:40', items: [], codes: [], copy: 0, demonstration: false },
    });
    return JSON.stringify(lines);
  };
  expect([paper(null).includes('slip.checkOpen'), paper(null).includes('"slip.check"')]).toEqual([true, false]);
  expect([paper('NP-1').includes('slip.checkOpen'), paper('NP-1').includes('"slip.check"')]).toEqual([false, true]);
});
