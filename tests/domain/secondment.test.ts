import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountId, SecondmentId } from '../../domain/ids.ts';
import { accountRoles } from '../../domain/roles.ts';
import { isLeaving, lastDay, makeSecondment, roleOn, type Secondment } from '../../domain/secondment.ts';

const here = '22006-1';
const guest = { role: 'clerk', isGuest: true, isActive: true } as const;
const resident = { role: 'clerk', isGuest: false, isActive: true } as const;

const dayAfter = (days: number) => new Date(Date.UTC(2026, 10, 1 + days)).toISOString().slice(0, 10);
const secondment = (change: Partial<Secondment>): Secondment => ({
  ...{ id: SecondmentId('s-1'), account: AccountId('a-1'), role: 'cashier', point: here },
  ...{ from: dayAfter(10), to: dayAfter(20), ...change },
});

describe('somebody sent here from one day to another', () => {
  test('has the role of that time on its days and on no other, first and last day included', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(120), fc.constantFrom(...accountRoles), (from, length, day, role) => {
        const sent = secondment({ from: dayAfter(from), to: dayAfter(from + length), role });
        const isIn = day >= from && day <= from + length;
        const place = { point: here, date: dayAfter(day) };
        expect(roleOn(guest, [sent], place)).toBe(isIn ? role : null);
        expect(roleOn(resident, [sent], place)).toBe(isIn ? role : 'clerk');
        expect(roleOn({ ...guest, isActive: false }, [sent], place)).toBeNull();
      }),
    );
  });

  test('is nobody here while another point has them', () => {
    const away = secondment({ point: '22006-2' });
    expect(roleOn(resident, [away], { point: here, date: dayAfter(15) })).toBeNull();
    expect(roleOn(resident, [away], { point: '22006-2', date: dayAfter(15) })).toBe('cashier');
    expect(roleOn(resident, [away], { point: here, date: dayAfter(21) })).toBe('clerk');
  });

  test('is never sent twice for the same day, whatever is asked in whatever order', () => {
    const wishes = fc.array(fc.tuple(fc.nat(80), fc.nat(30)), { maxLength: 12 });
    fc.assert(
      fc.property(wishes, (asked) => {
        const made: Secondment[] = [];
        for (const [from, length] of asked) {
          const wish = secondment({ from: dayAfter(from), to: dayAfter(from + length) });
          const answer = makeSecondment(wish, { secondments: made, today: dayAfter(0) });
          if (answer.ok) made.push(answer.value);
        }
        for (let day = 0; day < 120; day++)
          expect(made.filter(({ from, to }) => from <= dayAfter(day) && dayAfter(day) <= to).length).toBeLessThan(2);
      }),
    );
  });

  test.each([
    ['that ends before it begins', dayAfter(10), dayAfter(9)],
    ['that is over already', dayAfter(-9), dayAfter(-1)],
    ['of more than a year', dayAfter(1), dayAfter(368)],
  ])('takes no time %s', (_, from, to) => {
    expect(makeSecondment(secondment({ from, to }), { secondments: [], today: dayAfter(0) })).toEqual({
      ok: false,
      error: { type: 'secondment-dates-wrong' },
    });
  });
});

describe('what somebody holds', () => {
  test('is to be passed on from a week before the last day, and stays on the list until it was', () => {
    const times = [secondment({}), secondment({ from: dayAfter(21), to: dayAfter(30) })];
    const last = (day: number) => lastDay(guest, times, { point: here, date: dayAfter(day) });
    // Two times without a day between are one stay.
    expect([last(12), last(25), last(40)]).toEqual([dayAfter(30), dayAfter(30), dayAfter(30)]);
    expect(lastDay(resident, times, { point: here, date: dayAfter(12) })).toBeNull();
    expect([22, 23, 30, 31].map((day) => isLeaving(dayAfter(30), dayAfter(day)))).toEqual([false, true, true, true]);
  });
});
