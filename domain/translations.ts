import { type PlaceName, textPlaces } from './data/text-places.ts';
import { placesOf, stageOf, type TextPlace, textAt } from './language-stages.ts';
import {
  type Language,
  type LanguageStage,
  type LanguageTexts,
  languageStages,
  noTexts,
  textFiles,
} from './languages.ts';
import { checkTranslation, type Finding, isFault, placeholdersIn, tidyText } from './translation-check.ts';

/** A text as a translator sees it, one row of the workbook. */
export interface TranslationRow {
  readonly stage: LanguageStage | null;
  /** `screen:kiosk.home.prompt` */
  readonly id: string;
  readonly seen: string;
  readonly vietnamese: string;
  readonly english: string;
  readonly translation: string;
  readonly note: string;
}

/** A row as it comes back; the Vietnamese is what the translator had in front of them, null where a file has no such column. */
export type FilledRow = Pick<TranslationRow, 'id' | 'translation'> & { readonly vietnamese: string | null };

export interface FoundInRow extends Finding {
  readonly id: string;
}

export function textId({ file, key }: TextPlace): string {
  return `${file}:${key}`;
}

/** Where a text is met, in words of the screens. */
export function seenAt(place: TextPlace, source: LanguageTexts): string {
  const name = placeOf(place);
  return source.screen[`place.${name}`] ?? name;
}

/** The place of which a screen has the words: the longest beginning that fits. */
export function placeOf({ file, key }: TextPlace): PlaceName {
  const fitting = textPlaces.filter((place) => place.file === file && key.startsWith(place.begins));
  return fitting.reduce((a, b) => (b.begins.length > a.begins.length ? b : a)).name;
}

export interface TranslationParts {
  readonly language: Language;
  readonly source: LanguageTexts;
  readonly english: LanguageTexts;
  readonly texts: LanguageTexts;
  /** What to say beside a text with placeholders, of their list. */
  readonly keep: (placeholders: string) => string;
}

/** Everything this language has to say, stage by stage; staff's texts last, and only where the whole product is translated. */
export function translationRows({ language, source, english, texts, keep }: TranslationParts): TranslationRow[] {
  const stages = [...languageStages, ...(language.wholeProduct ? [null] : [])];
  return stages.flatMap((stage) =>
    placesOf(source, stage).map((place) => {
      const kept = placeholdersIn(textAt(source, place)).map((name) => `{{${name}}}`);
      return {
        stage,
        id: textId(place),
        seen: seenAt(place, source),
        vietnamese: textAt(source, place),
        english: textAt(english, place),
        translation: textAt(texts, place),
        note: kept.length === 0 ? '' : keep(kept.join(' ')),
      };
    }),
  );
}

export interface ReadTranslations {
  /** What differs from the texts there are; a cell left empty changes nothing. */
  readonly changes: LanguageTexts;
  readonly changed: number;
  /** Stages one of whose texts changes: they have to be reviewed again. */
  readonly stages: readonly LanguageStage[];
  readonly findings: readonly FoundInRow[];
  readonly faulty: boolean;
}

/** Reads rows back, whole: one fault in them and nothing of them may be kept. */
export function readTranslations(
  rows: readonly FilledRow[],
  parts: Omit<TranslationParts, 'keep' | 'english'>,
): ReadTranslations {
  const { language, source, texts } = parts;
  const findings: FoundInRow[] = [];
  const changes = Object.fromEntries(textFiles.map((file) => [file, {} as Record<string, string>]));
  const seen = new Map<string, string>();
  const stages = new Set<LanguageStage>();
  let changed = 0;
  for (const { id, translation, vietnamese } of rows) {
    const text = tidyText(translation, language);
    const place = placeAt(id, source);
    const stage = place && stageOf(place);
    if (!place || (stage === null && !language.wholeProduct)) {
      if (text !== '') findings.push({ id, kind: 'key-unknown', detail: '' });
      continue;
    }
    if (text === '') continue;
    const before = seen.get(id);
    if (before !== undefined && before !== text) findings.push({ id, kind: 'key-twice', detail: '' });
    seen.set(id, text);
    const sentence = textAt(source, place);
    if (vietnamese !== null && tidyText(vietnamese, { wholeProduct: true }) !== sentence)
      findings.push({ id, kind: 'source-changed', detail: sentence });
    findings.push(...checkTranslation(translation, sentence, language).map((finding) => ({ id, ...finding })));
    const perFile = changes[place.file];
    if (text === textAt(texts, place) || !perFile || place.key in perFile) continue;
    perFile[place.key] = text;
    changed++;
    if (stage) stages.add(stage);
  }
  const faulty = findings.some(isFault);
  return {
    changes: faulty ? noTexts : (changes as unknown as LanguageTexts),
    changed: faulty ? 0 : changed,
    stages: languageStages.filter((stage) => stages.has(stage)),
    findings,
    faulty,
  };
}

/** The text of an id as a file says it; null where there is none. */
export function placeAt(id: string, source: LanguageTexts): TextPlace | null {
  const [name, ...rest] = id.trim().split(':');
  const file = textFiles.find((each) => each === name);
  const key = rest.join(':');
  return file && Object.hasOwn(source[file], key) ? { file, key } : null;
}
