import { expect, test } from 'vitest';
import { AccountId, SecondmentId } from '../../domain/ids.ts';
import { type KnownPerson, publishedPeople, unsettled } from '../../domain/published-people.ts';
import { noTables } from '../../domain/reference.ts';

const here = { point: '22006-1', date: '2026-11-24' };
const said = { login: 'bp', name: 'Người Mẫu', role: 'clerk', from: '2026-11-02', to: '2026-12-31' } as const;
const id = AccountId('00000000-0000-4000-8000-000000000001');

function known(change: Partial<KnownPerson> = {}): KnownPerson {
  return { id, role: 'clerk', isGuest: false, isActive: true, secondments: [], ...change };
}
function sent(point: string, from: string, to: string) {
  return {
    id: SecondmentId('00000000-0000-4000-8000-000000000002'),
    account: id,
    role: 'clerk' as const,
    point,
    from,
    to,
  };
}

test.each([
  ['nobody signs in by that name yet', said, null, 'missing'],
  ['the first day is still to come', { ...said, from: '2026-12-01' }, null, 'coming'],
  ['here as was said', said, known(), null],
  ['here, but as something else', { ...said, role: 'specialist' as const }, known(), 'differs'],
  ['the account was closed', said, known({ isActive: false }), 'differs'],
  ['a guest with the days that were said', said, guest('2026-11-02', '2026-12-31'), null],
  ['a guest whose days ended sooner', said, guest('2026-11-02', '2026-11-20'), 'differs'],
  ['already entered for days to come', { ...said, from: '2026-12-01' }, guest('2026-12-01', '2026-12-31'), null],
  ['the time is over and the rights are not', { ...said, to: '2026-11-23' }, known(), 'over'],
  ['the time is over, and so are the rights', { ...said, to: '2026-11-23' }, guest('2026-11-02', '2026-11-23'), null],
  ['the last day still counts', { ...said, to: '2026-11-24' }, guest('2026-11-02', '2026-11-24'), null],
  [
    'sent to another point by the head meanwhile',
    said,
    known({ secondments: [sent('22006-2', '2026-11-20', '2026-11-27')] }),
    null,
  ],
  ['without an end', { ...said, to: null }, known(), null],
] as const)('%s', (_, person, account, expected) => {
  expect(unsettled(person, account, here)).toBe(expected);
});

function guest(from: string, to: string): KnownPerson {
  return known({ isGuest: true, secondments: [sent('22006-1', from, to)] });
}

test('a role that this product does not know names nobody', () => {
  const row = { commune: '22006', login: 'bp', name: 'Người Mẫu', from: '2026-11-02', to: '' };
  const users = [
    { ...row, role: 'clerk' },
    { ...row, login: 'khac', role: 'mayor' },
  ];
  expect(publishedPeople({ ...noTables, users })).toEqual([{ ...said, to: null }]);
});
