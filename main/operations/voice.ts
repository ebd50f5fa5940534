import {
  type LanguageCode,
  type LanguageStage,
  type LanguageTexts,
  languageOf,
  languages,
  sourceLanguage,
} from '../../domain/languages.ts';
import type { ClipId } from '../../domain/number-words.ts';
import { type HeardClip, isHeard, missingClips, type WantedClip, wantedClips } from '../../domain/voice-catalogue.ts';
import type { LanguagePacks } from '../ports/language-packs.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { AcceptedClip } from '../store/voice-clips-table.ts';
import { withQueues } from './languages.ts';

export interface VoiceParts {
  readonly store: PointStore;
  readonly packs: LanguagePacks;
  /** What a clip says that comes with the product; null: there is none. */
  readonly shippedText: (language: string, clip: ClipId) => string | null;
}

/** What this point's citizens can hear: its own recordings first, then the clips of the product that fit its texts. */
export function createVoice({ store, packs, shippedText }: VoiceParts) {
  const { point } = store;
  const lists = new Map<string, { texts: LanguageTexts; source: LanguageTexts; list: readonly WantedClip[] }>();
  /** Made once for the texts as they are: every ticket asks, texts change once in weeks. */
  const wanted = (language: LanguageCode): readonly WantedClip[] => {
    const [texts, source] = [packs.read(language).texts, packs.read(sourceLanguage).texts];
    const known = lists.get(language);
    if (known?.texts === texts && known.source === source) return known.list;
    const list = wantedClips({
      ...{ language, texts: withQueues(texts, point, language), source: withQueues(source, point, sourceLanguage) },
      letters: point.queues.map(({ id }) => id),
    });
    lists.set(language, { texts, source, list });
    return list;
  };
  const accepted = () => new Map(store.voice.accepted().map((clip) => [`${clip.language} ${clip.clip}`, clip]));
  const shipped = (language: string, clip: ClipId): HeardClip | null => {
    const text = shippedText(language, clip);
    return text === null ? null : { text };
  };

  return {
    wanted,
    accepted,
    shipped,
    /** A language of the whole product is shown without its clips: what it cannot say is said in Vietnamese. */
    missing: (code: string, stage: LanguageStage): readonly ClipId[] => {
      const language = languageOf(code);
      if (!language || language.wholeProduct) return [];
      const recorded = accepted();
      return missingClips(wanted(code as LanguageCode), stage, (clip) => recorded.get(`${code} ${clip}`) ?? null);
    },
    /** The recordings that say what is shown today, and the shipped clips that do not. */
    view: () => {
      const recorded = accepted();
      const clips: AcceptedClip[] = [];
      const without: { language: string; clip: ClipId }[] = [];
      for (const { code } of languages)
        for (const each of wanted(code)) {
          const own = recorded.get(`${code} ${each.clip}`);
          if (own && isHeard(each, own)) clips.push(own);
          else if (shipped(code, each.clip) && !isHeard(each, shipped(code, each.clip)))
            without.push({ language: code, clip: each.clip });
        }
      return { clips: clips.map(ofSound), without };
    },
  };
}

export type Voice = ReturnType<typeof createVoice>;

function ofSound({ language, clip, hash, fromMs, lengthMs, gain }: AcceptedClip) {
  return { language, clip, hash, fromMs, lengthMs, gain };
}
