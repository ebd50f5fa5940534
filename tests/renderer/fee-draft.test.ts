import { describe, expect, test } from 'vitest';
import type { ProcedureView } from '../../contract/dossier-schemas.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { emptyFee, type FeeDraft, feeWish, reckon } from '../../renderer/counter/fees/fee-draft.ts';
import { readDong } from '../../renderer/ui/typed-dong.ts';

function reckoned(code: string, change: Partial<FeeDraft>) {
  const procedure = procedureByCode(code);
  if (!procedure) throw new Error(code);
  const draft = { ...emptyFee, ...change };
  const found = reckon(procedure as unknown as ProcedureView, draft, '2026-11-27');
  return { ...found, wish: found.fault ? null : feeWish(found, draft) };
}

describe('a fee as a clerk types it', () => {
  test('3x4x2 of certified copies is 36,000, paid exactly', () =>
    expect(reckoned('2.000815', { quantity: '3x4x2' })).toMatchObject({
      total: 36_000,
      wish: { lines: [{ papers: 3, pages: 4, copies: 2 }], pay: { way: 'cash', given: null } },
    }));

  test('too little cash is a fault beside its field', () => {
    expect(reckoned('2.000884', { given: '5' })).toMatchObject({ total: 10_000, fault: 'given' });
    expect(reckoned('2.000884', { given: '20' })).toMatchObject({ wish: { pay: { given: 20_000 } } });
  });

  test('an unknown amount is asked for; who is exempt needs none', () => {
    expect(reckoned('1.004873', {})).toMatchObject({ total: null, fault: 'asked', wish: null });
    expect(reckoned('1.004873', { asked: '15.000', pay: 'later' })).toMatchObject({
      wish: { lines: [{ asked: { amount: 15_000, source: 'province-list' } }], pay: null },
    });
    expect(reckoned('1.004873', { exempt: 'poor-household' })).toMatchObject({
      total: 0,
      wish: { lines: [{ asked: null, exempt: 'poor-household' }], pay: null },
    });
  });

  test('of a free procedure writes nothing', () => expect(reckoned('1.001193', {}).wish).toBe(null));

  test.each([
    ['36000', 36_000],
    ['36.000', 36_000],
    ['36', 36_000],
    ['500', 500],
    ['', null],
    ['ba', null],
    ['-5', null],
  ])('%j is %s dong', (text, dong) => expect(readDong(text)).toBe(dong));
});
