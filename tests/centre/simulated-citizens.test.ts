import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createCitizens } from '../../main/simulators/citizens.ts';
import { canhVinh } from '../../scripts/canh-vinh.ts';
import { until } from '../main/adapters/printer/printer-bench.ts';
import { withStation } from '../support/with-station.ts';

test('invented people take real numbers of the centre, one after the other, until they are sent home', () =>
  withStation({ citizens: createCitizens }, async ({ screen, station }) => {
    const { client } = await screen('paper');
    const papers = () => station.store.jobs.waiting();
    expect(papers()).toBe(0);
    expect(await client.setSimulatedCitizens({ perMinute: 60 })).toEqual({ ok: true, value: {} });
    await until(() => papers() >= 2, 6000);
    expect(await client.setSimulatedCitizens({ perMinute: 0 })).toEqual({ ok: true, value: {} });
    const given = papers();
    await pause(1500);
    expect(papers()).toBe(given);
  }));

test('a centre that is no demonstration has none of them', () =>
  withStation({ point: canhVinh({ demonstration: false }), citizens: createCitizens }, async ({ screen }) => {
    const { client } = await screen('paper');
    expect(await client.setSimulatedCitizens({ perMinute: 6 })).toEqual({
      ok: false,
      error: { type: 'no-demonstration' },
    });
  }));
