import { describe, expect, it } from 'vitest';
import { usualPrinter } from '../../domain/data/printers.ts';
import { type PaperDocument, smallestCapMm } from '../../domain/paper.ts';
import { dueRuleText } from '../../domain/receipt-paper.ts';
import { createPaperWords } from '../../main/adapters/paper/paper-words.ts';
import { startPaperMaker } from '../support/paper-maker.ts';
import { samplePapers, samplePrinters, sampleTicket, token } from './sample-papers.ts';

const words = createPaperWords();
const textOf = (paper: PaperDocument) => JSON.stringify(paper.lines);

describe('K7: an old farmer reads a ticket', () => {
  it.each(Object.entries(samplePapers))('%s has no letter under 10 pt', (_name, { paper }) => {
    for (const line of paper.lines) if ('capMm' in line) expect(line.capMm).toBeGreaterThanOrEqual(smallestCapMm);
  });

  it.each([58, 80] as const)('whose number is at least 15 mm high on %i mm paper', (width) => {
    const number = sampleTicket('vi', width).lines.find((line) => line.type === 'number');
    expect(number?.capMm).toBeGreaterThanOrEqual(15);
  });

  it('also in Vietnamese, so that whoever stands beside can help', () => {
    const vi = words('vi');
    const english = textOf(sampleTicket('en', 80, { priority: 'elderly' }));
    for (const said of ['Hộ tịch', vi('colour.red'), vi('priority.elderly'), vi('ticket.advice')])
      expect(english).toContain(said);
    const vietnamese = textOf(sampleTicket('vi', 80, { priority: 'elderly' }));
    expect(vietnamese.split(vi('ticket.advice'))).toHaveLength(2);
  });

  it('whose last line is the QR', () => {
    for (const width of [58, 80] as const)
      expect(sampleTicket('en', width).lines.at(-1)).toMatchObject({ type: 'qr', text: token });
  });

  it('with the hour of Gia Lai, wherever the PC thinks it is', () => {
    expect(textOf(sampleTicket('vi', 80))).toContain('19/11/2026\u00a007:31');
  });

  it('marked when it is a copy, and when the people are invented', () => {
    expect(textOf(sampleTicket('vi', 80))).not.toContain('IN LẠI');
    expect(textOf(sampleTicket('vi', 80, { copy: 3 }))).toContain('IN LẠI lần 3');
    expect(textOf(sampleTicket('vi', 80, { demonstration: true }))).toContain('TRÌNH DIỄN – dữ liệu bịa');
  });

  it('with every word translated, in both languages', () => {
    for (const [name, { paper }] of Object.entries(samplePapers))
      expect(textOf(paper), name).not.toMatch(/"(?:ticket|receipt|test-page|priority)\.|\{\{/);
  });
});

describe('a citizen reads why the result is due that day', () => {
  it('in words that can be checked', () => {
    const vi = words('vi');
    const rule = { kind: 'working-days', days: 3, daysOff: ['2026-11-24'] } as const;
    expect(dueRuleText(rule, vi)).toBe('3 ngày làm việc, nghỉ 24/11');
    expect(dueRuleText({ ...rule, daysOff: [] }, vi)).toBe('3 ngày làm việc');
    expect(dueRuleText({ kind: 'same-day' }, vi)).toBe('trong ngày');
    expect(dueRuleText({ kind: 'next-working-day', because: 'after-15:00' }, vi)).toBe(
      'ngày làm việc tiếp theo (nhận sau 15 giờ)',
    );
    expect(dueRuleText({ kind: 'next-working-day', because: 'day-off' }, words('en'))).toBe(
      'next working day (received on a day off)',
    );
  });
});

describe('the maker of papers', () => {
  it('fails one paper that cannot be drawn and goes on with the next', async () => {
    const maker = startPaperMaker();
    const printer = samplePrinters['58'] ?? usualPrinter;
    const good = sampleTicket('vi', 58);
    const tooLong = { ...good, lines: [{ type: 'qr', text: 'x'.repeat(4000), sizeMm: 20 } as const] };
    const results = await Promise.allSettled([maker.bytes(tooLong, printer), maker.bytes(good, printer)]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
    await maker.close();
    await expect(maker.bytes(good, printer)).rejects.toThrow('closed');
  });
});
