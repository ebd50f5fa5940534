import { type LanguageCode, languageOf, languages } from './languages.ts';

/**
 * How numbers are said, language by language: which recorded words stand for a number, in which order. What a word sounds like
 * is a recording; what is written here is what the speaker reads, with how sure we are of it.
 * Sources: Jrai: VOV4's Jarai articles, kinhthanh.httlvn.org (JBSV), media.ipsapps.org/jra. Bahnar of Gia Lai and Kon Tum:
 * TraMiu/Bahnar-Dataset. Kriêm: the radio texts of Vĩnh Thạnh (buingohoanglong/vietnamese-bahnaric-nmt-data). They are
 * lists of words, not approval: a native speaker corrects and records each before anyone hears it.
 */
export type SpokenLanguage = LanguageCode;
export const spokenLanguages: readonly SpokenLanguage[] = languages.map(({ code }) => code);

/** A recording, by what it says: `digit.7`, `letter.A`, `call.number`, `kiosk.home.prompt`. */
export type ClipId = string;

/** C: seen in a source; M: from several memories, or a source of another kind; X: not attested, the native speaker decides. */
export type Certainty = 'C' | 'M' | 'X';

export interface NumberWord {
  /** null: no word is attested; the speaker says what people say. */
  readonly text: string | null;
  readonly certainty: Certainty;
}

export type NumberWords = Readonly<Record<ClipId, NumberWord>>;

const sure = (text: string): NumberWord => ({ text, certainty: 'C' });
const likely = (text: string): NumberWord => ({ text, certainty: 'M' });
const open: NumberWord = { text: null, certainty: 'X' };

