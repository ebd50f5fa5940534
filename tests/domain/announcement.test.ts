import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callClips, callOrder, callPhrases, ticketClips } from '../../domain/announcement.ts';
import {
  bigNumberClips,
  counting,
  numberClips,
  numberWords,
  type SpokenLanguage,
  spokenLanguages,
} from '../../domain/number-words.ts';

/** What a speaker reads, in the order it is heard; "?" where no word is attested. */
function read(language: SpokenLanguage, clips: readonly string[]): string {
  return clips.map((clip) => numberWords[language][clip]?.text ?? '?').join(' ');
}
const number = (language: SpokenLanguage, value: number) => read(language, numberClips(language, value));

test('D3: a call is the number sign by sign, then the counter', () => {
  expect(callClips('vi', 'A012', '3')).toEqual([
    ...['call.number', 'letter.A', 'digit.0', 'digit.1', 'digit.2'],
    ...['call.counter', 'digit.3'],
  ]);
});

test('a number of a host that took over is read with both of its letters', () => {
  expect(ticketClips('AB107')).toEqual(['letter.A', 'letter.B', 'digit.1', 'digit.0', 'digit.7']);
});

test('counter twelve is a number, not two digits', () => {
  expect(callClips('en', 'B1000', '12').slice(-2)).toEqual(['call.counter', 'number.12']);
});

test('people in Gia Lai hear mốt and lăm where they belong, and một and năm elsewhere', () => {
  expect([0, 1, 5, 10, 11, 15, 20, 21, 25, 51, 55, 90].map((value) => number('vi', value))).toEqual([
    ...['không', 'một', 'năm', 'mười', 'mười một', 'mười lăm'],
    ...['hai mươi', 'hai mươi mốt', 'hai mươi lăm', 'năm mươi mốt', 'năm mươi lăm', 'chín mươi'],
  ]);
});

test('English numbers are read as they are said', () => {
  expect([0, 7, 10, 13, 20, 47].map((value) => number('en', value))).toEqual([
    ...['zero', 'seven', 'ten', 'thirteen', 'twenty', 'forty seven'],
  ]);
});

test('Jrai and Bahnar count with the words their sources attest (domain.md 9.4)', () => {
  expect(number('jra', 12)).toBe('pluh dua');
  expect([11, 12, 20].map((value) => number('bdq', value))).toEqual(['minh jĭt mônh', "minh jĭt 'bar", "'bar jĭt"]);
  expect([11, 12, 20].map((value) => number('bdq-x-kriem', value))).toEqual([
    ...['minh jĭt minh', "minh jĭt 'băl", "'băl jĭt"],
  ]);
});

test('no word is made up: where none is attested there is none, and it says so', () => {
  for (const language of spokenLanguages)
    for (const [clip, { text, certainty }] of Object.entries(numberWords[language]))
      expect(certainty === 'X', `${language} ${clip}`).toBe(text === null);
  expect(numberWords.jra['digit.0']).toEqual({ text: null, certainty: 'X' });
  expect(numberWords.bdq['digit.0']).toEqual({ text: null, certainty: 'X' });
  expect(counting.jra.certainty).toBe('X');
  expect(callOrder.jra.certainty).toBe('X');
});

test('a fee is said as people say it, and left to Vietnamese where nobody knows how', () => {
  const fee = (language: SpokenLanguage, value: number) => read(language, bigNumberClips(language, value) ?? []);
  expect([100, 105, 115, 8_000, 25_000, 1_005_000, 1_234_567].map((value) => fee('vi', value))).toEqual([
    ...['một trăm', 'một trăm lẻ năm', 'một trăm mười lăm', 'tám nghìn', 'hai mươi lăm nghìn'],
    'một triệu không trăm lẻ năm nghìn',
    'một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy',
  ]);
  expect([100, 105, 8_000, 1_005, 25_300].map((value) => fee('en', value))).toEqual([
    ...['one hundred', 'one hundred and five', 'eight thousand', 'one thousand and five'],
    'twenty five thousand three hundred',
  ]);
  expect(bigNumberClips('jra', 8_000)).toBeNull();
  expect(bigNumberClips('jra', 12)).toEqual(numberClips('jra', 12));
});

test('every number from 0 to 99 is said in every language, by words that are on the list to record', () => {
  fc.assert(
    fc.property(fc.constantFrom(...spokenLanguages), fc.integer({ min: 0, max: 99 }), (language, value) => {
      const clips = numberClips(language, value);
      expect(clips.length).toBeGreaterThan(0);
      for (const clip of clips) expect(numberWords[language], clip).toHaveProperty([clip]);
    }),
  );
});

test('no two numbers sound the same', () => {
  for (const language of spokenLanguages) {
    const said = Array.from({ length: 100 }, (_, value) => numberClips(language, value).join(' '));
    expect(new Set(said).size, language).toBe(100);
  }
});

test('a call names its phrases, and nothing of it is lost in any language', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...spokenLanguages),
      fc.stringMatching(/^[A-Z]{1,2}\d{3,5}$/),
      fc.integer({ min: 1, max: 99 }),
      (language, ticket, counter) => {
        const clips = callClips(language, ticket, String(counter));
        expect(clips).toEqual(expect.arrayContaining([...callPhrases]));
        expect(clips).toHaveLength(callPhrases.length + ticket.length + numberClips(language, counter).length);
      },
    ),
  );
});
