import { createInstance } from 'i18next';
import type { PaperWords } from '../../../domain/paper.ts';
import en from '../../../locales/en/paper.json' with { type: 'json' };
import vi from '../../../locales/vi/paper.json' with { type: 'json' };

/** The words of papers by language; a word a language lacks is Vietnamese, the source language. */
export function createPaperWords(): (language: string) => PaperWords {
  const translator = createInstance({
    lng: 'vi',
    fallbackLng: 'vi',
    resources: { vi: { paper: vi }, en: { paper: en } },
    defaultNS: 'paper',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void translator.init();
  return (language) => {
    const translate = translator.getFixedT(language, 'paper');
    return (key, values) => translate(key, { ...values });
  };
}
