import enVoice from '../../../locales/en/voice/voice.json' with { type: 'json' };
import viVoice from '../../../locales/vi/voice/voice.json' with { type: 'json' };

/** What the clips say that come with the product, by language and clip; pages hold the sounds themselves. */
export function shippedText(language: string, clip: string): string | null {
  const clips: Readonly<Record<string, { readonly text: string }>> | undefined = shipped[language];
  return clips?.[clip]?.text ?? null;
}

const shipped: Readonly<Record<string, Readonly<Record<string, { readonly text: string }>>>> = {
  vi: viVoice.clips,
  en: enVoice.clips,
};
