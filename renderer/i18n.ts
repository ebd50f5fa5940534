import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { sourceLanguage } from '../domain/languages.ts';
import viAnnouncement from '../locales/vi/announcement.json';
import viErrors from '../locales/vi/errors.json';
import viScreen from '../locales/vi/screen.json';

/**
 * Texts of every page: Vietnamese is the source and the fallback, and in the page from the start; every other language
 * comes from the station (`ui/use-texts.ts`). Keys are flat (`kiosk.home.prompt`) and typed.
 * Display language and formats are two things: dates and numbers are always Vietnamese (`ui/format.ts`).
 */
export { sourceLanguage };

const namespaces = ['screen', 'errors', 'announcement'] as const;
const source = { screen: viScreen, errors: viErrors, announcement: viAnnouncement } as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'screen';
    keySeparator: false;
    resources: typeof source;
  }
}

export type ScreenKey = keyof typeof viScreen;
export type ErrorKey = keyof typeof viErrors;

/** Of one language, as the station answers them; what is not there is read in Vietnamese. */
export type PageTexts = Readonly<Record<(typeof namespaces)[number], Readonly<Record<string, string>>>>;

export function startTexts() {
  i18next.use(initReactI18next);
  i18next.init({
    resources: { [sourceLanguage]: source },
    lng: sourceLanguage,
    fallbackLng: sourceLanguage,
    defaultNS: 'screen',
    ns: [...namespaces],
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { bindI18nStore: 'added removed' },
  });
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  document.documentElement.lang = sourceLanguage;
  return i18next;
}

/** Puts a language's texts in place of those it had: what a station no longer answers is Vietnamese again. */
export function setTexts(language: string, texts: PageTexts): void {
  for (const namespace of namespaces) {
    if (language === sourceLanguage) i18next.addResourceBundle(language, namespace, texts[namespace], false, true);
    else {
      i18next.removeResourceBundle(language, namespace);
      if (Object.keys(texts[namespace]).length > 0) i18next.addResourceBundle(language, namespace, texts[namespace]);
    }
  }
}

/** A text that is data (a queue's name): in this language, else in Vietnamese, else whatever there is. */
export function textIn(language: string, texts: Readonly<Record<string, string>>): string {
  return texts[language] ?? texts[sourceLanguage] ?? Object.values(texts)[0] ?? '';
}
