import { localTime } from '../../domain/calendar.ts';
import { reviewedTexts, stagesOf } from '../../domain/language-stages.ts';
import {
  type LanguageStage,
  languageOf,
  noReviews,
  noTexts,
  type Review,
  sourceLanguage,
} from '../../domain/languages.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { LanguagePacks } from '../ports/language-packs.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type Answer, actorOf, type Caller, type Handlers, type Input } from './caller.ts';
import type { Languages } from './languages.ts';
import type { Live } from './live.ts';

type Methods = 'readTexts' | 'watchLanguages' | 'openStage' | 'closeStage';

/** What pages read in which language, and which stages of a language citizens meet. */
export function languageOperations(parts: {
  store: PointStore;
  clock: Clock;
  live: Live;
  languages: Languages;
  packs: LanguagePacks;
}): Handlers<Methods> {
  const { store, clock, live, languages, packs } = parts;
  const today = () => localTime(clock.now()).date;

  /** Sets one review and says so in the log; what cannot be logged does not stay. */
  const setReview = (
    method: 'openStage' | 'closeStage',
    { origin, language, stage }: Input<'closeStage'>,
    caller: Caller,
    review: Review | null,
  ) => {
    const before = packs.read(language).reviews;
    const done = store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const kept = packs.keep(language, noTexts, { ...noReviews, ...before, [stage]: review });
      if (!kept.ok) return kept;
      return ok({
        events: [
          review
            ? { type: 'language-stage-opened', facts: { language, stage, texts: review.texts ?? '' } }
            : { type: 'language-stage-closed', facts: { language, stage } },
        ],
        answer: () => ({}),
      });
    });
    if (!done.ok && done.error.type === 'log-not-writable') packs.keep(language, noTexts, before);
    languages.reload();
    store.changed();
    return done;
  };

  return {
    readTexts: ({ language }) => {
      const { version, texts } = languages.texts(language);
      return { version, screen: texts.screen, errors: texts.errors, announcement: texts.announcement };
    },

    watchLanguages: (_, { signal }) =>
      live.watch(
        'languages',
        () => ({ languages: languages.progress().map(shown), today: today() }),
        signal,
      ) as Answer<'watchLanguages'>,

    openStage: (input, caller) => {
      const language = languageOf(input.language);
      if (!language) return err({ type: 'language-unknown' });
      if (language.code === sourceLanguage) return err({ type: 'language-is-source' });
      if (input.date > today()) return err({ type: 'review-in-future' });
      const whole = languages.whole(language);
      const states = stagesOf(whole);
      const at = states.findIndex(({ stage }) => stage === input.stage);
      const { missingTexts = [], missingClips = [] } = states[at] ?? {};
      const [texts, clips] = [missingTexts.length, missingClips.length];
      if (texts + clips > 0) return err({ type: 'stage-not-whole', texts, clips });
      if (states.slice(0, at).some(({ open }) => !open)) return err({ type: 'stage-before-closed' });
      const { reviewer, date } = input;
      return setReview('openStage', input, caller, { reviewer, date, texts: reviewedTexts(whole, input.stage) });
    },

    closeStage: (input, caller) => {
      if (!languageOf(input.language)) return err({ type: 'language-unknown' });
      if (input.language === sourceLanguage) return err({ type: 'language-is-source' });
      return setReview('closeStage', input, caller, null);
    },
  };
}

type Progress = ReturnType<Languages['progress']>[number];

function shown({ language, stages, offered }: Progress) {
  const { code, ownName, vietnameseName } = language;
  return {
    ...{ code, ownName, vietnameseName, offered, isSource: code === sourceLanguage },
    stages: stages.map(({ stage, needed, missingTexts, missingClips, review, reviewStands, open }) => ({
      ...{ stage: stage as LanguageStage, needed, reviewStands, open },
      ...{ missingTexts: missingTexts.length, missingClips: missingClips.length },
      review: review && { reviewer: review.reviewer, date: review.date },
    })),
  };
}
