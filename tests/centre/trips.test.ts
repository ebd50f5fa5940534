import { describe, expect, test } from 'vitest';
import { canhVinh, hienDong } from '../../scripts/canh-vinh.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { type Connection, origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';

const there = hienDong({ demonstration: true }).id;

const receive = async ({ client }: Connection, n: number, returnAt: typeof there | null = null) =>
  value(
    await client.receiveDossier({
      ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
      ...{ applicant: inventedPerson(n), submitter: null, sets: 1, note: '', language: 'vi', returnAt },
      documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
    }),
  ).dossier;

describe('what waits for a trip', () => {
  test('is a folder whose work went ahead and a result another point gives; once handed over, nothing waits', () =>
    withStation({ point: canhVinh({ demonstration: true }) }, async ({ counter }) => {
      const desk = await counter('1');
      const [ahead, given, ready] = [await receive(desk, 1), await receive(desk, 2), await receive(desk, 3, there)];
      // Nobody waits for what is worked on and given here, or has no result yet.
      expect((await desk.client.readTrips({})).trips).toEqual([]);

      const work = [{ dossier: ahead, carries: 'nothing' as const }];
      value(await desk.client.makeHandOver({ origin: origin(), to: there, kind: 'folders', bag: null, items: work }));
      for (const dossier of [given, ready]) value(await desk.client.markResultReady({ origin: origin(), dossier }));
      const { trips, today } = await desk.client.readTrips({});
      expect(trips).toHaveLength(1);
      const [trip] = trips;
      expect(trip?.to).toEqual({ point: there, name: 'Điểm tiếp nhận Hiển Đông' });
      expect(trip?.papers.map(({ dossier, carries }) => [dossier, carries]).sort()).toEqual(
        [
          [ahead, 'folder'],
          [ready, 'result'],
        ].sort(),
      );
      // Due in some working days: nothing forces a trip today.
      expect((trip?.by ?? '') > today).toBe(true);

      for (const { dossier, carries } of trip?.papers ?? []) {
        const kind = carries === 'result' ? ('results' as const) : ('folders' as const);
        const items = [{ dossier, carries }];
        value(await desk.client.makeHandOver({ origin: origin(), to: there, kind, bag: 'T-0001', items }));
      }
      expect((await desk.client.readTrips({})).trips).toEqual([]);
    }));
});
