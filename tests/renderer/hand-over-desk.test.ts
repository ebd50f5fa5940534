import { describe, expect, test } from 'vitest';
import type { HandOverView } from '../../contract/hand-over-api.ts';
import { readBag } from '../../domain/hand-over-slip.ts';
import { DossierId, HandOverId, PointId } from '../../domain/ids.ts';
import {
  checkOf,
  differencesOf,
  draftFault,
  emptyDesk,
  hasDifferences,
  isFinished,
  kindOf,
  needsFolderFirst,
  placesFor,
  toCount,
  withDamaged,
  withItem,
  withPresent,
} from '../../renderer/counter/hand-over/desk-state.ts';
import {
  isWorkAlone,
  nextWord,
  slipStillSays,
  stateTone,
  stateWord,
} from '../../renderer/counter/hand-over/hand-over-words.ts';

const folder = (n: number) => ({
  ...{ dossier: DossierId(`d${n}`), code: `22006-1-261119-000${n}`, procedureName: 'Đăng ký khai sinh' },
});
const scanned = (n: number) => ({ ...folder(n), byScan: { scans: 2, original: 'before-result' as const } });
const codes = [folder(1), folder(2), folder(3)];

describe('a hand-over that is put together', () => {
  test('holds a folder once, however often it is scanned', () => {
    const once = withItem(emptyDesk.draft, scanned(1), 'processing');
    expect(withItem(once, scanned(1), 'processing')).toBe(once);
    expect(once.items).toHaveLength(1);
  });

  test('is of results when the first thing scanned has one, and of folders when it has not', () => {
    expect(kindOf(withItem(emptyDesk.draft, scanned(1), 'result-ready'))).toBe('results');
    expect(kindOf(withItem({ ...emptyDesk.draft, carries: 'result' }, scanned(1), 'processing'))).toBe('folders');
    const workOnly = withItem({ ...emptyDesk.draft, carries: 'nothing' }, scanned(1), 'processing');
    expect([workOnly.carries, kindOf(workOnly)]).toEqual(['nothing', 'folders']);
    expect(isFinished('received')).toBe(false);
  });

  test('of folders or of their work goes to no post office, of results it does', () => {
    const points = [{ byPost: false }, { byPost: true }];
    const places = (['folder', 'nothing', 'result'] as const).map(
      (carries) => placesFor({ ...emptyDesk.draft, carries }, points).length,
    );
    expect(places).toEqual([1, 1, 2]);
  });

  test('of work alone says of which nobody can begin without the folder', () => {
    expect(needsFolderFirst(scanned(1).byScan)).toBe(false);
    // A host of before says nothing of it.
    expect(needsFolderFirst(undefined)).toBe(false);
    expect(needsFolderFirst({ scans: 0, original: 'never' })).toBe(true);
    expect(needsFolderFirst({ scans: 4, original: 'before-processing' })).toBe(true);
  });

  test('says one thing at a time that is missing', () => {
    const to = PointId('22006-2');
    expect(draftFault(emptyDesk.draft)).toBe('where');
    expect(draftFault({ ...emptyDesk.draft, to })).toBe('nothing');
    const whole = { ...emptyDesk.draft, to, items: [scanned(1), scanned(2), scanned(3)] };
    expect(draftFault(whole)).toBeNull();
    expect(draftFault({ ...whole, bag: 'TÚI 1' })).toBe('bag');
    expect(draftFault({ ...whole, bag: readBag(' cv 0142 ') })).toBeNull();
    expect(draftFault({ ...whole, items: Array.from({ length: 201 }, (_, n) => scanned(n)) })).toBe('too-many');
  });
});

