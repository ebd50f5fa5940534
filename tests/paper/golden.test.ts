import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeEscpos } from '../support/escpos-decoder.ts';
import { startPaperMaker } from '../support/paper-maker.ts';
import { differentDots, pictureOfPaper, pictureOfPng, qrIn } from '../support/pictures.ts';
import { describePaper, goldenFile } from './golden-files.ts';
import { samplePapers, token } from './sample-papers.ts';

const maker = startPaperMaker();
afterAll(() => maker.close());

describe.each(Object.entries(samplePapers))('the paper %s', (name, paper) => {
  it('says what was reviewed', () => {
    expect(describePaper(paper)).toBe(readFileSync(goldenFile(name, 'txt'), 'utf8'));
  });

  it('reaches the printer in the same bytes', async () => {
    const bytes = await maker.bytes(paper);
    expect(Buffer.compare(bytes, readFileSync(goldenFile(name, 'bin')))).toBe(0);
  });

  it('is, decoded from its bytes, the picture a person looked at', async () => {
    const [decoded, ...more] = decodeEscpos(await maker.bytes(paper));
    expect(more).toEqual([]);
    if (!decoded) throw new Error('no paper in the bytes');
    expect(decoded.cut).toBe(true);
    expect(decoded.width).toBe(paper.width === 80 ? 576 : 384);
    expect(Math.max(...decoded.bands)).toBeLessThanOrEqual(256);
    const golden = await pictureOfPng(readFileSync(goldenFile(name, 'png')));
    expect(differentDots(pictureOfPaper(decoded), golden)).toBeLessThan(100);
  });
});

describe('a citizen with a phone', () => {
  const tickets = Object.entries(samplePapers).filter(([, paper]) => paper.kind === 'ticket');

  it.each(tickets)('reads the token and nothing else from the QR of %s', async (_name, paper) => {
    const [decoded] = decodeEscpos(await maker.bytes(paper));
    if (!decoded) throw new Error('no paper in the bytes');
    expect(qrIn(pictureOfPaper(decoded))).toBe(token);
  });

  it('finds no QR on a ticket torn off before its end', async () => {
    for (const [, paper] of tickets) {
      const [decoded] = decodeEscpos(await maker.bytes(paper));
      if (!decoded) throw new Error('no paper in the bytes');
      for (const share of [0.3, 0.5, 0.7, 0.85])
        expect(qrIn(pictureOfPaper(decoded), 0, Math.floor(decoded.height * share))).toBe(null);
    }
  });

  it('reads the code of the dossier from the receipt', async () => {
    const receipt = samplePapers['receipt-vi-80'];
    if (!receipt) throw new Error('no receipt among the samples');
    const [decoded] = decodeEscpos(await maker.bytes(receipt));
    if (!decoded) throw new Error('no paper in the bytes');
    expect(qrIn(pictureOfPaper(decoded))).toBe('22006-1-261119-0007');
  });
});

describe('the kept papers', () => {
  it('are exactly those of the samples, so that none is compared with nothing', () => {
    const kept = readdirSync(new URL('golden/', import.meta.url)).sort();
    const wanted = Object.keys(samplePapers).flatMap((name) => ['bin', 'png', 'txt'].map((kind) => `${name}.${kind}`));
    expect(kept).toEqual(wanted.sort());
  });
});
