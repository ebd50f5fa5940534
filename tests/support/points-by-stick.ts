import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { DossierId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import type { Enrolment } from '../../main/operations/bundle-parts.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { origin, type TerminalClient, value } from './terminal-client.ts';
import type { TestProvince } from './test-province.ts';
import { type StationInTest, withStation } from './with-station.ts';

/** A point that no wire leads to, as its people work with it: everything goes by files that somebody carries. */
export interface PointByStick {
  readonly test: StationInTest;
  readonly client: TerminalClient;
  readonly office: TerminalClient;
}

/** `folder`: where it lies when it is opened again, with the enrolment it was given. */
export async function withPointByStick(
  at: { province: TestProvince; top: string; point: Point; folder?: string; enrolment?: Enrolment },
  run: (here: PointByStick) => Promise<void>,
): Promise<void> {
  const { province, point, top } = at;
  const folder = at.folder ?? mkdtempSync(join(top, 'station-'));
  const enrolment = at.enrolment ?? (await enrolmentFor(province, point));
  await withStation({ point, folder, enrolment }, async (station) => {
    const [{ client }, { client: office }] = [await station.counter('1'), await station.head()];
    await run({ test: station, client, office });
  });
}

export async function enrolmentFor(province: TestProvince, { id }: Point): Promise<Enrolment> {
  return { ticket: await province.ticketFor(id), province: province.provinceKeys };
}

export const fileOf = async ({ office }: PointByStick) => value(await office.makeBundle({})).base64;

export async function takes({ office }: PointByStick, file: string) {
  const upload = crypto.randomUUID();
  const most = 200_000;
  for (let at = 0; at < file.length; at += most) {
    const last = at + most >= file.length;
    const sent = { upload, offset: (at / 4) * 3, part: file.slice(at, at + most), last };
    const answer = value(await office.takeBundle(sent));
    if (last) return answer;
  }
  throw new Error('an empty file');
}

/** The page of the province, both ways. */
export const provinceOf = (province: TestProvince) => ({
  takes: async (file: string) => value(await province.takeBundle(Buffer.from(file, 'base64'))),
  answer: async ({ test: { station } }: PointByStick) =>
    Buffer.from(value(await province.makeBundle(station.store.point.id)).bytes).toString('base64'),
});

export async function receive({ client }: PointByStick, person = inventedPerson(5)): Promise<DossierId> {
  const received = await client.receiveDossier({
    ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
    ...{ applicant: person, submitter: null, sets: 1, note: '', language: 'vi' },
    documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
  });
  return value(received).dossier;
}

export async function offer(
  from: PointByStick,
  to: string,
  dossier: DossierId,
  carries: 'folder' | 'result' | 'nothing',
) {
  const kind = carries === 'result' ? ('results' as const) : ('folders' as const);
  const items = [{ dossier, carries }];
  return value(await from.client.makeHandOver({ origin: origin(), to, kind, bag: null, items })).handOver;
}
