import { type LanguageTexts, textFiles } from '../domain/languages.ts';

/**
 * `qps`: no language. Every Vietnamese text in the letters of Jrai and Bahnar (domain.md §9.2), each word about 1.4 times
 * as long, placeholders kept: what a screen or paper cannot hold shows before a translator finds it. For tests and the
 * gallery only; no station offers it.
 */
export const pseudoLanguage = 'qps';

const longer = 1.4;

/** Stacked marks on purpose: a circumflex or horn with a breve over it has no letter of its own in Unicode. */
const letters: Readonly<Record<string, string>> = {
  ...{ a: 'â̆', b: 'ƀ', c: 'č', d: 'đ', e: 'ê̆', i: 'ĭ', n: 'ñ', o: 'ơ̆', u: 'ư̆', y: 'ŭ' },
  ...{ A: 'Â̆', B: 'Ƀ', C: 'Č', D: 'Đ', E: 'Ê̆', I: 'Ĭ', N: 'Ñ', O: 'Ô̆', U: 'Ư̆', Y: 'Ŭ' },
};

export function pseudoText(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(/\p{L}[\p{L}\p{M}]*/gu, pseudoWord)))
    .join('')
    .normalize('NFC');
}

function pseudoWord(word: string): string {
  const plain = [...word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')];
  const wanted = Math.ceil(plain.length * longer);
  const tail = Array.from({ length: wanted - plain.length }, (_, n) => plain[n % plain.length] ?? '');
  const isCapital = word === word.toUpperCase();
  return [...plain, ...tail.map((letter) => (isCapital ? letter : letter.toLowerCase()))]
    .map((letter) => letters[letter] ?? letter)
    .join('');
}

export function pseudoTexts(source: LanguageTexts): LanguageTexts {
  const files = textFiles.map((file) => {
    const texts = Object.entries(source[file]).map(([key, text]) => [key, pseudoText(text)] as const);
    return [file, Object.fromEntries(texts)] as const;
  });
  return Object.fromEntries(files) as unknown as LanguageTexts;
}
