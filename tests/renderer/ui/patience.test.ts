import { expect, test } from 'vitest';
import { longestLookMs } from '../../../main/operations/doctor/examine.ts';
import { patienceOf } from '../../../renderer/ui/patience.ts';

test('a page waits longer for the doctor than the doctor for a device that does not answer', () => {
  for (const method of ['runDoctor', 'mendCheck', 'lookAtPc'])
    expect(patienceOf(method)).toBeGreaterThan(longestLookMs + 5_000);
  expect(patienceOf('findDossiers')).toBe(8_000);
});
