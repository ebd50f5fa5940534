import { describe, expect, test } from 'vitest';
import { approvedBy } from '../../domain/four-eyes.ts';
import { AccountId } from '../../domain/ids.ts';
import { accountRoles } from '../../domain/roles.ts';

const [one, other] = [AccountId('a-1'), AccountId('a-2')];

describe('a step that takes two people', () => {
  test.each(accountRoles)('is never taken by one of them twice, not even a %s', (role) => {
    expect(approvedBy({ account: one, role }, { account: one, role: 'head' })).toMatchObject({
      error: { type: 'approver-is-actor' },
    });
  });

  test('has a head among the two, in every pair of roles', () => {
    const agreed = accountRoles.flatMap((actor) =>
      accountRoles.flatMap((second) =>
        approvedBy({ account: one, role: actor }, { account: other, role: second }).ok ? [`${actor} + ${second}`] : [],
      ),
    );
    expect(agreed).toEqual([
      ...accountRoles.slice(0, 4).map((role) => `${role} + head`),
      ...['head + clerk', 'head + specialist', 'head + head'],
      ...accountRoles.slice(5).map((role) => `${role} + head`),
    ]);
  });

  test('puts down the second person, not the one who acts', () => {
    const second = { account: other, role: 'head' } as const;
    expect(approvedBy({ account: one, role: 'clerk' }, second)).toEqual({ ok: true, value: other });
  });
});
