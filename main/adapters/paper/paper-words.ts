import { createInstance } from 'i18next';
import type { PaperWords } from '../../../domain/paper.ts';
import { shippedPack } from '../languages/shipped-texts.ts';

/** By language, flat: `ticket.ahead`. */
export type PaperTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const shipped: PaperTexts = { vi: shippedPack('vi').texts.paper, en: shippedPack('en').texts.paper };

/** The words of papers by language; a word a language lacks is Vietnamese, the source language. */
export function createPaperWords(papers: PaperTexts = shipped): (language: string) => PaperWords {
  const translator = createInstance({
    lng: 'vi',
    fallbackLng: 'vi',
    resources: Object.fromEntries(Object.entries(papers).map(([language, paper]) => [language, { paper }])),
    defaultNS: 'paper',
    keySeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void translator.init();
  return (language) => {
    const translate = translator.getFixedT(language, 'paper');
    return (key, values) => translate(key, { ...values });
  };
}
