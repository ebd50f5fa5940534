import { type ClipId, isSpokenLanguage } from '../../../domain/number-words.ts';
import { nameClip, type SpokenValues, sentenceClips } from '../../../domain/spoken-text.ts';
import type { Utterance } from './voice-player.ts';

/** A value of a sentence: a number, a text as it is shown, the text of another key, or a name that is data. */
export type SpokenValue = string | number | { readonly key: string } | { readonly texts: Texts };
export type Texts = Readonly<Record<string, string>>;

/** A sentence by its key, a recording by its id, or a name that is data (`{ texts: queue.name }`). */
export type Speakable =
  | string
  | { readonly key: string; readonly values: Readonly<Record<string, SpokenValue>> }
  | { readonly texts: Texts };

export interface SpokenWorld {
  /** The text of a key in exactly this language; undefined: it has none. */
  readonly textOf: (language: string, key: string) => string | undefined;
  readonly has: (language: string, clip: ClipId) => boolean;
}

const sourceLanguage = 'vi';

/**
 * What is said, whole in the page's language; else whole in Vietnamese; null: it cannot be said whole in either. Never a
 * sentence that begins in one language and ends in another.
 */
export function utterancesOf(
  what: readonly Speakable[],
  language: string,
  world: SpokenWorld,
): readonly Utterance[] | null {
  for (const tried of language === sourceLanguage ? [language] : [language, sourceLanguage]) {
    const utterances = what.map((each) => ({ language: tried, clips: clipsOf(each, tried, world) ?? [] }));
    const isWhole = ({ clips }: Utterance) => clips.length > 0 && clips.every((clip) => world.has(tried, clip));
    if (utterances.every(isWhole)) return utterances;
  }
  return null;
}

function clipsOf(what: Speakable, language: string, world: SpokenWorld): readonly ClipId[] | null {
  if (!isSpokenLanguage(language)) return null;
  if (typeof what === 'string') {
    const text = world.textOf(language, what);
    return text === undefined ? [what] : sentenceClips(language, what, text);
  }
  if ('texts' in what) {
    const name = what.texts[language];
    return name === undefined ? null : [nameClip(name)];
  }
  const text = world.textOf(language, what.key);
  const values = valuesIn(language, what.values, world);
  return text === undefined || !values ? null : sentenceClips(language, what.key, text, values);
}

function valuesIn(
  language: string,
  values: Readonly<Record<string, SpokenValue>>,
  { textOf }: SpokenWorld,
): SpokenValues | null {
  const said: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    const text =
      typeof value !== 'object' ? value : 'key' in value ? textOf(language, value.key) : value.texts[language];
    if (text === undefined) return null;
    said[name] = text;
  }
  return said;
}
