import { describe, expect, test } from 'vitest';
import { checkMorning, type Morning } from '../../../scripts/morning/checks.ts';

/** Two people, one dossier, everything as it should be. */
function goodMorning(): Morning {
  const issued = ['B001', 'B002'].map((number) => ({ ticket: `1.${number}`, token: `token-${number}` }));
  const events = [1, 2, 3].map((seq) => ({ seq, hash: `hash-${seq}` }));
  const paper = (token: string | null) => ({ at: 1, bytes: 80_000, complete: true, token });
  return {
    citizens: 2,
    diary: {
      taps: issued.map(({ ticket }) => ({ ticket, at: 0, answered: 1 })),
      calls: [],
      receipts: ['job'],
      errors: [],
    },
    papers: [...issued.map(({ token }) => paper(token)), paper('a receipt')],
    point: { issued, called: issued.map(({ ticket }) => ticket), fault: null, events },
    province: { events: [...events] },
    board: { shown: 2, missed: 0 },
  };
}

const failing = (morning: Morning) =>
  checkMorning(morning)
    .filter(({ holds }) => !holds)
    .map(({ what }) => what);

describe('what must hold after a morning', () => {
  test('holds when nothing went wrong', () => {
    expect(failing(goodMorning())).toEqual([]);
  });

  const good = goodMorning();
  const { diary, point, papers, province, board } = good;
  const [first, second] = point.issued;
  if (!first || !second) throw new Error('two people were expected');
  const [paper] = papers;
  if (!paper) throw new Error('a paper was expected');

  test.each<[string, Morning, RegExp]>([
    [
      'two people with one number',
      { ...good, diary: { ...diary, taps: [...diary.taps.slice(1), ...diary.taps.slice(1)] } },
      /distinct/,
    ],
    ['a number that is not in the log', { ...good, point: { ...point, issued: [first] } }, /distinct/],
    ['a refusal', { ...good, diary: { ...diary, errors: ['callNext: bug'] } }, /refused/],
    [
      'one person called by two counters',
      { ...good, point: { ...point, called: [...point.called, first.ticket] } },
      /two counters/,
    ],
    ['a call the board never had', { ...good, board: { ...board, missed: 1 } }, /board/],
    ['a ticket printed twice', { ...good, papers: [...papers, paper] }, /exactly once, whole/],
    ['a ticket without paper', { ...good, papers: papers.slice(1) }, /exactly once, whole/],
    ['a torn paper', { ...good, papers: papers.map((each) => ({ ...each, complete: false })) }, /exactly once, whole/],
    ['a receipt without paper', { ...good, papers: papers.slice(0, 2) }, /receipt/],
    ['a broken chain', { ...good, point: { ...point, fault: { seq: 2, fault: 'bad-hash' } } }, /verifies/],
    [
      'a province that lacks the last event',
      { ...good, province: { events: province.events.slice(0, 2) } },
      /province/,
    ],
    [
      'a province with another hash',
      { ...good, province: { events: province.events.map((each) => ({ ...each, hash: 'x' })) } },
      /province/,
    ],
  ])('does not hold with %s', (_, morning, what) => {
    expect(failing(morning).join('\n')).toMatch(what);
  });
});
