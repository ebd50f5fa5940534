import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DossierId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { canhVinh, hienDong } from '../../scripts/canh-vinh.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { canhTien } from '../support/four-points.ts';
import {
  fileOf,
  offer,
  type PointByStick,
  provinceOf,
  receive,
  takes,
  withPointByStick,
} from '../support/points-by-stick.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { origin, value } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** Points that no wire leads to, nor one between them: everything goes by files that somebody carries. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let top: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  top = mkdtempSync(join(tmpdir(), 'gan-dan-stick-'));
});
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
});
afterEach(() => province.close());
afterAll(async () => {
  await postgres.close();
  rmSync(top, { recursive: true, force: true });
});

const withPoint = (point: Point, run: (here: PointByStick) => Promise<void>) =>
  withPointByStick({ province, top, point }, run);

const custodyAt = ({ test: { station } }: PointByStick, dossier: DossierId) => station.store.custody.known(dossier);
const nameAt = async ({ client }: PointByStick, dossier: DossierId) =>
  value(await client.openDossier({ dossier })).applicant.name;
const accept = async (at: PointByStick, { handOver, items }: Awaited<ReturnType<typeof offer>>) => {
  const answer = { how: 'one-by-one' as const, present: items.map(({ code }) => code), damaged: [] };
  value(await at.client.acceptHandOver({ origin: origin(), handOver, slip: [], answer }));
};

test('an offer goes from point to point by stick alone, is worked on and comes back, and both know the same', () =>
  withPoint(canhVinh({ demonstration: true }), (here) =>
    withPoint(hienDong({ demonstration: true }), async (there) => {
      const [A, B] = [here.test.station.store, there.test.station.store];
      const byHand = provinceOf(province);
      // Once, by a technician's stick: who is who.
      for (const point of [here, there]) await byHand.takes(await fileOf(point));
      for (let round = 0; round < 2; round++)
        for (const point of [here, there]) await takes(point, await byHand.answer(point));
      expect(A.outgoing.acked().seq).toBeGreaterThan(0);

      // One that the province has long had: what was written of it goes with the offer, not its key alone.
      const old = await receive(here, inventedPerson(6));
      await byHand.takes(await fileOf(here));
      await takes(here, await byHand.answer(here));
      expect(A.outgoing.acked()).toEqual(A.head());
      await offer(here, '22006-2', old, 'nothing');
      await takes(there, await fileOf(here));
      expect(value(await there.client.openDossier({ dossier: old })).applicant.name).toBe(inventedPerson(6).name);
      expect(B.custody.known(old)).toMatchObject({ work: '22006-2', folder: { state: 'here', at: '22006-1' } });

      const person = inventedPerson(5);
      const dossier = await receive(here, person);

      // Out: without the file nobody there knows of it, and with it the person has a name.
      const out = await offer(here, '22006-2', dossier, 'folder');
      expect((await there.client.readHandOvers({})).coming).toEqual([]);
      const file = await fileOf(here);
      expect((await takes(there, file)).events).toBeGreaterThan(0);
      expect((await there.client.readHandOvers({})).coming.map(({ handOver }) => handOver)).toEqual([out.handOver]);
      expect(value(await there.client.openDossier({ dossier })).applicant.name).toBe(person.name);
      // The same file once more brings nothing more.
      await takes(there, file);
      await accept(there, out);
      value(await there.client.markResultReady({ origin: origin(), dossier }));

      // Back by the same way: that it was taken, that it is ready, and its result.
      await takes(here, await fileOf(there));
      expect(A.custody.known(dossier)).toMatchObject({ work: '22006-2', folder: { state: 'here', at: '22006-2' } });
      expect(A.dossiers.get(dossier)).toMatchObject({ state: 'result-ready' });
      const back = await offer(there, '22006-1', dossier, 'result');
      await takes(here, await fileOf(there));
      await accept(here, back);
      value(
        await here.client.returnResult({
          ...{ origin: origin(), counter: '1', dossier, ticket: null, to: 'applicant' },
          ...{ receiver: person.name, note: '' },
        }),
      );
      await takes(there, await fileOf(here));
      expect(B.custody.known(dossier)).toEqual(A.custody.known(dossier));
      expect(B.dossiers.get(dossier)).toMatchObject({ state: 'returned' });

      // One of them meets the province: what the other wrote comes with it.
      await byHand.takes(await fileOf(here));
      const reached = await query<{ point_id: string; head_seq: number }>(
        database,
        'SELECT point_id, head_seq::integer FROM streams ORDER BY point_id',
      );
      expect(reached).toEqual([
        { point_id: '22006-1', head_seq: A.head().seq },
        { point_id: '22006-2', head_seq: B.head().seq },
      ]);
    }),
  ));

