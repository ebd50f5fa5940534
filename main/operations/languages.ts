import { createHash } from 'node:crypto';
import { type LanguageParts, type StageState, shownTexts, stagesOf } from '../../domain/language-stages.ts';
import {
  languages as known,
  type Language,
  type LanguageStage,
  type LanguageTexts,
  languageOf,
  noTexts,
  sourceLanguage,
} from '../../domain/languages.ts';
import type { PaperWords } from '../../domain/paper.ts';
import type { Point } from '../../domain/point.ts';
import type { Queue } from '../../domain/queue.ts';
import type { LanguagePacks } from '../ports/language-packs.ts';

/** By language, flat. */
type PaperTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Offered {
  readonly language: Language;
  readonly stages: readonly StageState[];
  /** What may be shown of it. */
  readonly texts: LanguageTexts;
  /** Changes when they change. */
  readonly version: string;
}

/**
 * The languages of this point as citizens may meet them now: only stages that are whole and reviewed, everything else is
 * Vietnamese. Screens, papers and the board all ask here.
 */
export function createLanguages(parts: {
  readonly point: Point;
  readonly packs: LanguagePacks;
  readonly missingClips: (language: string, stage: LanguageStage) => readonly string[];
  readonly paperWords: (papers: PaperTexts) => (language: string) => PaperWords;
}) {
  const { point, packs, missingClips, paperWords } = parts;
  const sourceNow = () => withQueues(packs.read(sourceLanguage).texts, point, sourceLanguage);
  const wholeOf = (language: Language, source = sourceNow()): LanguageParts => {
    const { texts, reviews } = packs.read(language.code);
    return {
      ...{ language, source, reviews, texts: withQueues(texts, point, language.code) },
      missingClips: (stage) => missingClips(language.code, stage),
    };
  };
  const offer = (language: Language, source: LanguageTexts): Offered => {
    const whole = wholeOf(language, source);
    const stages = stagesOf(whole);
    const texts = shownTexts(whole, stages);
    return { language, stages, texts, version: fingerprint(texts) };
  };
  const read = () => {
    const source = sourceNow();
    const offers = new Map(known.map((language) => [language.code as string, offer(language, source)]));
    const papers = Object.fromEntries([...offers].map(([code, { texts }]) => [code, texts.paper]));
    return { offers, words: paperWords(papers) };
  };
  const now = read();

  const openStages = (code: string): LanguageStage[] =>
    now.offers
      .get(code)
      ?.stages.filter(({ open }) => open)
      .map(({ stage }) => stage) ?? [];
  /** Those the point names, in its order; then those that were opened here. */
  const offered = () => {
    const opened = known.filter(({ code, wholeProduct }) => !wholeProduct && openStages(code).length > 0);
    return [...new Set([...point.languages, ...opened.map(({ code }) => code)])].filter((code) => now.offers.has(code));
  };

  return {
    /** After texts, reviews or clips changed. */
    reload: () => void Object.assign(now, read()),
    whole: (language: Language) => wholeOf(language),
    progress: () =>
      [...now.offers.values()].map(({ language, stages }) => ({
        language,
        stages,
        offered: offered().includes(language.code),
      })),
    view: () =>
      offered().map((code) => ({
        code,
        ownName: languageOf(code)?.ownName ?? code,
        stages: openStages(code),
        texts: now.offers.get(code)?.version ?? '',
      })),
    texts: (code: string): { readonly version: string; readonly texts: LanguageTexts } => {
      const { version = '', texts = noTexts } = now.offers.get(code) ?? {};
      return { version, texts };
    },
    paperWords: (code: string): PaperWords => now.words(code),
    /** The language a paper of this stage is printed in: whole, or Vietnamese. */
    paperLanguage: (code: string, stage: LanguageStage): string =>
      openStages(code).includes(stage) ? code : sourceLanguage,
    /** The queue's name in the languages whose kiosk is open, Vietnamese always among them. */
    queueName: ({ id, name }: Queue): Readonly<Record<string, string>> => {
      const names = [...now.offers].map(([code, { texts }]) => [code, texts.queues[id]]);
      return { vi: name.vi ?? id, ...Object.fromEntries(names.filter(([, text]) => text !== undefined)) };
    },
  };
}

export type Languages = ReturnType<typeof createLanguages>;

function fingerprint(texts: LanguageTexts): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12);
}

/** The names of queues are data of the point; a pack may add what `point.json` does not say. */
export function withQueues(texts: LanguageTexts, { queues }: Point, language: string): LanguageTexts {
  const named = queues.flatMap(({ id, name }) => (name[language] ? [[id, name[language]]] : []));
  return { ...texts, queues: { ...Object.fromEntries(named), ...texts.queues } };
}
