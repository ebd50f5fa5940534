import { placesOf, type TextPlace, textAt } from './language-stages.ts';
import type { LanguageCode, LanguageStage, LanguageTexts } from './languages.ts';
import { type Certainty, type ClipId, numberWords } from './number-words.ts';
import { nameClip, recordedPieces } from './spoken-text.ts';

/** Something to record, so that a stage of a language can be heard. */
export interface WantedClip {
  readonly clip: ClipId;
  readonly stage: LanguageStage;
  /** What the speaker reads; null: the speaker says what people say (numbers), or its text is not written yet. */
  readonly text: string | null;
  /** The whole sentence it belongs to, in Vietnamese. */
  readonly meaning: string;
  /** Where it is heard; null: in numbers, everywhere. */
  readonly place: TextPlace | null;
  readonly certainty: Certainty;
  /** False: its text comes first, because the text says where the sentence is cut. */
  readonly recordable: boolean;
}

export interface CatalogueParts {
  readonly language: LanguageCode;
  readonly texts: LanguageTexts;
  /** Vietnamese. */
  readonly source: LanguageTexts;
  /** Letters a number may begin with: those of the point's queues. */
  readonly letters: readonly string[];
}

/** Every clip of every stage, in the order in which they are best recorded: numbers, then sentences as screens show them. */
export function wantedClips(parts: CatalogueParts): readonly WantedClip[] {
  const { source } = parts;
  const sentences = (stage: LanguageStage) =>
    placesOf(source, stage)
      .filter(({ file }) => file !== 'paper')
      .flatMap((place) => piecesOf(parts, stage, place));
  const wanted = [...numbers(parts), ...sentences('calls'), ...sentences('kiosk'), ...sentences('counter')];
  // The same name may stand in two places; it is recorded once.
  return [...new Map(wanted.map((each) => [each.clip, each])).values()];
}

/** What a recording is of: another text needs another recording. A number without a written word is of none. */
export interface HeardClip {
  readonly text: string | null;
}

/** The clips of a stage that nobody has recorded, or whose text has changed since. */
export function missingClips(
  wanted: readonly WantedClip[],
  stage: LanguageStage,
  heard: (clip: ClipId) => HeardClip | null,
): readonly ClipId[] {
  return wanted.filter((each) => each.stage === stage && !isHeard(each, heard(each.clip))).map(({ clip }) => clip);
}

export function isHeard(wanted: WantedClip, heard: HeardClip | null): boolean {
  return heard !== null && wanted.recordable && (wanted.text === null || heard.text === wanted.text);
}

function numbers({ language, letters }: CatalogueParts): WantedClip[] {
  const words = Object.entries(numberWords[language]).map(([clip, { text, certainty }]) => ({
    ...{ clip, text, certainty, meaning: numberMeaning(clip) },
  }));
  const signs = letters.map((letter) => ({
    ...{ clip: `letter.${letter}`, text: letter, meaning: letter, certainty: 'C' as const },
  }));
  return [...words, ...signs].map((each) => ({ ...each, stage: 'calls', place: null, recordable: true }));
}

function numberMeaning(clip: ClipId): string {
  const { text } = numberWords.vi[clip] ?? { text: null };
  return text ?? clip.replace(/^\w+\./, '');
}

function piecesOf({ texts, source }: CatalogueParts, stage: LanguageStage, place: TextPlace): readonly WantedClip[] {
  const [text, meaning] = [textAt(texts, place), textAt(source, place)];
  const same = { stage, meaning, place, certainty: 'C' as const };
  if (text === '') return [{ ...same, clip: clipOf(place, meaning), text: null, recordable: false }];
  if (place.file === 'queues') return [{ ...same, clip: nameClip(text), text, recordable: true }];
  return recordedPieces(clipOf(place, text), text).map((piece) => ({ ...same, ...piece, recordable: true }));
}

/** A screen's and a call's text is said by its key; an error may have the key of a screen's. */
function clipOf({ file, key }: TextPlace, text: string): ClipId {
  if (file === 'queues') return nameClip(text);
  return file === 'errors' ? `error.${key}` : key;
}
