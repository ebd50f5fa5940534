import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../domain/language-stages.ts';
import {
  type LanguageStage,
  type LanguageTexts,
  languageStages,
  noReviews,
  noTexts,
  type Reviews,
  textFiles,
} from '../../../domain/languages.ts';
import { ok } from '../../../domain/result.ts';
import { shippedPack } from '../../../main/adapters/languages/shipped-texts.ts';
import { createPaperWords } from '../../../main/adapters/paper/paper-words.ts';
import { createLanguages } from '../../../main/operations/languages.ts';
import { testPoint } from '../../support/test-point.ts';

const source = { ...shippedPack('vi').texts, queues: Object.fromEntries(testPoint.queues.map(({ id }) => [id, id])) };

/** Every text of the stages stands for a translation: its key in brackets. */
function standIns(): LanguageTexts {
  const places = languageStages.flatMap((stage) => placesOf(source, stage));
  const files = textFiles.map((file) => [
    file,
    Object.fromEntries(places.filter((place) => place.file === file).map(({ key }) => [key, `⟨${key}⟩`])),
  ]);
  return Object.fromEntries(files) as LanguageTexts;
}

function withReviews(...stages: LanguageStage[]): Reviews {
  const review = { reviewer: 'Người Duyệt Mẫu', date: '2026-11-24' };
  return { ...noReviews, ...Object.fromEntries(stages.map((stage) => [stage, review])) };
}

/** A station whose Jrai is translated whole and reviewed as far as the test says. */
function stationWith(jrai: { texts: LanguageTexts; reviews: Reviews }, missing: readonly string[] = []) {
  const packs = {
    read: (code: string) =>
      code === 'jra'
        ? jrai
        : code === 'vi' || code === 'en'
          ? shippedPack(code)
          : { texts: noTexts, reviews: noReviews },
    keep: () => ok(null),
  };
  const missingClips = (code: string) => (code === 'jra' ? missing : []);
  return createLanguages({ point: testPoint, packs, missingClips, paperWords: createPaperWords });
}

describe('a paper', () => {
  test('is printed in the citizen’s language where its stage is open: the ticket with the kiosk, the receipt with the counter', () => {
    const languages = stationWith({ texts: standIns(), reviews: withReviews('calls', 'kiosk') });
    expect(languages.paperLanguage('jra', 'kiosk')).toBe('jra');
    expect(languages.paperWords('jra')('ticket.ahead')).toBe('⟨ticket.ahead⟩');
    // The mark of a copy belongs to the kiosk's stage and would stand in Jrai on a Vietnamese receipt.
    expect(languages.paperLanguage('jra', 'counter')).toBe('vi');
    expect(languages.paperLanguage('en', 'counter')).toBe('en');
  });

  test('is Vietnamese, whole, in a language nobody knows or has reviewed', () => {
    const languages = stationWith({ texts: standIns(), reviews: withReviews('calls') });
    for (const language of ['jra', 'bdq', 'xx']) expect(languages.paperLanguage(language, 'kiosk')).toBe('vi');
    expect(languages.paperWords('jra')('ticket.ahead')).toBe(source.paper['ticket.ahead']);
  });
});

describe('the languages of a point', () => {
  test('are those it names and those that were opened there, and one without its voice is not', () => {
    const jrai = { texts: standIns(), reviews: withReviews('calls', 'kiosk', 'counter') };
    expect(
      stationWith(jrai)
        .view()
        .map(({ code }) => code),
    ).toEqual(['vi', 'en', 'jra']);
    expect(
      stationWith(jrai, ['digit.7'])
        .view()
        .map(({ code }) => code),
    ).toEqual(['vi', 'en']);
  });

  test('change their version when a text changes, and only then, so that pages fetch them again', () => {
    const jrai = { texts: standIns(), reviews: withReviews('calls', 'kiosk') };
    const languages = stationWith(jrai);
    const version = () => languages.view().map(({ texts }) => texts);
    const before = version();
    languages.reload();
    expect(version()).toEqual(before);
    jrai.texts = { ...jrai.texts, screen: { ...jrai.texts.screen, 'kiosk.title': '⟨other⟩' } };
    languages.reload();
    expect(version().slice(0, 2)).toEqual(before.slice(0, 2));
    expect(version()[2]).not.toBe(before[2]);
  });
});
