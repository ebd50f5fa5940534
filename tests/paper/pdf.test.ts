import { getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import type { PaperDocument } from '../../domain/paper.ts';
import { highlandLetters, vietnameseLetters } from '../../domain/test-page-paper.ts';
import { startPaperMaker } from '../support/paper-maker.ts';
import { dossierCode, sampleHeadPage, samplePapers, sampleReceipt } from './sample-papers.ts';

const maker = startPaperMaker();
afterAll(() => maker.close());

interface ReadPage {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly text: string;
}

/** As a person who opens the file and selects all. */
async function readPdf(paper: PaperDocument): Promise<readonly ReadPage[]> {
  const pdf = await getDocumentProxy(await maker.pdf(paper));
  const pages: ReadPage[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const [widthMm, heightMm] = [right - left, top - bottom].map((points) => Math.round((points / 72) * 25.4));
    pages.push({ widthMm: widthMm ?? 0, heightMm: heightMm ?? 0, text: text.replace(/\s+/g, ' ') });
  }
  return pages;
}

const joined = (pages: readonly ReadPage[]) => pages.map(({ text }) => text).join(' ');

describe('a head who takes the morning into a meeting', () => {
  it('has one A4 of it, however bad the morning is', async () => {
    const pages = await readPdf(sampleHeadPage('A4', 60));
    expect(pages.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual([[210, 297]]);
    const text = joined(pages).normalize('NFC');
    for (const part of ['Số liệu lúc 19/11/2026', 'QUÁ HẠN: 60', 'và 54 hồ sơ nữa', 'Ước tính nội bộ', '19,46/20 điểm'])
      expect(text).toContain(part);
  });
});

describe('a citizen who asks for the form the law names', () => {
  it.each(Object.entries(samplePapers))('gets %s on A5', async (_name, { paper }) => {
    const pages = await readPdf(paper);
    expect(pages.length).toBeGreaterThan(0);
    for (const { widthMm, heightMm } of pages) expect([widthMm, heightMm]).toEqual([148, 210]);
  });

  it('with the name and motto of the state, which the roll has no room for', async () => {
    const text = joined(await readPdf(sampleReceipt('vi', 80)));
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA');
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
  });

  it('whose Vietnamese can be selected and found: name, code, day', async () => {
    const text = joined(await readPdf(sampleReceipt('vi', 80)));
    for (const part of ['Đinh Thị Bịa', dossierCode, '5. Thời gian trả kết quả: 25/11/2026 08:40', 'NGƯỜI TIẾP NHẬN'])
      expect(text.normalize('NFC')).toContain(part);
  });

  it('whose Jrai and Bahnar letters can be selected, the combining breve included', async () => {
    const { paper } = samplePapers['test-page-vi-80'] ?? {};
    if (!paper) throw new Error('no test page among the samples');
    const text = joined(await readPdf(paper)).normalize('NFC');
    for (const line of [...vietnameseLetters, ...highlandLetters])
      for (const letter of line.split(' ')) expect(text).toContain(letter);
  });

  it('on as many pages as its documents need, each numbered, and no line twice or lost', async () => {
    const documents = Array.from({ length: 40 }, (_, n) => ({
      name: `Giấy số ${n}.`,
      kind: 'copy' as const,
      count: 1,
    }));
    const pages = await readPdf(sampleReceipt('vi', 80, { documents }));
    expect(pages.length).toBeGreaterThan(1);
    for (const [n, { text }] of pages.entries()) expect(text).toContain(`${n + 1}/${pages.length}`);
    const text = joined(pages);
    for (const { name } of documents) expect(text.split(name)).toHaveLength(2);
  });
});
