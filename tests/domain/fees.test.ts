import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feeRules } from '../../domain/data/fees.ts';
import { procedures } from '../../domain/data/procedures.ts';
import type { FeeWish } from '../../domain/fee-words.ts';
import {
  amountOf,
  exemptionsFor,
  knownFee,
  mostOfAnything,
  readQuantities,
  settleLines,
  totalOf,
} from '../../domain/fees.ts';
import { procedureByCode } from '../../domain/procedures.ts';

const today = '2026-11-27';
const copies = '2.000815';
const signature = '2.000884';
/** Set by the province's council. */
const marriageProof = '1.004873';
const birth = '1.001193';

function rule(code: string) {
  const found = feeRules.find((each) => each.code === code);
  if (!found) throw new Error(code);
  return found;
}

function wish(procedure: string, change: Partial<FeeWish> = {}): FeeWish {
  return { procedure, papers: 1, pages: 1, copies: 1, asked: null, exempt: null, ...change };
}

const settle = (...wishes: FeeWish[]) => settleLines(wishes, today, procedureByCode);

describe('certified copies (TT 226/2016, Đ.4)', () => {
  const each = (pages: number, of = 1, papers = 1) => amountOf(rule('certified-copy'), { papers, pages, copies: of });

  test.each([
    [1, 2_000],
    [2, 4_000],
    [3, 5_000],
    [4, 6_000],
    [198, 200_000],
    [199, 200_000],
    [999, 200_000],
  ])('of %i pages cost %i dong a copy', (pages, dong) => expect(each(pages)).toBe(dong));

  test('three papers of four pages, two copies of each: 36,000', () => expect(each(4, 2, 3)).toBe(36_000));

  test('are capped for each copy, not for the pile', () => expect(each(500, 3, 2)).toBe(1_200_000));

  test('cost what the pages cost one by one, and never less for more', () => {
    const count = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (pages, of, papers) => {
        let one = 0;
        for (let page = 1; page <= pages; page++) one += page <= 2 ? 2_000 : 1_000;
        expect(each(pages, of, papers)).toBe(papers * of * Math.min(one, 200_000));
        expect(each(pages + 1, of, papers)).toBeGreaterThanOrEqual(each(pages, of, papers));
      }),
    );
  });
});

describe('an amount', () => {
  test.each([
    ['signature', 10_000],
    ['contract', 50_000],
    ['contract-change', 30_000],
    ['contract-correction', 25_000],
  ])('of %s is by the case: %i', (code, dong) =>
    expect(amountOf(rule(code), { papers: 2, pages: 40, copies: 3 })).toBe(2 * dong),
  );

  test('is a safe whole number however much is typed', () => {
    for (const each of feeRules) expect(Number.isSafeInteger(amountOf(each, mostOfAnything))).toBe(true);
  });

  test('of a rule is what the catalogue of procedures says, where that says one', () => {
    for (const each of feeRules)
      for (const code of each.procedures) {
        const fee = procedureByCode(code)?.fee;
        if (fee !== null) expect([code, fee]).toEqual([code, amountOf(each, { papers: 1, pages: 1, copies: 1 })]);
      }
  });

  test('that no rule knows is asked, never guessed', () => {
    const unknown = procedures.filter((each) => knownFee(each, today).kind === 'unknown');
    expect(unknown.length).toBeGreaterThan(5);
    for (const { code, name } of unknown)
      expect(settle(wish(code))).toEqual({ ok: false, error: { type: 'fee-not-known', procedure: name } });
    expect(settle(wish(marriageProof, { asked: { amount: 15_000, source: 'province-list' } }))).toMatchObject({
      value: [{ rule: null, amount: 15_000, asked: { source: 'province-list' } }],
    });
  });

  test('that a rule knows cannot be typed over', () =>
    expect(settle(wish(signature, { asked: { amount: 1, source: 'told-by-head' } }))).toMatchObject({
      error: { type: 'fee-is-known' },
    }));

  test('of a rule counts only between its days', () => {
    const procedure = procedureByCode(copies);
    if (!procedure) throw new Error(copies);
    expect(knownFee(procedure, '2016-12-31').kind).toBe('unknown');
    expect(knownFee(procedure, '2017-01-01').kind).toBe('rule');
  });
});

describe('who pays nothing', () => {
  const reasons = (code: string) => {
    const procedure = procedureByCode(code);
    if (!procedure) throw new Error(code);
    return exemptionsFor(procedure, knownFee(procedure, today)).map(({ reason }) => reason);
  };

  test('is who the law frees, for that fee', () => {
    expect(reasons(marriageProof)).toEqual(['merit-family', 'poor-household', 'disabled', 'council']);
    expect(reasons('2.000635')).toEqual(['merit-family', 'poor-household', 'disabled']);
    expect(reasons('2.001019')).toEqual(['farm-loan']);
    expect(reasons(copies)).toEqual([]);
    expect(reasons(birth)).toEqual([]);
  });

  test('owes nothing and the reason stays beside what it would have been', () => {
    const settled = settle(wish('2.000635', { copies: 3, exempt: 'poor-household' }), wish(signature));
    if (!settled.ok) throw new Error(settled.error.type);
    expect(settled.value[0]).toMatchObject({ amount: 24_000, exempt: 'poor-household' });
    expect(totalOf(settled.value)).toBe(10_000);
  });

  test('cannot be freed of another fee', () =>
    expect(settle(wish(copies, { exempt: 'poor-household' }))).toMatchObject({
      error: { type: 'exemption-not-for-this' },
    }));
});

describe('what a clerk types', () => {
  test.each([
    ['3x4x2', 'page', [{ papers: 3, pages: 4, copies: 2 }]],
    ['3*4*2', 'page', [{ papers: 3, pages: 4, copies: 2 }]],
    ['4 2', 'page', [{ papers: 1, pages: 4, copies: 2 }]],
    ['7', 'page', [{ papers: 1, pages: 7, copies: 1 }]],
    [
      '3x4x2+1x2x5',
      'page',
      [
        { papers: 3, pages: 4, copies: 2 },
        { papers: 1, pages: 2, copies: 5 },
      ],
    ],
    ['2', 'copy', [{ papers: 1, pages: 1, copies: 2 }]],
    ['2', 'case', [{ papers: 2, pages: 1, copies: 1 }]],
  ] as const)('%s by the %s is read', (text, basis, read) => expect(readQuantities(text, basis)).toEqual(read));

  test.each(['', '0', '3x', 'x', '3x4x2x1', '1.5', '-1', '1000', '3x4x2+', '100x1x1'])('%j is no quantity', (text) =>
    expect(readQuantities(text, 'page')).toBe(null),
  );
});
