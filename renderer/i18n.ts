import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import enAnnouncement from '../locales/en/announcement.json';
import enErrors from '../locales/en/errors.json';
import enScreen from '../locales/en/screen.json';
import viAnnouncement from '../locales/vi/announcement.json';
import viErrors from '../locales/vi/errors.json';
import viScreen from '../locales/vi/screen.json';

/**
 * Texts of every page: Vietnamese is the source and the fallback, keys are flat (`kiosk.home.prompt`) and typed.
 * Display language and formats are two things: dates and numbers are always Vietnamese (`ui/format.ts`).
 */
export const sourceLanguage = 'vi';

export const resources = {
  vi: { screen: viScreen, errors: viErrors, announcement: viAnnouncement },
  en: { screen: enScreen, errors: enErrors, announcement: enAnnouncement },
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'screen';
    keySeparator: false;
    resources: (typeof resources)['vi'];
  }
}

export type ScreenKey = keyof typeof viScreen;
export type ErrorKey = keyof typeof viErrors;

export function startTexts() {
  i18next.use(initReactI18next);
  i18next.init({
    resources,
    lng: sourceLanguage,
    fallbackLng: sourceLanguage,
    defaultNS: 'screen',
    ns: ['screen', 'errors', 'announcement'],
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  document.documentElement.lang = sourceLanguage;
  return i18next;
}

/** A text that is data (a queue's name): in this language, else in Vietnamese, else whatever there is. */
export function textIn(language: string, texts: Readonly<Record<string, string>>): string {
  return texts[language] ?? texts[sourceLanguage] ?? Object.values(texts)[0] ?? '';
}
