import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type DecodedPaper, decodeEscpos } from '../support/escpos-decoder.ts';
import { startPaperMaker } from '../support/paper-maker.ts';
import { barcodeIn, differentDots, type Picture, pictureOfPaper, pictureOfPng, qrIn } from '../support/pictures.ts';
import { describePaper, goldenBytes, goldenFile } from './golden-files.ts';
import type { SamplePaper } from './sample-forms.ts';
import { dossierCode, officialCode, samplePapers, signedSample, token, transferCode } from './sample-papers.ts';
import { sampleSlipCodes } from './sample-slips.ts';

const maker = startPaperMaker();
afterAll(() => maker.close());

const inHand = new Map<SamplePaper, Promise<{ bytes: Uint8Array; papers: readonly DecodedPaper[] }>>();

/** Drawn and decoded once, looked at by every test. */
function print(sample: SamplePaper) {
  const known = inHand.get(sample);
  if (known) return known;
  const printed = maker.bytes(sample.paper, sample.printer).then((bytes) => ({ bytes, papers: decodeEscpos(bytes) }));
  inHand.set(sample, printed);
  return printed;
}

async function onPaper(sample: SamplePaper): Promise<Picture> {
  const [decoded] = (await print(sample)).papers;
  if (!decoded) throw new Error('no paper in the bytes');
  return pictureOfPaper(decoded);
}

/** Of papers that differ by width, dots or language one each is drawn: the rest with the large numbers. */
const isLookedThrough = (name: string) =>
  process.env.GAN_DAN_SCREENS === 'full' || !/-(?:en|qps)-|-58-|-180dpi$/.test(name);

describe.each(Object.entries(samplePapers))('the paper %s', (name, sample) => {
  const { paper } = sample;

  it('says what was reviewed', () => {
    expect(describePaper(paper)).toBe(readFileSync(goldenFile(name, 'txt'), 'utf8'));
  });
});

describe('a paper', () => {
  const looked = Object.entries(samplePapers).filter(([name]) => isLookedThrough(name));

  it.each(looked)('reaches the printer in the same bytes: %s', async (name, sample) => {
    expect(Buffer.compare((await print(sample)).bytes, goldenBytes(name))).toBe(0);
  });

  it.each(looked)('is the picture a person looked at: %s', async (name, sample) => {
    const { printer } = sample;
    const [decoded, ...more] = (await print(sample)).papers;
    expect(more).toEqual([]);
    if (!decoded) throw new Error('no paper in the bytes');
    expect(decoded.cut).toBe(printer.cutter === 'partial');
    expect(decoded.width).toBe(printer.dots);
    expect(Math.max(...decoded.bands)).toBeLessThanOrEqual(printer.rowsPerBand);
    const golden = await pictureOfPng(readFileSync(goldenFile(name, 'png')));
    expect(differentDots(pictureOfPaper(decoded), golden)).toBeLessThan(100);
  });
});

const papersOf = (kind: string) =>
  Object.entries(samplePapers).filter(([name, { paper }]) => paper.kind === kind && isLookedThrough(name));
const tickets = papersOf('ticket');
const appointments = papersOf('appointment');
const receipts = papersOf('receipt');

describe('a citizen with a phone', () => {
  it.each([...tickets, ...appointments])(
    'reads the token and nothing else from the QR of %s',
    async (_name, sample) => {
      expect(qrIn(await onPaper(sample))).toBe(token);
    },
  );

  it('reads the transfer, and nothing else, from the QR of a fee', async () => {
    for (const [name, sample] of Object.entries(samplePapers).filter(([, { paper }]) => paper.kind === 'fee-qr'))
      expect([name, qrIn(await onPaper(sample))]).toEqual([name, transferCode]);
  });

  it('reads the signed word of the sender from the slip of a hand-over, on the narrowest roll too', async () => {
    const slips = Object.entries(samplePapers).filter(([, { paper }]) => paper.kind === 'hand-over-slip');
    expect(slips).toHaveLength(2);
    for (const [name, sample] of slips) expect([name, qrIn(await onPaper(sample))]).toEqual([name, sampleSlipCodes[0]]);
  });

  it('finds no QR on a ticket torn off before its end', async () => {
    for (const [, sample] of tickets.filter(([name]) => name.includes('-vi-'))) {
      const picture = await onPaper(sample);
      for (const share of [0.5, 0.85]) expect(qrIn(picture, 0, Math.floor(picture.height * share))).toBe(null);
    }
  });

  it.each(receipts)('reads the code of the dossier and its signature from the QR of %s', async (name, sample) => {
    const code = name.includes('official') ? officialCode : dossierCode;
    expect(qrIn(await onPaper(sample))).toBe(signedSample(code));
  });
});

describe('a clerk with a hand-held reader', () => {
  const wide = receipts.filter(([, { paper }]) => paper.width === 80);

  it.each(wide)('reads the code of the dossier from the barcode of %s', async (name, sample) => {
    expect(barcodeIn(await onPaper(sample))).toBe(name.includes('official') ? officialCode : dossierCode);
  });

  it('finds none on 58 mm paper, where its bars would be too fine to tell apart: the QR stands alone', async () => {
    for (const [, sample] of receipts.filter(([, { paper }]) => paper.width === 58))
      expect(barcodeIn(await onPaper(sample))).toBe(null);
  });
});

describe('the kept papers', () => {
  it('are exactly those of the samples, so that none is compared with nothing', () => {
    const kept = readdirSync(new URL('golden/', import.meta.url)).sort();
    const wanted = Object.keys(samplePapers).flatMap((name) =>
      ['bin.gz', 'png', 'txt'].map((kind) => `${name}.${kind}`),
    );
    expect(kept).toEqual(wanted.sort());
  });
});
