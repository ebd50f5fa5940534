import { describe, expect, test } from 'vitest';
import {
  afterTake,
  beginTake,
  deskOf,
  emptyPostDesk,
  emptyTake,
  isBegun,
  isBroughtIn,
  type PostDesk,
  resultOf,
  type SlipFacts,
} from '../../renderer/post/post-desk-state.ts';

const [label, next] = ['RA123456785VN', 'RA123456799VN'];
const half: PostDesk = {
  step: { at: 'lists' },
  draft: { ...emptyTake, item: label, person: { ...emptyTake.person, name: 'Nguyễn Thị Mẫu' } },
  lastSlip: null,
};

describe('what an agent has half typed', () => {
  test('is gone on with by the key, and by the same label once more', () => {
    for (const scanned of [null, label])
      expect(beginTake(half, scanned)).toEqual({ ...half, step: { at: 'take', scanned: null } });
  });

  test('keeps its number when the label of the next one is scanned: whose it is, is asked', () => {
    const desk = beginTake(half, next);
    expect([desk.draft.item, desk.step]).toEqual([label, { at: 'take', scanned: next }]);
  });

  test('a number alone is nothing begun: the next label takes its place', () => {
    const alone = { ...emptyPostDesk, draft: { ...emptyTake, item: label } };
    expect(isBegun(alone.draft)).toBe(false);
    expect(beginTake(alone, next).draft.item).toBe(next);
    expect(isBegun({ ...emptyTake, note: 'x' })).toBe(true);
  });

  test('is gone once it is saved, and its slip stays to be printed again until the next one is', () => {
    const slip = { item: label } as SlipFacts;
    const saved = afterTake(slip);
    expect(saved).toEqual({ draft: emptyTake, step: { at: 'slip', slip }, lastSlip: slip });
    expect(beginTake(saved, next)).toMatchObject({ draft: { item: next }, lastSlip: slip });
  });

  test('is found again by the same agent who signs in once more, and by nobody else', () => {
    expect(deskOf(half, 'buu.cuc', 'buu.cuc')).toBe(half);
    expect(deskOf(half, 'buu.cuc', 'nguoi.khac')).toEqual(emptyPostDesk);
    expect(deskOf(half, null, 'buu.cuc')).toEqual(emptyPostDesk);
  });
});

test('a result is found by its code however it was read: typed small, or with the signature of its receipt', () => {
  const out = [{ code: '22006-1-261119-A007' }];
  const signed = `22006-1-261119-A007~0123abcd~${'A'.repeat(86)}`;
  for (const text of [' 22006-1-261119-a007 ', signed]) expect(resultOf(out, text)).toBe(out[0]);
  expect(resultOf(out, '22006-1-261119-0008')).toBeUndefined();
});

test('what was collected for a dossier is said on its way to the centre, and is not asked again at the door its result is brought to', () => {
  const said = (['here', 'handed-over', 'coming-back', 'coming', 'out', 'going-back'] as const).map(isBroughtIn);
  expect(said).toEqual([true, true, true, false, false, false]);
});
