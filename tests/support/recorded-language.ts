import { type LanguageCode, sourceLanguage } from '../../domain/languages.ts';
import { wantedClips } from '../../domain/voice-catalogue.ts';
import { openLanguageFolder } from '../../main/adapters/languages/language-folder.ts';
import { withQueues } from '../../main/operations/languages.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';

/** Every clip of a language as the station's texts are now, recorded and accepted: what a stage needs before it opens. */
export function recordLanguage(store: PointStore, folder: string, language: LanguageCode): void {
  const packs = openLanguageFolder(folder, { write: () => {} });
  const textsOf = (code: LanguageCode) => withQueues(packs.read(code).texts, store.point, code);
  const wanted = wantedClips({
    ...{ language, texts: textsOf(language), source: textsOf(sourceLanguage) },
    letters: store.point.queues.map(({ id }) => id),
  });
  const recorded = { language, hash: '0'.repeat(64), fromMs: 0, lengthMs: 400, gain: 1, speaker: 'Người Đọc Mẫu' };
  // One flush for all of them.
  store.databases.write.transaction(() => {
    for (const { clip, text } of wanted)
      store.voice.keepAccepted(
        { ...recorded, clip, text, recordedOn: '2026-11-19' },
        { reviewer: 'Người Duyệt Mẫu', reviewedOn: '2026-11-19' },
      );
  })();
}
