import { expect, test } from 'vitest';
import { checkIds } from '../../../../domain/doctor.ts';
import { checks } from '../../../../main/operations/doctor/index.ts';
import { beginLedSteps, isLedAnew, ledStep } from '../../../../main/operations/led-set-up.ts';
import { origin, value } from '../../../support/terminal-client.ts';
import { withStation } from '../../../support/with-station.ts';

test('S-Doctor: everything named is looked at, once', () => {
  expect(checks.map(({ id }) => id)).toEqual(checkIds);
});

test('S6: a run at a station looks at everything, and a clock nobody can compare is confirmed by a person', () =>
  withStation({}, async ({ head, clock: pc }) => {
    const { client } = await head();
    const { checks: found } = await client.runDoctor({});
    expect(found.map(({ id }) => id)).toEqual(checkIds);
    expect(found.filter(({ says }) => says.key.startsWith('look.'))).toEqual([]);
    const clock = (all: typeof found) => all.find(({ id }) => id === 'clock');
    expect(clock(found)).toMatchObject({ state: 'unknown', fix: 'confirm-clock', how: 'set-clock' });
    const mended = await client.mendCheck({ origin: origin(), fix: 'confirm-clock' });
    expect(mended.ok && clock(mended.value.checks)).toMatchObject({
      state: 'ok',
      says: { params: { by: 'Trưởng Mẫu' } },
    });
    // No word of anybody makes a date true that lies before the program was made.
    pc.madeOn('2026-11-21');
    const { checks: wrong } = await client.runDoctor({});
    expect(clock(wrong)).toMatchObject({ state: 'bad', says: { key: 'clock.impossible' }, how: 'set-clock' });
    expect(clock(wrong)).not.toHaveProperty('fix', 'confirm-clock');
  }));

test('S3: a PC that was set up by the pages is led through devices and the last look once, and comes back to the step that was open', () =>
  withStation({}, async ({ station, head }) => {
    const { client } = await head();
    const seen = async (step: 'devices' | 'doctor' | null) => {
      for await (const { setUpStep } of await client.watchOffice({})) if (setUpStep === step) return;
    };
    const goOn = async (to: 'devices' | 'doctor' | 'done') =>
      value(await client.goOnWithSetUp({ origin: origin(), step: to }));
    const pc = { firstRun: { id: 'first', restored: false }, machine: 'a'.repeat(64) };
    await goOn('doctor');
    beginLedSteps(station.store, { ...pc, firstRun: null });
    expect(ledStep(station.store), 'installed without the pages: nobody is led').toBeNull();
    beginLedSteps(station.store, pc);
    await seen('devices');
    await goOn('doctor');
    beginLedSteps(station.store, pc);
    expect(ledStep(station.store), 'started again').toBe('doctor');
    await seen('doctor');
    await goOn('done');
    beginLedSteps(station.store, pc);
    expect(ledStep(station.store), 'ended, and started again').toBeNull();
    await seen(null);
  }));

test('S3: a point that came to another PC is led through its devices again: what was tried at the old one counts no more', () =>
  withStation({}, async ({ station, head }) => {
    const { client } = await head();
    const { store } = station;
    const machine = 'a'.repeat(64);
    const firstRun = { id: 'of the old PC', restored: false };
    const other = { firstRun: null, machine: 'b'.repeat(64) };
    const done = async () => value(await client.goOnWithSetUp({ origin: origin(), step: 'done' }));
    const tried = async () =>
      value(await client.noteDeviceTest({ origin: origin(), device: 'printer', faults: [] })).tests.length;
    const standing = () => ({ step: ledStep(store), anew: isLedAnew(store), tests: store.deviceTests.latest().length });

    beginLedSteps(store, { firstRun, machine });
    await done();
    expect(await tried()).toBe(1);
    await client.mendCheck({ origin: origin(), fix: 'confirm-clock' });
    beginLedSteps(store, { firstRun, machine });
    beginLedSteps(store, { firstRun, machine: null });
    expect(standing(), 'the same PC, and one that cannot tell').toEqual({ step: null, anew: false, tests: 1 });

    // With the folder of the old disk, or `--restore`: no pages were shown.
    beginLedSteps(store, other);
    expect(standing()).toEqual({ step: 'devices', anew: true, tests: 0 });
    expect((await client.runDoctor({})).checks.find(({ id }) => id === 'clock')).toMatchObject({ state: 'unknown' });
    expect(await tried()).toBe(1);
    await client.goOnWithSetUp({ origin: origin(), step: 'doctor' });
    beginLedSteps(store, other);
    expect(standing(), 'cut off').toEqual({ step: 'doctor', anew: true, tests: 1 });
    await done();
    beginLedSteps(store, other);
    expect(ledStep(store)).toBeNull();

    // By the set-up page, out of a backup that remembers an ended set-up, at a PC that cannot tell itself from another.
    beginLedSteps(store, { firstRun: { id: 'of the new PC', restored: true }, machine: null });
    expect(standing()).toEqual({ step: 'devices', anew: true, tests: 0 });
  }));
