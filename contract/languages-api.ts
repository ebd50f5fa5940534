import { z } from 'zod';
import { method } from './method.ts';
import { words } from './words.ts';

const texts = z.record(z.string(), z.string()).describe('flat; a key that is not there is Vietnamese');

/** The languages of a centre: what citizens read. Part of `terminalApi`. */
export const languagesApi = {
  readTexts: method('readTexts', 'The texts of a language that may be shown now: its open stages, each whole')
    .input(z.object({ language: words.language }))
    .output(z.object({ version: z.string(), screen: texts, errors: texts, announcement: texts })),
};