describe('a hand-over in the list', () => {
  const view = (fate: HandOverView['items'][number]['fate'], foundAt: { point: PointId; name: string }[] = []) => ({
    state: 'done' as const,
    items: [{ ...folder(1), carries: 'folder' as const, work: true, fate, answeredAt: null, foundAt }],
  });

  test('of work alone is not said to be all there is to do, at either end', () => {
    const items = [
      { ...folder(1), carries: 'nothing' as const, work: true, fate: 'accepted' as const, answeredAt: null },
    ];
    const alone = { state: 'done', items, byPost: false, kind: 'folders' } as const;
    expect(isWorkAlone(alone)).toBe(true);
    const said = (['in', 'out'] as const).map((direction) =>
      nextWord({ ...alone, direction } as unknown as HandOverView),
    );
    expect(said).toEqual(['work-came', 'work-went']);
    expect(isWorkAlone(view('accepted'))).toBe(false);
  });

  test('is not called done where nobody answered and its paper was found elsewhere', () => {
    const found = view('on-road', [{ point: PointId('22006-2'), name: 'Hiển Đông' }]);
    expect([stateWord(found), stateTone(found)]).toEqual(['found', 'warn']);
    expect([stateWord(view('accepted')), stateTone(view('accepted'))]).toEqual(['done', 'quiet']);
  });

  test('that was taken back says so, and what was settled where it lies: of neither another slip is printed', () => {
    const there = [{ point: PointId('22006-2'), name: 'Hiển Đông' }];
    const more = { byPost: false, direction: 'out' as const, kind: 'folders' as const };
    const whole = (known: ReturnType<typeof view>) => ({ ...known, ...more }) as HandOverView;
    expect(stateWord(view('withdrawn'))).toBe('withdrawn');
    expect(nextWord(whole(view('withdrawn')))).toBe('withdrawn');
    expect([stateWord(view('settled', there)), nextWord(whole(view('settled', there)))]).toEqual(['done', 'settled']);
    expect(nextWord(whole(view('lost')))).toBe('lost');
    const printed = (['on-road', 'accepted', 'withdrawn', 'back', 'settled'] as const).map((fate) => [
      fate,
      slipStillSays(view(fate, fate === 'settled' ? there : [])),
    ]);
    expect(Object.fromEntries(printed)).toEqual({
      ...{ 'on-road': true, accepted: true, withdrawn: false, back: false, settled: false },
    });
  });
});

describe('what has come, folder by folder', () => {
  const handOver = HandOverId('h');
  const check = (...present: string[]) =>
    present.reduce((was, code) => withPresent(was, code), checkOf(emptyDesk, handOver));

  test('differs by what is missing, by what is too many and by what is damaged', () => {
    const some = withDamaged(check('22006-1-261119-0001', '22006-9-261119-0009'), '22006-1-261119-0002');
    const differences = differencesOf(some, codes);
    expect(differences).toEqual({
      missing: ['22006-1-261119-0003'],
      extra: ['22006-9-261119-0009'],
      damaged: ['22006-1-261119-0002'],
    });
    expect(hasDifferences(differences)).toBe(true);
    expect(hasDifferences(differencesOf(check(...codes.map(({ code }) => code)), codes))).toBe(false);
  });

  test('a damaged folder that is taken away again is missing, and damaged no more', () => {
    const taken = withPresent(withDamaged(check(), '22006-1-261119-0001'), '22006-1-261119-0001', false);
    expect([taken.present, taken.damaged]).toEqual([[], []]);
  });

  test('what was looked at of one hand-over counts for no other', () => {
    const state = { ...emptyDesk, check: check('22006-1-261119-0001') };
    expect(checkOf(state, handOver).present).toHaveLength(1);
    expect(checkOf(state, HandOverId('other')).present).toEqual([]);
  });

  test('counts what was offered here, and of what comes back only what was declined', () => {
    const item = { ...folder(1), carries: 'folder', work: true, answeredAt: null } as const;
    const items = [
      { ...item, fate: 'on-road' as const },
      { ...item, fate: 'declined' as const },
      { ...item, carries: 'nothing' as const, fate: 'on-road' as const },
    ];
    expect(toCount({ items, state: 'coming' }).map(({ fate }) => fate)).toEqual(['on-road']);
    expect(toCount({ items, state: 'coming-back' }).map(({ fate }) => fate)).toEqual(['declined']);
  });
});
