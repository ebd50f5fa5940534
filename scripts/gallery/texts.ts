import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pseudoText } from '../pseudo-locale.ts';

/** Languages a gallery shows; `qps` is the pseudo-locale: Vietnamese 1.4 times as long, in Jrai and Bahnar letters. */
export const languages = ['vi', 'en', 'qps'] as const;
export type Language = (typeof languages)[number];

export const textFiles = ['screen', 'errors', 'announcement', 'paper'] as const;
export type TextFile = (typeof textFiles)[number];
export type Texts = Readonly<Record<string, string>>;

/** How a screen says something in the language it is shown in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function textsOf(project: string, language: Language, file: TextFile): Texts {
  const from = language === 'qps' ? 'vi' : language;
  const texts: Texts = JSON.parse(readFileSync(join(project, 'locales', from, `${file}.json`), 'utf8'));
  if (language !== 'qps') return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudoText(text)]));
}

export function sayIn(project: string, language: Language): Say {
  const texts = textsOf(project, language, 'screen');
  return (key, values = {}) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`no text ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
