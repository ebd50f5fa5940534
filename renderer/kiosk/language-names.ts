/** A language is offered by its own name, never by a flag: a flag is a state's. */
export const languageNames: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
};