export const numberWords: Readonly<Record<SpokenLanguage, NumberWords>> = {
  vi: {
    ...digits(['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'].map(sure)),
    'number.10': sure('mười'),
    'number.tens': sure('mươi'),
    'number.1.last': sure('mốt'),
    'number.5.last': sure('lăm'),
    'number.hundred': sure('trăm'),
    'number.and': sure('lẻ'),
    'number.thousand': sure('nghìn'),
    'number.million': sure('triệu'),
  },
  en: {
    ...digits(['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(sure)),
    ...Object.fromEntries(
      [
        'ten',
        'eleven',
        'twelve',
        'thirteen',
        'fourteen',
        'fifteen',
        'sixteen',
        'seventeen',
        'eighteen',
        'nineteen',
      ].map((text, over) => [`number.${10 + over}`, sure(text)]),
    ),
    ...Object.fromEntries(
      ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((text, index) => [
        `number.${10 * (index + 2)}`,
        sure(text),
      ]),
    ),
    'number.hundred': sure('hundred'),
    'number.and': sure('and'),
    'number.thousand': sure('thousand'),
    'number.million': sure('million'),
  },
  jra: {
    // 5 is not "tha rơma", which is an elder.
    ...digits([
      open,
      ...[sure('sa'), sure('dua'), likely('klâo'), sure('pă'), likely('rơma')],
      ...[sure('năm'), sure('tơjuh'), likely('sapăn'), likely('duapăn')],
    ]),
    'number.10': sure('pluh'),
  },
  bdq: {
    ...digits([open, ...['minh', "'bar", 'pêng', 'puăn', 'pơđăm', 'tơdrâu', 'tơpơh', 'tơhngam', 'tơsĭn'].map(sure)]),
    'number.tens': sure('jĭt'),
    'number.1.last': sure('mônh'),
  },
  'bdq-x-kriem': {
    ...digits(['không', 'minh', "'băl", 'pêng', 'puôn', 'pơđăm', 'drơ̆u', 'tơpơ̆h', 'tơhngam', 'tơxĭnh'].map(sure)),
    'number.tens': sure('jĭt'),
  },
};

/** How the words come together from 10 on. */
interface Counting {
  /** The whole of 10, and what stands before the last digit of 11–19. */
  readonly ten: readonly ClipId[];
  /** Said after the digit of the tens, from 20 on. */
  readonly tens: ClipId;
  /** A last digit that has another word after ten (11–19) or after tens (21–99). */
  readonly lastAfterTen: Readonly<Record<number, ClipId>>;
  readonly lastAfterTens: Readonly<Record<number, ClipId>>;
  /** Of the order, not of the words. */
  readonly certainty: Certainty;
}

const bahnar = { ten: ['digit.1', 'number.tens'], tens: 'number.tens', certainty: 'C' } as const;

/** English has a word of its own for each ten and up to nineteen: `number.10` … `number.19`, `number.20` … */
export const counting: Readonly<Record<Exclude<SpokenLanguage, 'en'>, Counting>> = {
  vi: {
    ten: ['number.10'],
    tens: 'number.tens',
    lastAfterTen: { 5: 'number.5.last' },
    lastAfterTens: { 1: 'number.1.last', 5: 'number.5.last' },
    certainty: 'C',
  },
  // "pluh-dua" = 12 is attested; that 20 is "two ten", as in Ê Đê, is not.
  jra: { ten: ['number.10'], tens: 'number.10', lastAfterTen: {}, lastAfterTens: {}, certainty: 'X' },
  bdq: { ...bahnar, lastAfterTen: { 1: 'number.1.last' }, lastAfterTens: { 1: 'number.1.last' } },
  'bdq-x-kriem': { ...bahnar, lastAfterTen: {}, lastAfterTens: {} },
};

/** The words of a whole number 0–99, in order. */
export function numberClips(language: SpokenLanguage, number: number): readonly ClipId[] {
  if (!Number.isInteger(number) || number < 0 || number > 99)
    throw new Error(`assertion failed: ${number} is not 0–99`);
  const [tens, last] = [Math.trunc(number / 10), number % 10];
  if (tens === 0) return [`digit.${last}`];
  if (language === 'en') {
    if (tens === 1) return [`number.${number}`];
    return [`number.${10 * tens}`, ...(last === 0 ? [] : [`digit.${last}`])];
  }
  const rule = counting[language];
  const ten = tens === 1 ? rule.ten : [`digit.${tens}`, rule.tens];
  const others = tens === 1 ? rule.lastAfterTen : rule.lastAfterTens;
  return last === 0 ? ten : [...ten, others[last] ?? `digit.${last}`];
}

/** How a fee or a long queue is said, up to 999 999 999; null: the order of hundreds is not known in this language. */
export function bigNumberClips(language: SpokenLanguage, number: number): readonly ClipId[] | null {
  if (number <= 99) return numberClips(language, number);
  if ((language !== 'vi' && language !== 'en') || number > 999_999_999) return null;
  const groups = [
    { value: Math.trunc(number / 1_000_000), after: ['number.million'] },
    { value: Math.trunc(number / 1_000) % 1_000, after: ['number.thousand'] },
    { value: number % 1_000, after: [] },
  ].filter(({ value }) => value > 0);
  return groups.flatMap(({ value, after }, index) => [...hundredClips(language, value, index === 0), ...after]);
}

/** 1–999 inside a larger number: "không trăm lẻ năm" in Vietnamese, "and five" in English. */
function hundredClips(language: 'vi' | 'en', value: number, isFirst: boolean): readonly ClipId[] {
  const [hundreds, rest] = [Math.trunc(value / 100), value % 100];
  const saysHundred = hundreds > 0 || (language === 'vi' && !isFirst);
  const hundred = saysHundred ? [`digit.${hundreds}`, 'number.hundred'] : [];
  if (rest === 0) return hundred;
  const joins = language === 'vi' ? saysHundred && rest < 10 : hundreds > 0 || !isFirst;
  return [...hundred, ...(joins ? ['number.and'] : []), ...numberClips(language, rest)];
}

/** One by one, as a ticket's number and a telephone number are read. Anything but a digit is passed over. */
export function digitClips(text: string): readonly ClipId[] {
  return [...text].filter((sign) => sign >= '0' && sign <= '9').map((sign) => `digit.${sign}`);
}

function digits(words: readonly NumberWord[]): NumberWords {
  return Object.fromEntries(words.map((word, digit) => [`digit.${digit}`, word]));
}

export function isSpokenLanguage(language: string): language is SpokenLanguage {
  return languageOf(language) !== null;
}
