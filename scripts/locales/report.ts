import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { placesOf, type StageState, stagesOf, textAt } from '../../domain/language-stages.ts';
import { type Language, languages } from '../../domain/languages.ts';
import { checkTranslation, isFault } from '../../domain/translation-check.ts';
import { paperFontFiles } from '../../main/adapters/paper/paper-fonts.ts';
import { table } from '../figures.ts';
import { lettersWithoutGlyph, openFonts } from './glyphs.ts';
import type { Repository } from './repository.ts';

/** Per language and stage: texts, faults in them, letters no font of ours has, clips, review. True where all that is claimed holds. */
export function printReport(repository: Repository): boolean {
  const fonts = openFonts(paperFontFiles(fontFolder()));
  const rows: string[][] = [];
  const broken: string[] = [];
  for (const language of languages) {
    for (const state of stagesOf(repository.parts(language))) {
      const found = inspect(repository, language, state, fonts);
      rows.push([`${language.code}`, state.stage, ...found.cells]);
      if (found.broken) broken.push(`${language.code} ${state.stage}: ${found.broken}`);
    }
  }
  console.log(table(['language', 'stage', 'texts', 'faults', 'letters', 'clips', 'review', 'shown'], rows));
  for (const line of broken) console.error(`claimed, and not so: ${line}`);
  return broken.length === 0;
}

function inspect(repository: Repository, language: Language, state: StageState, fonts: ReturnType<typeof openFonts>) {
  const { source, texts } = repository.parts(language);
  const places = placesOf(source, state.stage);
  const written = places.map((place) => textAt(texts, place));
  const faults = places.flatMap((place) =>
    checkTranslation(textAt(texts, place), textAt(source, place), language).filter(isFault),
  );
  const letters = lettersWithoutGlyph(fonts, written);
  const there = state.needed - state.missingTexts.length;
  const review = state.review
    ? `${state.review.reviewer}, ${state.review.date}${state.reviewStands ? '' : ' (texts changed since)'}`
    : 'nobody';
  const cells = [
    `${there} of ${state.needed}`,
    String(faults.length),
    letters.length === 0 ? 'all' : `without: ${letters.join(' ')}`,
    state.missingClips.length === 0 ? 'all' : `${state.missingClips.length} missing`,
    review,
    state.open ? 'open' : 'Vietnamese instead',
  ];
  const isFaulty = faults.length > 0 || letters.length > 0;
  const isClaimed = state.review !== null;
  const broken = isFaulty
    ? `${faults.length} faults, letters ${letters.join(' ')}`
    : isClaimed && !state.open
      ? 'reviewed, but not whole'
      : null;
  return { cells, broken };
}

function fontFolder(): URL {
  const file = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json');
  return pathToFileURL(`${dirname(file)}/`);
}
