import { describe, expect, test } from 'vitest';
import { mayDownload } from '../../../main/electron/may-download.ts';

const origin = 'app://gan-dan';
const workbook = 'blob:app://gan-dan/2f1c';

describe('a file is handed to a person', () => {
  test('by the office, of what it made itself', () => {
    expect(mayDownload(origin, `${origin}/office.html`, workbook)).toBe(true);
  });

  test('by the counter, the form of a receipt', () => {
    expect(mayDownload(origin, `${origin}/counter.html`, workbook)).toBe(true);
  });

  test.each(['kiosk', 'board', 'paper'])('by no other window: %s', (role) => {
    expect(mayDownload(origin, `${origin}/${role}.html`, workbook)).toBe(false);
  });

  test.each([
    'https://example.invalid/a.exe',
    'file:///etc/passwd',
    'blob:https://example.invalid/1',
    'data:text/plain,a',
  ])('from no address: %s', (file) => {
    expect(mayDownload(origin, `${origin}/office.html`, file)).toBe(false);
  });
});
