import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DossierId } from '../../domain/ids.ts';
import { canhVinh, hienDong } from '../../scripts/canh-vinh.ts';
import { canhTien } from '../support/four-points.ts';
import {
  enrolmentFor,
  fileOf,
  offer,
  type PointByStick,
  provinceOf,
  receive,
  takes,
  withPointByStick,
} from '../support/points-by-stick.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { origin, value } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** A stick with an offer on it lies in a drawer; the PC that wrote it goes back to before; then somebody finds the stick. */
let postgres: TestPostgres;
let province: TestProvince;
let top: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  top = mkdtempSync(join(tmpdir(), 'gan-dan-stick-'));
});
afterAll(async () => {
  await province.close();
  await postgres.close();
  rmSync(top, { recursive: true, force: true });
});

const [A, B, C] = [canhVinh({ demonstration: true }), hienDong({ demonstration: true }), canhTien()];
const custodyAt = ({ test: { station } }: PointByStick, dossier: DossierId) => station.store.custody.known(dossier);
/** By its own word, and nothing it knows says otherwise. */
const holds = (here: PointByStick, dossier: DossierId) => {
  const { dossiers, custody, point } = here.test.station.store;
  const row = dossiers.get(dossier);
  return row !== undefined && custody.of(row).work === point.id;
};

/** `how`: what goes back, the database alone, or the whole disk with its anchor. */
async function oldStick(how: 'database' | 'disk', run: (at: Story) => Promise<void>): Promise<void> {
  await province?.close();
  province = await startTestProvince(await postgres.provinceDatabase());
  const byHand = provinceOf(province);
  const folder = mkdtempSync(join(top, 'station-'));
  const enrolment = await enrolmentFor(province, A);
  const story = { stick: '', dossier: '' as DossierId };
  const meet = async (points: readonly PointByStick[]) => {
    for (const each of points) await byHand.takes(await fileOf(each));
    await province.tellOthersNow();
    for (const each of points) await takes(each, await byHand.answer(each));
  };
  await withPointByStick({ province, top, point: B }, (b) =>
    withPointByStick({ province, top, point: C }, async (c) => {
      const kept = mkdtempSync(join(top, 'kept-'));
      await withPointByStick({ province, top, point: A, folder, enrolment }, async (a) => {
        for (let round = 0; round < 2; round++) await meet([a, b, c]);
        story.dossier = await receive(a);
      });
      cpSync(folder, kept, { recursive: true });
      await withPointByStick({ province, top, point: A, folder, enrolment }, async (a) => {
        await offer(a, B.id, story.dossier, 'nothing');
        story.stick = await fileOf(a);
      });
      for (const name of ['log.db', 'log.db-wal', 'log.db-shm', ...(how === 'disk' ? ['anchor.json'] : [])]) {
        rmSync(join(folder, name), { force: true });
        if (existsSync(join(kept, name))) cpSync(join(kept, name), join(folder, name));
      }
      await withPointByStick({ province, top, point: A, folder, enrolment }, async (a) => {
        await run({ a, b, c, meet: () => meet([a, b, c]), ...story });
      });
    }),
  );
}

interface Story {
  readonly a: PointByStick;
  readonly b: PointByStick;
  readonly c: PointByStick;
  readonly dossier: DossierId;
  readonly stick: string;
  meet(): Promise<void>;
}

const everywhere = { timeout: 60_000 };

test.each(['database', 'disk'] as const)(
  'the %s went back: what was given away again meanwhile is two’s, all are told, and the count settles it',
  everywhere,
  (how) =>
    oldStick(how, async ({ a, b, c, dossier, stick, meet }) => {
      // Life goes on here: everybody was heard, the folder was found, and the work goes to another one from the scan.
      await receive(a);
      for (let round = 0; round < 2; round++) await meet();
      const count = async (at: PointByStick, found: boolean) =>
        value(await at.client.recountFolders({ origin: origin(), counted: [{ dossier, found }] }));
      if (how === 'database') await count(a, true);
      await offer(a, C.id, dossier, 'nothing');
      await meet();
      expect([a, b, c].filter((each) => holds(each, dossier))).toEqual([c]);
      await takes(b, stick);
      expect([a, b, c].filter((each) => holds(each, dossier))).toEqual([b, c]);

      for (let round = 0; round < 3; round++) await meet();
      expect([a, b, c].filter((each) => holds(each, dossier))).toEqual([]);
      for (const each of [a, b, c]) {
        expect(custodyAt(each, dossier)).toMatchObject({ work: null, claimants: expect.arrayContaining([B.id, C.id]) });
        expect(await each.client.listToRecount({})).toContainEqual(
          expect.objectContaining({ dossier, why: 'conflict' }),
        );
      }
      await count(b, false);
      await count(c, false);
      await count(a, true);
      for (let round = 0; round < 2; round++) await meet();
      for (const each of [a, b, c]) expect(custodyAt(each, dossier)).toEqual(custodyAt(a, dossier));
      expect([a, b, c].filter((each) => holds(each, dossier))).toHaveLength(1);
    }),
);
