import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DossierId } from '../../domain/ids.ts';
import { enrolPoint, type PaperSlip, type PointOfCommune } from '../support/points-of-a-commune.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** The offer went with the disk of whoever made it; the receiver has the paper, and takes the folder by it. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let dataFolder: string;
let points: PointOfCommune[];

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  dataFolder = mkdtempSync(join(tmpdir(), 'gan-dan-keys-'));
  province = await startTestProvince(database, { dataFolder });
  points = [];
  for (const id of ['22006-1', '22006-2', '22006-3']) points.push(await enrolPoint(province, id));
});
afterAll(async () => {
  await province.close();
  await postgres.close();
  for (const point of points) point.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const three = () => points as [PointOfCommune, PointOfCommune, PointOfCommune];

const about = (dossier: DossierId, ...some: PointOfCommune[]) =>
  some
    .flatMap(({ log }) => log.events)
    .filter((event) => JSON.stringify(event.facts).includes(dossier))
    .map(({ stream, seq }) => `${stream} ${seq}`)
    .toSorted();

async function pushed(...some: PointOfCommune[]): Promise<void> {
  for (const point of some) {
    await point.push();
    await province.tellOthersNow();
  }
}

/** What it was told of one dossier. */
async function readBy(reader: PointOfCommune, dossier: DossierId) {
  const { events, keys } = await reader.read();
  const wanted = about(dossier, ...points);
  return { events: events.filter((each) => wanted.includes(each)).toSorted(), key: keys.get(dossier) };
}
const nothing = { events: [], key: undefined };

const revoked = ({ device }: PointOfCommune, at: number | null) =>
  query(database, 'UPDATE devices SET revoked_at = $1 WHERE key_id = $2', [at, device.keyId]);
const nothingWaits = () => query(database, 'SELECT 1 FROM outgoing UNION ALL SELECT 1 FROM introductions');

describe('a dossier taken by the slip of an offer that nobody has any more', () => {
  test('is read by the taker, and by whom the taker hands it on to, whoever reaches the province first', async () => {
    const [A, B, C] = three();
    for (const order of [
      [A, B, C],
      [C, B, A],
      [B, C, A],
    ]) {
      const dossier = A.receive();
      B.acceptBySlip(A.sign(B, [dossier]), [dossier]);
      B.work(dossier);
      B.offer(C, dossier);
      C.accept(B, dossier);
      await pushed(...order);
      for (const reader of [A, B, C]) {
        const others = [A, B, C].filter((each) => each !== reader);
        const key = reader === A ? undefined : A.keys.get(dossier);
        expect(await readBy(reader, dossier)).toEqual({ events: about(dossier, ...others), key });
      }
    }
    expect(await nothingWaits()).toEqual([]);
  });

  test('also where the sender had it from elsewhere, and heard so only afterwards', async () => {
    const [A, B, C] = three();
    const dossier = A.receive();
    A.offer(B, dossier);
    B.work(dossier);
    C.acceptBySlip(B.sign(C, [dossier]), [dossier]);
    await pushed(B, C);
    expect(await readBy(C, dossier)).toEqual({ events: about(dossier, B), key: undefined });
    await pushed(A);
    expect((await readBy(C, dossier)).key).toEqual(A.keys.get(dossier));
    expect((await readBy(C, dossier)).events).toEqual(about(dossier, A, B));
    expect((await readBy(A, dossier)).events).toEqual(about(dossier, B, C));
  });

  test('lets read only what the sender might hand on: the slip of a point that may not proves its own words alone', async () => {
    const [A, B, C] = three();
    const dossier = A.receive();
    B.work(dossier);
    C.acceptBySlip(B.sign(C, [dossier]), [dossier]);
    await pushed(A, B, C);
    A.work(dossier);
    await pushed(A);
    expect(await readBy(C, dossier)).toEqual({ events: about(dossier, B), key: undefined });
    expect((await readBy(A, dossier)).events).toEqual([]);
  });

  test('counts at the upgrade of a province that did not read slips, and what waited there', async () => {
    const [A, B, C] = three();
    const dossier = A.receive();
    await pushed(A);
    // as the province of before left it: what the slip says was read by nobody
    await revoked(A, 1);
    B.acceptBySlip(A.sign(B, [dossier]), [dossier]);
    B.offer(C, dossier);
    await pushed(B);
    expect(await readBy(B, dossier)).toEqual(nothing);
    await province.close();
    await revoked(A, null);
    await query(database, 'ALTER TABLE introductions DROP COLUMN proven');
    await query(database, 'DELETE FROM schema_migrations WHERE version = 350');
    const { port } = province;
    province = await startTestProvince(database, { dataFolder, port });
    await province.tellOthersNow();
    expect(await readBy(B, dossier)).toEqual({ events: about(dossier, A), key: A.keys.get(dossier) });
    expect(await readBy(C, dossier)).toEqual({ events: about(dossier, A, B), key: A.keys.get(dossier) });
  });

  test('though its sender is enrolled only after the acceptance came', async () => {
    const [, B, C] = three();
    const D = await enrolPoint(province, '22006-4');
    points.push(D);
    const dossier = D.receive();
    const other = testDevice(province.url, D.log);
    C.acceptBySlip(D.sign(C, [dossier], other), [dossier]);
    await pushed(D, C);
    expect(await readBy(C, dossier)).toEqual(nothing);
    const waiting = () => query(database, `SELECT keys FROM waiting_slips WHERE from_point = '22006-4'`);
    expect(await waiting()).toEqual([{ keys: 1 }]);
    const { body } = await other.enrol(await province.ticketFor('22006-4'), { stream: '22006-4:2' });
    expect(body).toMatchObject({ ok: true });
    await province.tellOthersNow();
    expect(await readBy(C, dossier)).toEqual({ events: about(dossier, D), key: D.keys.get(dossier) });
    expect(await waiting()).toEqual([]);
    expect(await readBy(B, dossier)).toEqual(nothing);
  });

  test('of a PC that was revoked since: by the hour at which it was taken', async () => {
    const [A, B] = three();
    const dossier = A.receive();
    await pushed(A);
    B.acceptBySlip(A.sign(B, [dossier]), [dossier]);
    const taken = B.log.events.at(-1)?.at.wall ?? 0;
    await revoked(A, taken + 1);
    await pushed(B);
    expect((await readBy(B, dossier)).events).toEqual(about(dossier, A));
    await revoked(A, null);
  });
});

describe('a slip that proves nothing', () => {
  interface Said {
    readonly slip: PaperSlip;
    readonly dossiers?: readonly DossierId[];
  }
  const first = ({ texts }: PaperSlip) => texts[0] ?? '';
  const cases: Record<string, (at: { readonly dossier: DossierId; readonly other: DossierId }) => Said> = {
    'whose signature is forged': ({ dossier }) => {
      const slip = three()[0].sign(three()[1], [dossier]);
      const [text, signature = ''] = [first(slip), /~([\w-]{86})~/.exec(first(slip))?.[1]];
      const forged = `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
      return { slip: { ...slip, texts: [text.replace(signature, forged)] } };
    },
    'that was altered': ({ dossier }) => {
      const slip = three()[0].sign(three()[1], [dossier]);
      return { slip: { ...slip, texts: [first(slip).replace(/,2,fw$/, ',3,fw')] } };
    },
    'for another point': ({ dossier }) => ({ slip: three()[0].sign(three()[2], [dossier]) }),
    'of another dossier': ({ dossier, other }) => ({ slip: three()[0].sign(three()[1], [other]), dossiers: [dossier] }),
    'of another hand-over': ({ dossier }) => {
      const [A, B] = three();
      return { slip: { ...A.sign(B, [dossier]), handOver: A.sign(B, [dossier]).handOver } };
    },
    'by the key of another point': ({ dossier }) => {
      const [A, B, C] = three();
      return { slip: A.sign(B, [dossier], C.device) };
    },
    'by its receiver’s own key': ({ dossier }) => {
      const [A, B] = three();
      return { slip: A.sign(B, [dossier], B.device) };
    },
    'of another point than the acceptance names': ({ dossier }) => {
      const [A, B, C] = three();
      return { slip: { ...A.sign(B, [dossier]), from: C.point } };
    },
    'of which a code is missing': ({ dossier }) => {
      const [A, B] = three();
      const slip = A.sign(B, Array<DossierId>(8).fill(dossier));
      return { slip: { ...slip, texts: slip.texts.slice(0, 1) } };
    },
    'that is not there': ({ dossier }) => ({ slip: { ...three()[0].sign(three()[1], [dossier]), texts: [] } }),
    'that is no slip': ({ dossier }) => {
      const nonsense = { 1: 'GDBG' } as unknown as string[];
      return { slip: { ...three()[0].sign(three()[1], [dossier]), texts: nonsense } };
    },
    'made of what is no text': ({ dossier }) => {
      const nonsense = [7, null, ['GDBG~1/1']] as unknown as string[];
      return { slip: { ...three()[0].sign(three()[1], [dossier]), texts: nonsense } };
    },
  };

  test.each(Object.keys(cases))('%s gives nothing to read, and is taken in as any', async (name) => {
    const [A, B, C] = three();
    const [dossier, other] = [A.receive(), A.receive()];
    const { slip, dossiers = [dossier] } = cases[name]?.({ dossier, other }) ?? expect.fail(name);
    B.acceptBySlip(slip, dossiers);
    await pushed(A, B);
    expect(await readBy(B, dossier)).toEqual(nothing);
    expect(await readBy(B, other)).toEqual(nothing);
    // what it gave before: the point that it names hears the writer's own words
    const named = slip.from === C.point ? C : A;
    expect((await readBy(named, dossier)).events).toEqual(about(dossier, B));
    expect(await query(database, 'SELECT code FROM parked')).toEqual([]);
  });

  test('of a PC that was lost: whoever found it signs nothing for its point any more', async () => {
    const [A, B] = three();
    const dossier = A.receive();
    await pushed(A);
    B.acceptBySlip(A.sign(B, [dossier]), [dossier]);
    await revoked(A, B.log.events.at(-1)?.at.wall ?? 0);
    await pushed(B);
    expect(await readBy(B, dossier)).toEqual(nothing);
  });
});
