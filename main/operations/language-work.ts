import type { Handlers } from './caller.ts';
import type { Languages } from './languages.ts';

/** What pages read in which language. */
export function languageOperations({ languages }: { languages: Languages }): Handlers<'readTexts'> {
  return {
    readTexts: ({ language }) => {
      const { version, texts } = languages.texts(language);
      return { version, screen: texts.screen, errors: texts.errors, announcement: texts.announcement };
    },
  };
}
