import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Point } from '../../domain/point.ts';
import { canhVinh, hienDong } from '../../scripts/canh-vinh.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { origin, type TerminalClient, value } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';

/** Two points that no wire leads to, nor one between them: everything goes by files that somebody carries. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let top: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  top = mkdtempSync(join(tmpdir(), 'gan-dan-stick-'));
});
afterAll(async () => {
  await province.close();
  await postgres.close();
  rmSync(top, { recursive: true, force: true });
});

interface PointHere {
  readonly test: StationInTest;
  readonly client: TerminalClient;
  readonly office: TerminalClient;
}

async function withPoint(point: Point, run: (here: PointHere) => Promise<void>): Promise<void> {
  const enrolment = { ticket: await province.ticketFor(point.id), province: province.provinceKeys };
  await withStation({ point, folder: mkdtempSync(join(top, 'station-')), enrolment }, async (station) => {
    const [{ client }, { client: office }] = [await station.counter('1'), await station.head()];
    await run({ test: station, client, office });
  });
}

const fileOf = async ({ office }: PointHere) => value(await office.makeBundle({})).base64;
const takes = async ({ office }: PointHere, file: string) => {
  const upload = crypto.randomUUID();
  const most = 200_000;
  for (let at = 0; at < file.length; at += most) {
    const last = at + most >= file.length;
    const sent = { upload, offset: (at / 4) * 3, part: file.slice(at, at + most), last };
    const answer = value(await office.takeBundle(sent));
    if (last) return answer;
  }
  throw new Error('an empty file');
};
const provinceTakes = async (file: string) => value(await province.takeBundle(Buffer.from(file, 'base64')));
const answerOfProvince = async ({ test: { station } }: PointHere) =>
  Buffer.from(value(await province.makeBundle(station.store.point.id)).bytes).toString('base64');

test('an offer goes from point to point by stick alone, is worked on and comes back, and both know the same', () =>
  withPoint(canhVinh({ demonstration: true }), (here) =>
    withPoint(hienDong({ demonstration: true }), async (there) => {
      const [A, B] = [here.test.station.store, there.test.station.store];
      // Once, by a technician's stick: who is who.
      for (const point of [here, there]) await provinceTakes(await fileOf(point));
      for (let round = 0; round < 2; round++)
        for (const point of [here, there]) await takes(point, await answerOfProvince(point));
      expect(A.outgoing.acked().seq).toBeGreaterThan(0);

      const person = inventedPerson(5);
      const received = await here.client.receiveDossier({
        ...{
          origin: origin(),
          counter: '1',
          procedure: '1.004873',
          ticket: null,
          channel: 'direct',
          officialCode: null,
        },
        ...{ applicant: person, submitter: null, sets: 1, note: '', language: 'vi' },
        documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
      });
      const { dossier } = value(received);
      const offer = async (from: PointHere, to: string, carries: 'folder' | 'result') => {
        const kind = carries === 'folder' ? ('folders' as const) : ('results' as const);
        const items = [{ dossier, carries }];
        return value(await from.client.makeHandOver({ origin: origin(), to, kind, bag: null, items })).handOver;
      };
      const accept = async (at: PointHere, { handOver, items }: Awaited<ReturnType<typeof offer>>) => {
        const answer = { how: 'one-by-one' as const, present: items.map(({ code }) => code), damaged: [] };
        value(await at.client.acceptHandOver({ origin: origin(), handOver, slip: [], answer }));
      };

      // Out: without the file nobody there knows of it, and with it the person has a name.
      const out = await offer(here, '22006-2', 'folder');
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
      const back = await offer(there, '22006-1', 'result');
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
      await provinceTakes(await fileOf(here));
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
