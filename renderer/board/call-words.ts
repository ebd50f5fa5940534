import type { BoardView } from '../../contract/terminal-views.ts';
import { callClips } from '../../domain/announcement.ts';
import { sourceLanguage } from '../../domain/languages.ts';
import { isSpokenLanguage } from '../../domain/number-words.ts';
import type { Utterance } from '../ui/voice/voice-player.ts';

type Languages = BoardView['point']['languages'];
type Call = Pick<BoardView['calls'][number], 'number' | 'counter' | 'language'>;

/**
 * What is heard after the bell: Vietnamese, then the language the person chose at the kiosk, where its calls are open
 * (recorded and reviewed whole). A language that is not open is not half heard: Vietnamese alone.
 */
export function wordsOfCall({ number, counter, language }: Call, languages: Languages): readonly Utterance[] {
  const isOpen = languages.some(({ code, stages }) => code === language && stages.includes('calls'));
  const heard = language !== sourceLanguage && isOpen ? [sourceLanguage, language] : [sourceLanguage];
  return heard
    .filter(isSpokenLanguage)
    .map((spoken) => ({ language: spoken, clips: callClips(spoken, number, counter) }));
}
