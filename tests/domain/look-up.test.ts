import { describe, expect, test } from 'vitest';
import { lookUpState } from '../../domain/look-up.ts';
import { lookUpAddress, parseSignedCode } from '../../domain/signed-code.ts';

const states = (...types: string[]) => lookUpState(types.map((type) => ({ type, undone: null })));

describe('what a citizen is told', () => {
  test.each([
    [['dossier-received'], 'received'],
    [['dossier-received', 'dossier-taken', 'supplement-requested'], 'papers-missing'],
    [['dossier-received', 'supplement-requested', 'supplement-received', 'due-date-renewed'], 'in-progress'],
    [['dossier-received', 'payment-asked'], 'payment-asked'],
    [['dossier-received', 'payment-asked', 'payment-made', 'dossier-result-ready'], 'result-ready'],
    [['dossier-received', 'dossier-result-ready', 'dossier-returned'], 'returned'],
    [['dossier-received', 'dossier-stopped'], 'ended'],
    [[], null],
  ])('of %j is %s', (types, state) => {
    expect(states(...types)).toBe(state);
  });

  test('forgets what was taken back; of a receipt taken back nothing is left', () => {
    const undone = (what: string) => ({ type: 'dossier-act-undone', undone: what });
    const received = { type: 'dossier-received', undone: null };
    const ready = { type: 'dossier-result-ready', undone: null };
    expect(lookUpState([received, ready, undone('dossier-result-ready')])).toBe('received');
    expect(lookUpState([received, undone('dossier-received')])).toBeNull();
  });
});

test('a receipt that leads to the look-up reads at the counter as before', () => {
  const signed = `22006-1-261119-0007~0a1b2c3d~${'A'.repeat(86)}`;
  const text = lookUpAddress('https://tra-cuu.example/', signed);
  expect(text).toBe(`https://tra-cuu.example/tra-cuu#${signed}`);
  expect(parseSignedCode(text)).toEqual(parseSignedCode(signed));
  expect(parseSignedCode(`https://tra-cuu.example/else#${signed}`)).toBeNull();
});
