import { describe, expect, test } from 'vitest';
import { CounterId, Origin, QueueId } from '../../../domain/ids.ts';
import { createDossierSearch } from '../../../main/store/dossier-search.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const COUNT = 60;

describe('The names of a station with years behind it', () => {
  test('are found newest first, the last ones at once and all of them soon', () =>
    withStore(async (point) => {
      const codes = await receiveMany(point);
      const search = openSearch(point, 10);
      const found = () => search.find('', null, 500).map(({ dossier }) => dossier.code);
      expect(found()).toEqual(codes.slice(-10).reverse());
      await search.whole;
      expect(found()).toEqual([...codes].reverse());
      expect(search.find('mau nguyen', null, 500).map(({ dossier }) => dossier.code)).toEqual(
        [...codes].reverse().filter((_, n) => (COUNT - 1 - n) % 12 === 0),
      );
      search.close();
    }));

  test('are not doubled by what happens to an old dossier while they are read', () =>
    withStore(async (point) => {
      const codes = await receiveMany(point);
      const search = openSearch(point, 10);
      const oldest = point.store.dossiers.byCode(codes[0] ?? '')?.id ?? '';
      search.refresh(oldest);
      expect(search.find(codes[0] ?? '', null, 5)).toHaveLength(1);
      await search.whole;
      search.refresh(oldest);
      expect(search.find(codes[0] ?? '', null, 5)).toHaveLength(1);
      expect(search.find('', null, 500)).toHaveLength(COUNT);
      expect(search.allOf(inventedPerson(0).idNumber)).toEqual([oldest]);
      search.close();
    }));

  test('of one whose seal was broken is told once, the others are found, and it itself by its code, old or new', () =>
    withStore(async (point) => {
      const codes = await receiveMany(point);
      const faults: string[] = [];
      const broken = point.store.dossiers.byCode(codes[3] ?? '')?.id ?? '';
      const { sealed } = point.store.dossiers.get(broken)?.person ?? { sealed: '' };
      const changed = `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}`;
      point.store.databases.write.prepare('UPDATE dossiers SET sealed = ? WHERE dossier = ?').run(changed, broken);
      point.store.sealing.onFault(({ at }) => faults.push(at));
      for (const atOnce of [10, COUNT]) {
        const search = openSearch(point, atOnce);
        await search.whole;
        for (const code of codes) expect(search.find(code, null, 5)).toHaveLength(1);
        expect(search.opened(broken)).toMatchObject({ person: null });
        search.close();
      }
      expect(faults).toEqual([broken]);
      expect(point.store.sealing.faults()).toEqual([broken]);
    }));

  test('are left alone when the station ends before it has read them', () =>
    withStore(async (point) => {
      await receiveMany(point);
      const search = openSearch(point, 10);
      search.close();
      await search.whole;
    }));
});

function openSearch({ store }: PointInTest, atOnce: number) {
  const { dossiers, sealing, point } = store;
  return createDossierSearch({ dossiers, sealing, point: point.id, atOnce });
}

async function receiveMany({ operations, clerkAt }: PointInTest): Promise<string[]> {
  const clerk = clerkAt('1');
  const counter = CounterId('1');
  value(await operations.openCounter({ origin: Origin(origin()), counter, queues: [QueueId('B')] }, clerk));
  const codes: string[] = [];
  for (let n = 0; n < COUNT; n++) {
    const input = {
      ...{ origin: Origin(origin()), counter, procedure: '1.004873', ticket: null, channel: 'direct' as const },
      ...{ officialCode: null, submitter: null, applicant: inventedPerson(n), sets: 1, note: '', language: 'vi' },
      documents: [{ name: 'Tờ khai', kind: 'original' as const, count: 1 }],
    };
    codes.push(
      value(await operations.receiveDossier(input as Parameters<typeof operations.receiveDossier>[0], clerk)).code,
    );
  }
  return codes;
}
