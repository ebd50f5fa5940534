import { sourceLanguage } from '../../../domain/languages.ts';
import { type ClipId, isSpokenLanguage, type SpokenLanguage } from '../../../domain/number-words.ts';
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
  if (typeof what === 'string') return keyClips(what, language, world) ?? [what];
  if ('texts' in what) return nameClips(what.texts, language);
  const values: Record<string, string | number | readonly ClipId[]> = {};
  for (const [name, value] of Object.entries(what.values)) {
    const said = typeof value === 'object' ? clipsOf(isKey(value) ? value.key : value, language, world) : value;
    if (said === null) return null;
    values[name] = said;
  }
  return keyClips(what.key, language, world, values);
}

function isKey(value: object): value is { readonly key: string } {
  return 'key' in value;
}

function keyClips(key: string, language: SpokenLanguage, { textOf }: SpokenWorld, values: SpokenValues = {}) {
  const text = textOf(language, key);
  return text === undefined ? null : sentenceClips(language, key, text, values);
}

function nameClips(texts: Texts, language: string): readonly ClipId[] | null {
  const name = texts[language];
  return name === undefined ? null : [nameClip(name)];
}
