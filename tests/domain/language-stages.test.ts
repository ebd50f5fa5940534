import { describe, expect, test } from 'vitest';
import {
  type LanguageParts,
  placesOf,
  reviewedTexts,
  shownTexts,
  stageOf,
  stagesOf,
} from '../../domain/language-stages.ts';
import { type Language, type LanguageTexts, noReviews, noTexts } from '../../domain/languages.ts';

const jrai: Language = { code: 'jra', ownName: 'Jrai', vietnameseName: 'Tiếng Gia Rai', wholeProduct: false };
const source: LanguageTexts = {
  announcement: { 'call.number': 'Mời số' },
  screen: { 'kiosk.title': 'Lấy số thứ tự', 'ui.priority.elderly': 'Người cao tuổi', 'office.title': 'Quản lý' },
  paper: { 'ticket.issued': 'Lúc', 'receipt.title': 'GIẤY TIẾP NHẬN' },
  errors: { 'queue-unknown': 'Hàng đợi này không có.', 'login-taken': 'Tên đã có.' },
  queues: { B: 'Hộ tịch' },
};
/** Stands for a translation: no sentence of Jrai is written by us. */
const translated = Object.fromEntries(
  Object.entries(source).map(([file, texts]) => [
    file,
    Object.fromEntries(Object.keys(texts).map((key) => [key, `⟨${key}⟩`])),
  ]),
) as unknown as LanguageTexts;
const reviewed = { reviewer: 'Người Duyệt Mẫu', date: '2026-11-24' };
const allReviewed = { calls: reviewed, kiosk: reviewed, counter: reviewed };

function parts(change: Partial<LanguageParts> = {}): LanguageParts {
  return { language: jrai, source, texts: translated, reviews: allReviewed, missingClips: () => [], ...change };
}

const open = (change: Partial<LanguageParts>) =>
  stagesOf(parts(change)).flatMap((state) => (state.open ? [state.stage] : []));

describe('a text', () => {
  test('belongs to one stage, or to the staff', () => {
    expect(stageOf({ file: 'announcement', key: 'call.number' })).toBe('calls');
    expect(stageOf({ file: 'screen', key: 'kiosk.title' })).toBe('kiosk');
    expect(stageOf({ file: 'queues', key: 'B' })).toBe('kiosk');
    expect(stageOf({ file: 'paper', key: 'receipt.title' })).toBe('counter');
    expect(stageOf({ file: 'screen', key: 'office.title' })).toBeNull();
    expect(stageOf({ file: 'errors', key: 'login-taken' })).toBeNull();
    expect(placesOf(source, 'kiosk')).toHaveLength(5);
  });
});

describe('X8: a language', () => {
  test('that is whole and reviewed is open', () => {
    expect(open({})).toEqual(['calls', 'kiosk', 'counter']);
  });

  test('opens by stage: what nobody has reviewed stays closed, and so does everything after it', () => {
    expect(open({ reviews: { ...allReviewed, counter: null } })).toEqual(['calls', 'kiosk']);
    expect(open({ reviews: { ...allReviewed, kiosk: null } })).toEqual(['calls']);
    expect(open({ reviews: noReviews })).toEqual([]);
  });

  test('is not open where one text is missing or empty, nor where one clip is', () => {
    const empty = { ...translated, screen: { ...translated.screen, 'kiosk.title': '' } };
    expect(open({ texts: empty })).toEqual(['calls']);
    expect(stagesOf(parts({ texts: empty }))[1]?.missingTexts).toEqual([{ file: 'screen', key: 'kiosk.title' }]);
    expect(open({ missingClips: (stage) => (stage === 'calls' ? ['digit.7'] : []) })).toEqual([]);
  });

  test('closes when a text changes after the review, or the Vietnamese sentence it translates does', () => {
    const of = (change: Partial<LanguageParts>) => ({ ...reviewed, texts: reviewedTexts(parts(change), 'kiosk') });
    const kiosk = of({});
    const reviews = { ...allReviewed, kiosk };
    expect(open({ reviews })).toEqual(['calls', 'kiosk', 'counter']);
    expect(open({ reviews, texts: { ...translated, queues: { B: '⟨other⟩' } } })).toEqual(['calls']);
    expect(open({ reviews, source: { ...source, queues: { B: 'Khai sinh' } } })).toEqual(['calls']);
    // What is not of this stage may change.
    expect(
      open({ reviews, texts: { ...translated, paper: { ...translated.paper, 'receipt.title': '⟨other⟩' } } }),
    ).toContain('kiosk');
  });

  test('is never half shown: of a stage that is not open no text is given out', () => {
    const shown = shownTexts(parts({ reviews: { ...allReviewed, kiosk: null } }));
    expect(shown).toEqual({ ...noTexts, announcement: translated.announcement });
    expect(shownTexts(parts({ reviews: noReviews }))).toEqual(noTexts);
  });

  test('shows staff’s texts too only where all of them are there', () => {
    expect(shownTexts(parts())).toEqual(translated);
    const { 'login-taken': _, ...errors } = translated.errors;
    expect(shownTexts(parts({ texts: { ...translated, errors } })).screen['office.title']).toBeUndefined();
  });

  test('that is Vietnamese is always open: there is nothing to fall back to', () => {
    const vietnamese = { ...jrai, code: 'vi' };
    expect(open({ language: vietnamese, texts: source, reviews: noReviews })).toEqual(['calls', 'kiosk', 'counter']);
  });
});
