import { usualPrinter } from '../../../domain/data/printers.ts';
import { highlandLetters, vietnameseLetters } from '../../../domain/test-page-paper.ts';
import type { Check } from './check.ts';

/** Draws every letter once, as a ticket is drawn. */
export const fonts: Check = {
  id: 'fonts',
  examine: async ({ paperMaker }) => {
    const lines = [...vietnameseLetters, ...highlandLetters].map((text) => ({
      ...{ type: 'text' as const, text, capMm: 2.6, weight: 'regular' as const, align: 'left' as const },
    }));
    try {
      const { length } = await paperMaker.bytes({ kind: 'test-page', language: 'vi', width: 80, lines }, usualPrinter);
      return length > 0
        ? { state: 'ok', says: 'fonts.ok' }
        : { state: 'bad', says: 'fonts.failed', how: 'call-province' };
    } catch {
      return { state: 'bad', says: 'fonts.failed', how: 'call-province' };
    }
  },
};
