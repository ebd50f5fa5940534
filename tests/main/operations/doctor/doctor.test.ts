import { expect, test } from 'vitest';
import { checkIds } from '../../../../domain/doctor.ts';
import { checks } from '../../../../main/operations/doctor/index.ts';
import { origin } from '../../../support/terminal-client.ts';
import { withStation } from '../../../support/with-station.ts';

test('S-Doctor: everything named is looked at, once', () => {
  expect(checks.map(({ id }) => id)).toEqual(checkIds);
});

test('S6: a run at a station looks at everything, and a clock nobody can compare is confirmed by a person', () =>
  withStation({}, async ({ head }) => {
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
  }));
