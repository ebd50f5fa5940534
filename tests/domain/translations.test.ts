import { describe, expect, test } from 'vitest';
import { languageOf, noTexts } from '../../domain/languages.ts';
import { type FilledRow, readTranslations, translationRows } from '../../domain/translations.ts';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';

const source = shippedPack('vi').texts;
const english = shippedPack('en').texts;
const jrai = languageOf('jra') ?? expect.fail();
const parts = { language: jrai, source, texts: noTexts };
const row = (id: string, translation: string, vietnamese: string | null = null): FilledRow => ({
  id,
  translation,
  vietnamese,
});
const title = 'screen:kiosk.title';

describe('the rows for a translator', () => {
  const rows = translationRows({ ...parts, english, keep: (list) => `giữ ${list}` });

  test('hold what citizens read and hear and nothing else, first what opens first', () => {
    expect(rows[0]?.stage).toBe('calls');
    expect(rows.some(({ stage }) => stage === null)).toBe(false);
    expect(rows.map(({ id }) => id)).toContain('paper:ticket.ahead');
    expect(rows.filter(({ id }) => id.startsWith('screen:office.'))).toEqual([]);
  });

  test('say where a text is seen and which placeholders stay', () => {
    expect(rows.find(({ id }) => id === 'screen:kiosk.ticket.ahead')).toMatchObject({
      seen: 'Kiosk, màn hình cho biết số',
      vietnamese: source.screen['kiosk.ticket.ahead'],
      english: english.screen['kiosk.ticket.ahead'],
      translation: '',
      note: 'giữ {{ahead}}',
    });
    // A place whose name is missing would show its key.
    expect(rows.filter(({ seen }) => !seen.includes(' '))).toEqual(rows.filter(({ seen }) => seen === 'Kiosk'));
  });

  test('hold staff’s texts too where the whole product is translated', () => {
    const all = translationRows({ ...parts, language: languageOf('en') ?? jrai, english, keep: () => '' });
    expect(all.find(({ id }) => id === 'screen:office.title')?.stage).toBeNull();
  });
});

describe('rows that come back', () => {
  test('change what they say, and only that: an empty cell takes nothing away', () => {
    const texts = { ...noTexts, screen: { 'kiosk.title': '⟨old⟩' } };
    const read = readTranslations([row(title, ' ab '), row('screen:kiosk.home.prompt', '')], { ...parts, texts });
    expect(read).toMatchObject({ faulty: false, changed: 1, stages: ['kiosk'], findings: [] });
    expect(read.changes).toEqual({ ...noTexts, screen: { 'kiosk.title': 'ab' } });
  });

  test('are refused whole for one fault', () => {
    const read = readTranslations([row(title, 'ab'), row('screen:kiosk.ticket.ahead', 'ab')], parts);
    expect(read).toMatchObject({ faulty: true, changed: 0, changes: noTexts });
    expect(read.findings).toEqual([{ id: 'screen:kiosk.ticket.ahead', kind: 'placeholders', detail: '{{ahead}}' }]);
  });

  test('are refused with a key nobody knows, one of staff, or the same key twice with two texts', () => {
    for (const rows of [[row('screen:kiosk.nothing', 'a')], [row('screen:office.title', 'a')], [row('toString', 'a')]])
      expect(readTranslations(rows, parts).findings.map(({ kind }) => kind)).toEqual(['key-unknown']);
    expect(readTranslations([row(title, 'a'), row(title, 'b')], parts).findings[0]?.kind).toBe('key-twice');
    expect(readTranslations([row(title, 'a'), row(title, 'a')], parts)).toMatchObject({ faulty: false, changed: 1 });
  });

  test('say where the Vietnamese has become another since the translator had it', () => {
    const read = readTranslations([row(title, 'ab', 'Câu cũ')], parts);
    expect(read).toMatchObject({ faulty: false, changed: 1 });
    expect(read.findings).toEqual([{ id: title, kind: 'source-changed', detail: source.screen['kiosk.title'] }]);
  });
});
