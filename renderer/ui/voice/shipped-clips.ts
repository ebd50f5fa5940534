import type { ClipId } from '../../../domain/number-words.ts';
import type { ClipSource } from './clip-store.ts';

/** One recording as `locales/<lang>/voice/voice.json` tells of it. */
export interface ShippedClip {
  readonly file: string;
  readonly text: string;
  readonly source: 'synthesised' | 'recorded';
}

/** The recordings that come with the product: files of the page, read when they are first needed. */
const files = import.meta.glob<string>('../../../locales/*/voice/*.ogg', {
  query: '?url',
  import: 'default',
  eager: true,
});
const lists = import.meta.glob<{ clips: Readonly<Record<ClipId, ShippedClip>> }>(
  '../../../locales/*/voice/voice.json',
  {
    import: 'default',
    eager: true,
  },
);

export function findShippedClip(language: string, clip: ClipId): ClipSource | null {
  const folder = `../../../locales/${language}/voice`;
  const entry = lists[`${folder}/voice.json`]?.clips[clip];
  const url = entry && files[`${folder}/${entry.file}`];
  if (!url) return null;
  return { address: url, part: null, read: async () => (await fetch(url)).arrayBuffer() };
}

/** What a recording that comes with the product says; null: it is none of them. */
export function shippedClipText(language: string, clip: ClipId): string | null {
  return lists[`../../../locales/${language}/voice/voice.json`]?.clips[clip]?.text ?? null;
}