test('what is passed on by stick is whole at the third point, goes on from there, and all know who holds it', () =>
  withPoint(canhVinh({ demonstration: true }), (a) =>
    withPoint(hienDong({ demonstration: true }), (b) =>
      withPoint(canhTien(), async (c) => {
        const [A, B, C] = [a, b, c].map(({ test: { station } }) => station.store.point) as [Point, Point, Point];
        const byHand = provinceOf(province);
        const roundTrip = async (at: PointByStick) => {
          await byHand.takes(await fileOf(at));
          await takes(at, await byHand.answer(at));
        };
        // Once, by a technician's stick: who is who.
        for (let round = 0; round < 2; round++) for (const each of [a, b, c]) await roundTrip(each);

        // One the province had before it was offered, and one whose whole life is on the stick.
        const [old, fresh] = [await receive(a, inventedPerson(6)), await receive(a, inventedPerson(7))];
        await roundTrip(a);
        await accept(
          b,
          await (async () => {
            const given = await offer(a, B.id, old, 'folder');
            await takes(b, await fileOf(a));
            return given;
          })(),
        );
        // What it carried of A is at the province now, and goes no further by stick.
        await roundTrip(b);
        expect(b.test.station.store.carried.streams()).toEqual([]);
        const given = await offer(a, B.id, fresh, 'folder');
        await takes(b, await fileOf(a));
        await accept(b, given);

        const passedOn = [];
        for (const dossier of [old, fresh]) passedOn.push(await offer(b, C.id, dossier, 'folder'));
        await takes(c, await fileOf(b));
        expect(await nameAt(c, old)).toBe(inventedPerson(6).name);
        expect(await nameAt(c, fresh)).toBe(inventedPerson(7).name);
        for (const dossier of [old, fresh]) expect(custodyAt(c, dossier)).toEqual(custodyAt(b, dossier));
        for (const each of passedOn) await accept(c, each);

        // And back to where it began, straight from the third.
        value(await c.client.markResultReady({ origin: origin(), dossier: old }));
        const back = await offer(c, A.id, old, 'result');
        await takes(a, await fileOf(c));
        expect(custodyAt(a, old)).toEqual(custodyAt(c, old));
        expect(custodyAt(a, fresh)).toEqual(custodyAt(c, fresh));
        await accept(a, back);
        const person = inventedPerson(6).name;
        value(
          await a.client.returnResult({
            ...{ origin: origin(), counter: '1', dossier: old, ticket: null, to: 'applicant' },
            ...{ receiver: person, note: '' },
          }),
        );
        const home = await fileOf(a);
        for (const each of [b, c]) await takes(each, home);
        await takes(b, await fileOf(c));
        for (const dossier of [old, fresh])
          for (const each of [a, b]) expect(custodyAt(each, dossier)).toEqual(custodyAt(c, dossier));
        for (const {
          test: { station },
        } of [a, b, c]) {
          expect(station.store.dossiers.get(old)).toMatchObject({ state: 'returned' });
          expect(station.store.custody.known(fresh)).toMatchObject({ work: C.id });
        }
      }),
    ),
  ));
