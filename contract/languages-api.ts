import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { translationFaults, translationHints } from '../domain/translation-check.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const texts = z.record(z.string(), z.string()).describe('flat; a key that is not there is Vietnamese');

const stageProgress = z.object({
  stage: words.languageStage,
  needed: z.int().describe('texts'),
  missingTexts: z.int(),
  missingClips: z.int(),
  review: z.object({ reviewer: z.string(), date: words.date }).nullable(),
  reviewStands: z.boolean().describe('false: a text, or the Vietnamese of it, changed after the review'),
  open: z.boolean().describe('citizens meet it'),
});

const languageProgress = z.object({
  code: words.language,
  ownName: z.string(),
  vietnameseName: z.string(),
  isSource: z.boolean(),
  offered: z.boolean().describe('by this point'),
  stages: z.array(stageProgress),
});

const finding = z.object({
  id: z.string().describe('`screen:kiosk.home.prompt`'),
  seen: z.string().describe('where, in words of the screens'),
  kind: z.enum([...translationFaults, ...translationHints]),
  detail: z.string().describe('the letters or placeholders it is about'),
});

const readFile = z.object({
  changed: z.int(),
  stages: z.array(words.languageStage).describe('of which a text changes: to be reviewed again'),
  faults: z.array(finding).describe('with one of them nothing is taken in'),
  hints: z.array(finding).describe('worth a look'),
});

const languageUnknown = failure('language-unknown');
const fileUnreadable = failure('translation-file-unreadable');
/** The language's files could not be written: nothing changed. */
const notKept = failure('language-not-kept');
const sourceLanguage = failure('language-is-source');
/** At most about 180 KB of workbook; the door takes no more. */
const file = { language: words.language, base64: z.base64().max(240_000) };

/** The languages of a centre: what citizens read, how far each is, translators' files, opening by stages. Part of `terminalApi`. */
export const languagesApi = {
  readTexts: method('readTexts', 'The texts of a language that may be shown now: its open stages, each whole')
    .input(z.object({ language: words.language }))
    .output(z.object({ version: z.string(), screen: texts, errors: texts, announcement: texts })),
  watchLanguages: method('watchLanguages', 'How far each language is, stage by stage')
    .input(nothing)
    .output(eventIterator(z.object({ languages: z.array(languageProgress), today: words.date }))),
  exportTexts: method('exportTexts', 'Everything a language has to say, for a translator')
    .input(z.object({ language: words.language, form: z.enum(['workbook', 'i18next']) }))
    .output(answer(z.object({ name: z.string(), type: z.string(), base64: z.string() }), languageUnknown)),
  checkTexts: method('checkTexts', 'What a translator’s file would change; changes nothing')
    .input(z.object(file))
    .output(answer(readFile, languageUnknown, fileUnreadable)),
  importTexts: method('importTexts', 'Takes a translator’s file in, whole or not at all')
    .input(z.object({ ...command, ...file }))
    .output(
      answer(
        readFile,
        languageUnknown,
        fileUnreadable,
        z.object({ type: z.literal('translation-faulty'), count: z.int() }),
        notKept,
        notWritable,
      ),
    ),
  openStage: method('openStage', 'A native speaker has reviewed this stage whole: citizens meet it from now on')
    .input(
      z.object({
        ...command,
        language: words.language,
        stage: words.languageStage,
        reviewer: words.named(80),
        date: words.date,
      }),
    )
    .output(
      answer(
        nothing,
        languageUnknown,
        sourceLanguage,
        z.object({ type: z.literal('stage-not-whole'), texts: z.int(), clips: z.int() }),
        failure('stage-before-closed'),
        failure('review-in-future'),
        notKept,
        notWritable,
      ),
    ),
  closeStage: method('closeStage', 'Back to Vietnamese, this stage and those after it, until it is reviewed again')
    .input(z.object({ ...command, language: words.language, stage: words.languageStage }))
    .output(answer(nothing, languageUnknown, sourceLanguage, notKept, notWritable)),
};
