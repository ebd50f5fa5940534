import { z } from 'zod';
import { answer, nothing } from './answer.ts';
import { notWritable, notYourCounter } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** A draft is the page's own text: the station keeps it sealed and does not read it. */
const draftText = z.string().max(60_000);

/** Who comes to a counter, and what was typed of them so far. */
export const peopleApi = {
  keepDraft: method('keepDraft', 'What was typed and not saved yet, kept sealed; null: there is nothing to keep')
    .input(z.object({ counter: words.counter, draft: draftText.nullable() }))
    .output(answer(nothing, notYourCounter, notWritable)),
  readDraft: method('readDraft', 'What this person typed at this counter and did not save')
    .input(z.object({ counter: words.counter }))
    .output(answer(z.object({ draft: draftText.nullable(), keptAt: words.instant.nullable() }), notYourCounter)),
};
