import { canonicalJson, sha256Hex } from './canonical-json.ts';
import { stageTexts } from './data/stage-texts.ts';
import {
  type Language,
  type LanguageStage,
  type LanguageTexts,
  languageStages,
  noTexts,
  type Review,
  type Reviews,
  sourceLanguage,
  type TextFile,
  textFiles,
} from './languages.ts';

/** `screen:kiosk.home.prompt`: one text, whatever the language. */
export interface TextPlace {
  readonly file: TextFile;
  readonly key: string;
}

export function stageOf({ file, key }: TextPlace): LanguageStage | null {
  return rules.get(file)?.find(({ rule, isStart }) => (isStart ? key.startsWith(rule) : key === rule))?.stage ?? null;
}

/** The rules of each file in the order of the stages: asked for every text of every language when a station starts. */
const rules = new Map(
  textFiles.map((file) => [
    file,
    languageStages.flatMap((stage) =>
      (stageTexts[stage][file] ?? []).map((rule) => ({
        ...{ stage, isStart: rule.endsWith('*') },
        rule: rule.replace(/\*$/, ''),
      })),
    ),
  ]),
);

/** The texts of a stage in the order of their files; null: of no stage, what staff read. */
export function placesOf(source: LanguageTexts, stage: LanguageStage | null): readonly TextPlace[] {
  const known = sorted.get(source) ?? sortByStage(source);
  sorted.set(source, known);
  return known.get(stage) ?? [];
}

/** Each language asks for the same places again and again while a station starts. */
const sorted = new WeakMap<LanguageTexts, ReadonlyMap<LanguageStage | null, readonly TextPlace[]>>();

function sortByStage(source: LanguageTexts): ReadonlyMap<LanguageStage | null, readonly TextPlace[]> {
  const places = textFiles.flatMap((file) => Object.keys(source[file]).map((key) => ({ file, key })));
  return Map.groupBy(places, stageOf);
}

export function textAt(texts: LanguageTexts, { file, key }: TextPlace): string {
  return texts[file][key] ?? '';
}

export interface StageState {
  readonly stage: LanguageStage;
  readonly needed: number;
  readonly missingTexts: readonly TextPlace[];
  readonly missingClips: readonly string[];
  readonly review: Review | null;
  /** The review is of the texts as they are now. */
  readonly reviewStands: boolean;
  /** Shown to citizens: whole, reviewed, and so is every stage before it. */
  readonly open: boolean;
}

export interface LanguageParts {
  readonly language: Language;
  /** Vietnamese. */
  readonly source: LanguageTexts;
  readonly texts: LanguageTexts;
  readonly reviews: Reviews;
  /** Clips a stage still lacks. */
  readonly missingClips: (stage: LanguageStage) => readonly string[];
}

/** How far a language is. Vietnamese is the source: it is always open, since there is nothing to fall back to. */
export function stagesOf(parts: LanguageParts): StageState[] {
  const { language, source, texts, reviews } = parts;
  const isSource = language.code === sourceLanguage;
  let open = true;
  return languageStages.map((stage) => {
    const places = placesOf(source, stage);
    const missingTexts = places.filter((place) => textAt(texts, place) === '');
    const missingClips = parts.missingClips(stage);
    const review = reviews[stage];
    const reviewStands =
      review !== null && (review.texts === undefined || review.texts === reviewedTexts(parts, stage));
    open = isSource || (open && missingTexts.length === 0 && missingClips.length === 0 && reviewStands);
    return { stage, needed: places.length, missingTexts, missingClips, review, reviewStands, open };
  });
}

/** The fingerprint of a stage as it was reviewed: its texts and what they are translated from. */
export function reviewedTexts(
  { source, texts }: Pick<LanguageParts, 'source' | 'texts'>,
  stage: LanguageStage,
): string {
  const whole = placesOf(source, stage).map((place) => [
    place.file,
    place.key,
    textAt(source, place),
    textAt(texts, place),
  ]);
  return sha256Hex(canonicalJson(whole)).slice(0, 16);
}

/**
 * What may be shown of a language: its open stages, each whole. Anything else is Vietnamese, so that no page and no paper
 * is half in one and half in the other. Staff's texts go with the last stage.
 */
export function shownTexts(parts: LanguageParts, states = stagesOf(parts)): LanguageTexts {
  const isOpen = (stage: LanguageStage) => states.some((state) => state.stage === stage && state.open);
  const staff = placesOf(parts.source, null);
  const staffToo = isOpen('counter') && staff.every((place) => textAt(parts.texts, place) !== '');
  const shown = [
    ...languageStages.filter(isOpen).flatMap((stage) => placesOf(parts.source, stage)),
    ...(staffToo ? staff : []),
  ];
  const texts = Object.fromEntries(textFiles.map((file) => [file, {} as Record<string, string>])) as Record<
    TextFile,
    Record<string, string>
  >;
  for (const place of shown) texts[place.file][place.key] = textAt(parts.texts, place);
  return shown.length === 0 ? noTexts : texts;
}
