import { describe, expect, test } from 'vitest';
import { checkTranslation, isFault, tidyText } from '../../domain/translation-check.ts';

const highland = { wholeProduct: false };
const whole = { wholeProduct: true };
const kinds = (typed: string, source = 'Mời số', language = highland) =>
  checkTranslation(typed, source, language).map(({ kind, detail }) => [kind, detail]);

// Letters and placeholders only: no sentence of Jrai or Bahnar is written here.
describe('a translated text', () => {
  test('is kept composed, without spaces around it', () => {
    expect(tidyText('  e\u0302\u0306  o\u031b\u0306\n', highland)).toBe('ê\u0306 ơ\u0306');
    expect(tidyText('a\u00a0b', highland)).toBe('a\u00a0b');
  });

  test('has Ƀ where Ɓ was typed, whose small letter would be another one', () => {
    expect(tidyText('ƁA ɓa', highland)).toBe('ɃA ƀa');
    expect(kinds('ƁA')).toEqual([['capital-hook', 'Ɓ']]);
  });

  test.each(["'ba", '‘ba', 'ʼba', '`ba', '´ba'])('has one apostrophe, however it was typed: %s', (typed) => {
    expect(tidyText(typed, highland)).toBe('’ba');
    expect(kinds(typed).map(([kind]) => kind)).toEqual(['apostrophe']);
    expect(kinds('’ba')).toEqual([]);
  });

  test('keeps its placeholders, each as often as the Vietnamese has it', () => {
    const source = 'Mời số {{number}} đến quầy {{counter}}';
    expect(kinds('a {{counter}} b {{number}}', source)).toEqual([]);
    for (const typed of [
      'a {{number}}',
      'a {{number}} {{counter}} {{counter}}',
      'a {{so}} {{counter}}',
      'a {number} {{counter}}',
    ])
      expect(kinds(typed, source)[0]).toEqual(['placeholders', '{{counter}} {{number}}']);
  });

  test('is looked at where a caron stands for a breve: ǐ and ě are no letters of ours', () => {
    expect(kinds('ǐ ě č ĭ ĕ')).toEqual([['caron', 'ǐ ě']]);
    expect(checkTranslation('ǐ', 'x', highland).some(isFault)).toBe(false);
  });

  test('is refused in the old font of the radio’s pages, whose [ and { are letters', () => {
    expect(kinds('[a {a ]a').find(([kind]) => kind === 'old-font')).toEqual(['old-font', '[ { ]']);
    expect(kinds('[a]', 'x', whole)).toEqual([]);
  });

  test('is refused with a letter that no font of ours has', () => {
    expect(kinds('a → b')).toEqual([['letter-unknown', '→']]);
    expect(kinds('ḏa č\u0331')).toEqual([]);
  });

  test('may be 1.4 times as long as the Vietnamese, and is looked at beyond', () => {
    const source = 'a'.repeat(20);
    expect(kinds('b'.repeat(28), source)).toEqual([]);
    expect(kinds('b'.repeat(29), source)).toEqual([['long', '']]);
    expect(kinds('ê\u0306'.repeat(28), source)).toEqual([]);
  });

  test('that is empty is not translated yet, and no fault', () => {
    expect(kinds(' ', 'Mời số {{number}}')).toEqual([]);
  });
});
