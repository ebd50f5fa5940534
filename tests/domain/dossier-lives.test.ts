import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldDossier } from '../../domain/dossier-fold.ts';
import { isEnded, isRunning } from '../../domain/dossier-words.ts';
import { nationalCodes } from '../../domain/national-code.ts';
import { firstMoment, liveOnPaper, Oracle, procedure, someSteps } from '../support/dossier-model.ts';

const LIVES = Number(process.env.GAN_DAN_LIVES ?? 5000);

const procedures = [
  procedure('1.004873'),
  procedure('2.000635'),
  { ...procedure('1.004873'), onSupplement: 'pauses' },
  { ...procedure('2.000635'), onSupplement: 'pauses' },
] as const;

test('whatever people do to a dossier in whatever order, it goes where the law lets it go and nowhere else', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(someSteps, fc.constantFrom(...procedures), (steps, chosen) => {
      const oracle = new Oracle(firstMoment);
      const log = liveOnPaper(chosen, steps, ({ step, before, after, events }) => {
        const may = oracle.does(step);
        expect([step.act, events !== null]).toEqual([step.act, may]);
        expect([after.state, after.supplements, after.renewals]).toEqual([
          oracle.state,
          oracle.papersAsked,
          oracle.renewed,
        ]);
        if (events === null) expect(after).toBe(before);
        if (isEnded(before.state)) expect(events).toBeNull();
        holds(after);
        if (step.act === 'bring-papers' && events) expect(after.dueAt >= before.dueAt).toBe(true);
        if (step.act === 'renew' && events) expect(after.dueAt > before.dueAt).toBe(true);
        seen.add(after.state);
      });
      // What was taken back left no trace but its two events; the whole log folds to the same dossier.
      expect(log.reduce<ReturnType<typeof foldDossier> | undefined>(foldDossier, undefined)?.state).toBe(oracle.state);
    }),
    { numRuns: LIVES },
  );
  expect(seen.size).toBe(11);
}, 600_000);

/** What is true of a dossier at every moment of its life. */
function holds(dossier: ReturnType<typeof foldDossier>): void {
  const { state, pausedAt, resume, readyOn, returnedOn, endedOn, renewals } = dossier;
  expect(pausedAt !== null).toBe(state === 'waiting-supplement');
  expect(resume !== null).toBe(state === 'waiting-supplement' || state === 'waiting-payment');
  expect(returnedOn !== null).toBe(state === 'returned');
  expect(endedOn !== null).toBe(['refused', 'withdrawn', 'stopped', 'voided'].includes(state));
  if (state === 'result-ready' || state === 'returned') expect(readyOn).not.toBeNull();
  if (readyOn === null) expect(resume).not.toBe('result-ready');
  expect(renewals).toBeLessThanOrEqual(1);
  expect(dossier.firstDueAt <= dossier.dueAt).toBe(true);
  expect(isRunning(state) && isEnded(state)).toBe(false);
  expect(nationalCodes[state] === null).toBe(state === 'voided');
}
