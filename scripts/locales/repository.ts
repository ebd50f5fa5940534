import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pointFile } from '../../contract/point-file.ts';
import type { LanguageParts } from '../../domain/language-stages.ts';
import {
  type Language,
  type LanguageCode,
  type LanguageTexts,
  type Reviews,
  sourceLanguage,
} from '../../domain/languages.ts';
import { type HeardClip, missingClips, wantedClips } from '../../domain/voice-catalogue.ts';
import { openLanguageFolder } from '../../main/adapters/languages/language-folder.ts';
import { writeTexts } from '../../main/adapters/languages/write-texts.ts';
import { shippedText } from '../../main/adapters/voice/shipped-voice.ts';
import { withQueues } from '../../main/operations/languages.ts';

/** The languages this command works on: of the repository, or of a station's folder (with the names of its queues). */
export interface Repository {
  readonly source: LanguageTexts;
  readonly english: LanguageTexts;
  parts(language: Language): LanguageParts;
  keep(language: Language, texts: LanguageTexts, reviews: Reviews): void;
}

const project = join(import.meta.dirname, '..', '..');

export function openRepository(station: string | null): Repository {
  const unreadable: string[] = [];
  const packs = openLanguageFolder(station, {
    write: (entry) =>
      void (entry.event === 'language-file-unreadable' && unreadable.push(`${entry.language}/${entry.file}`)),
  });
  for (const file of unreadable) console.error(`unreadable, counted as not there: ${file}`);
  const point = station === null ? null : pointOf(station);
  const texts = (code: string) => {
    const { texts } = packs.read(code);
    return point ? withQueues(texts, point, code) : texts;
  };
  const source = texts(sourceLanguage);
  const recorded = station === null ? new Map<string, HeardClip>() : recordedIn(station);
  const heard = (code: string, clip: string): HeardClip | null => {
    const shipped = shippedText(code, clip);
    return recorded.get(`${code} ${clip}`) ?? (shipped === null ? null : { text: shipped });
  };
  const letters = point ? point.queues.map(({ id }) => id) : usualLetters;
  return {
    source,
    english: texts('en'),
    parts: (language) => ({
      ...{ language, source, texts: texts(language.code), reviews: packs.read(language.code).reviews },
      missingClips: (stage) => {
        const wanted = wantedClips({
          language: language.code as LanguageCode,
          source,
          texts: texts(language.code),
          letters,
        });
        return missingClips(wanted, stage, (clip) => heard(language.code, clip));
      },
    }),
    keep: ({ code }, changes, reviews) =>
      writeTexts(
        join(station === null ? join(project, 'locales') : join(station, 'languages'), code),
        changes,
        reviews,
      ),
  };
}

/** Centres name their queues from A on. */
const usualLetters = [...'ABCDEF'];

/** Read beside a running station, which goes on writing. */
function recordedIn(station: string): Map<string, HeardClip> {
  const path = join(station, 'log.db');
  if (!existsSync(path)) return new Map();
  const db = new Database(path, { readonly: true });
  try {
    const rows = db.prepare("SELECT language, clip, text FROM voice_clips WHERE state = 'accepted'").all();
    return new Map(
      (rows as { language: string; clip: string; text: string | null }[]).map(({ language, clip, text }) => [
        `${language} ${clip}`,
        { text },
      ]),
    );
  } finally {
    db.close();
  }
}

function pointOf(station: string) {
  const path = join(station, 'point.json');
  if (!existsSync(path)) throw new Error(`no point.json in ${station}: this is no station's folder`);
  return pointFile.parse(JSON.parse(readFileSync(path, 'utf8')));
}
