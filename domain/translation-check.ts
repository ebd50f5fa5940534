import { writtenLetters, writtenMarks, writtenSigns } from './data/written-letters.ts';
import type { Language } from './languages.ts';

/** What is wrong with a translated text, so that nobody reads it, and what somebody should look at. */
export const translationFaults = ['placeholders', 'letter-unknown', 'old-font', 'key-unknown', 'key-twice'] as const;
export const translationHints = ['capital-hook', 'apostrophe', 'caron', 'source-changed', 'long'] as const;
export type TranslationFinding = (typeof translationFaults)[number] | (typeof translationHints)[number];

export interface Finding {
  readonly kind: TranslationFinding;
  /** The letters or placeholders it is about; '' where there is nothing to name. */
  readonly detail: string;
}

export function isFault({ kind }: Finding): boolean {
  return (translationFaults as readonly string[]).includes(kind);
}

/** `{{number}}` → `number`, in order of the alphabet. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name]) => name ?? '').sort();
}

/**
 * A translated text as it is kept: composed (NFC), without spaces around it, and in a highland language with Ƀ where
 * Ɓ was typed (its small letter would be ɓ) and one apostrophe for ' ‘ ʼ ` ´ (domain.md §9.2).
 */
export function tidyText(text: string, { wholeProduct }: Pick<Language, 'wholeProduct'>): string {
  const composed = text
    .normalize('NFC')
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
  if (wholeProduct) return composed;
  return composed
    .replace(/Ɓ/g, 'Ƀ')
    .replace(/ɓ/g, 'ƀ')
    .replace(/['‘ʼ`´ʹ]/g, '’');
}

/** Compares a text as it was typed with the Vietnamese it translates. An empty text is simply not translated yet. */
export function checkTranslation(typed: string, source: string, language: Pick<Language, 'wholeProduct'>): Finding[] {
  const text = tidyText(typed, language);
  if (text === '') return [];
  const findings: Finding[] = [];
  const find = (kind: TranslationFinding, details: Iterable<string>) => {
    const detail = [...new Set(details)].join(' ');
    if (detail !== '') findings.push({ kind, detail });
  };
  const wanted = placeholdersIn(source);
  if (placeholdersIn(text).join() !== wanted.join())
    findings.push({ kind: 'placeholders', detail: wanted.map((name) => `{{${name}}}`).join(' ') });
  const words = text.replace(/\{\{[^}]*\}\}/g, '');
  const oldFont = language.wholeProduct ? [] : [...words.matchAll(/[[\]{}^\\|]/g)].map(([sign]) => sign);
  find('old-font', oldFont);
  // Carons on vowels are in no alphabet of ours; the breve of the same letter is meant (ǐ for ĭ, ě for ĕ).
  const carons = [...words].filter(
    (letter) => /\p{L}/u.test(letter) && /^[aeiou]\u030c$/i.test(letter.normalize('NFD')),
  );
  find('caron', carons);
  find(
    'letter-unknown',
    [...words].filter((letter) => !isWritten(letter) && !oldFont.includes(letter) && !carons.includes(letter)),
  );
  if (!language.wholeProduct) {
    find(
      'capital-hook',
      [...typed.normalize('NFC')].filter((letter) => letter === 'Ɓ' || letter === 'ɓ'),
    );
    find(
      'apostrophe',
      [...typed].filter((sign) => "'‘ʼ`´ʹ".includes(sign)),
    );
  }
  // English is looked at on every screen; what nobody of us can read is measured.
  if (!language.wholeProduct && lengthOf(text) > 12 && lengthOf(text) > lengthOf(source) * LONGEST)
    findings.push({ kind: 'long', detail: '' });
  return findings;
}

/** Screens and papers are tried with texts 1.4 times as long as the Vietnamese. */
const LONGEST = 1.4;

function isWritten(letter: string): boolean {
  if (writtenLetters.has(letter) || writtenMarks.has(letter) || writtenSigns.has(letter)) return true;
  // What Unicode composed of a letter and a mark of ours: ḏ is d with a macron below.
  const [base = '', ...marks] = letter.normalize('NFD');
  return marks.length > 0 && writtenLetters.has(base) && marks.every((mark) => writtenMarks.has(mark));
}

/** As people count: a letter and its marks are one. */
function lengthOf(text: string): number {
  return text.normalize('NFD').replace(/\p{M}/gu, '').length;
}
