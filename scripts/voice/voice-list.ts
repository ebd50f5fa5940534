import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `locales/<lang>/voice/voice.json`: what each clip says, who said it and when. */
export interface VoiceList {
  readonly clips: Readonly<
    Record<
      string,
      {
        readonly file: string;
        readonly text: string;
        /** `synthesised`: a machine said it, a placeholder. */
        readonly source: 'synthesised' | 'recorded';
        readonly by: string;
        readonly date: string;
      }
    >
  >;
}

export function readVoiceList(language: string): VoiceList {
  const path = join(import.meta.dirname, '..', '..', 'locales', language, 'voice', 'voice.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as VoiceList) : { clips: {} };
}
