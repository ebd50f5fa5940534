import type { Check } from './check.ts';

/** Texts and recordings of the languages the point offers. */
export const languages: Check = {
  id: 'languages',
  now: (parts) => {
    const offered = parts.languages.progress().filter((each) => each.offered);
    const lacking = offered.filter(({ language, stages }) =>
      language.wholeProduct ? false : stages.some(({ open }) => !open),
    );
    const params = { languages: offered.map(({ language }) => language.ownName).join(', ') };
    if (lacking.length === 0) return { state: 'ok', says: 'languages.whole', params };
    const names = lacking.map(({ language }) => language.ownName).join(', ');
    return { state: 'warning', says: 'languages.lacking', params: { names }, how: 'record-clips' };
  },
};
