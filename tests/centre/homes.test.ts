import { expect, test } from 'vitest';
import { PointId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { knowsPostOffice, postOffice } from '../support/signed-by-hand.ts';
import { origin, value } from '../support/terminal-client.ts';
import { testPoint } from '../support/test-point.ts';
import { withStation } from '../support/with-station.ts';

const principal = { point: PointId('22006-1'), name: 'Điểm chính' };
const villages = ['Làng Một', 'Làng Hai', 'Làng Ba'].map((name) => ({ name, nearest: principal }));
const team = { ...testPoint, id: PointId('22006-3'), kind: 'mobile' as const, name: 'Tổ lưu động', villages };
const date = '2026-11-20';

test('a day of visits: asked for by telephone, driven by village, closed at the door, and nothing twice', () =>
  withStation({ point: team }, async ({ station, counter }) => {
    const { client } = await counter('1');
    const ask = (village: string, from: string | null, name = 'Người Mẫu') => ({
      ...{ origin: origin(), village, date, from, via: 'phone' as const, procedure: '1.004873' },
      person: { name, phone: '0901234567', address: `cuối ${village}`, note: '' },
    });
    const first = ask('Làng Ba', null, 'Đinh Mẫu Ba');
    const { visit } = value(await client.askHomeVisit(first));
    // The answer was lost, and the key is pressed again: the same visit.
    expect(value(await client.askHomeVisit(first)).visit).toBe(visit);
    for (const [village, from] of [
      ['Làng Một', '10:00'],
      ['Làng Một', '08:00'],
      ['Làng Hai', null],
    ] as const)
      value(await client.askHomeVisit(ask(village, from)));

    const order = async () => (await client.listHomeVisits({ date })).villages.map(({ village }) => village);
    expect(await order()).toEqual(['Làng Một', 'Làng Hai', 'Làng Ba']);
    value(await client.setHomeRoute({ origin: origin(), date, villages: ['Làng Ba', 'Làng Hai'] }));
    expect(await order()).toEqual(['Làng Ba', 'Làng Hai', 'Làng Một']);
    const day = await client.listHomeVisits({ date });
    expect(day.villages[2]?.visits.map(({ from }) => from)).toEqual(['08:00', '10:00']);
    expect(day.villages[0]?.visits[0]?.person?.name).toBe('Đinh Mẫu Ba');
    expect(day.days).toEqual([{ date, open: 4 }]);

    const shut = { origin: origin(), visit, outcome: 'nobody-home' as const, dossiers: [] };
    value(await client.closeHomeVisit(shut));
    value(await client.closeHomeVisit(shut));
    expect(await client.closeHomeVisit({ ...shut, origin: origin() })).toMatchObject({
      error: { type: 'home-visit-closed' },
    });
    value(await client.moveHomeVisit({ origin: origin(), visit, date: '2026-11-25', from: '09:00' }));
    expect((await client.listHomeVisits({ date })).days).toEqual([
      { date, open: 3 },
      { date: '2026-11-25', open: 1 },
    ]);

    // Nothing of a person lies in clear anywhere in the log.
    const log = station.store.databases.read.prepare('SELECT json FROM events').pluck().all().join('\n');
    expect(log).toContain('home-visit-asked');
    for (const word of ['Đinh', '0901234567', 'cuối']) expect(log).not.toContain(word);

    const { pdf } = value(await client.readHomeVisits({ date }));
    expect(Buffer.from(pdf, 'base64').subarray(0, 4).toString()).toBe('%PDF');
  }));

test('received at the house: the village stands on record, the visit is over with it, and the evening takes all in one press', () =>
  withStation({ point: team }, async ({ station, counter }) => {
    const { client } = await counter('1');
    const { store } = station;
    const asked = {
      ...{ origin: origin(), village: 'Làng Ba', date, from: null, via: 'village-list' as const, procedure: null },
      person: { name: 'Đinh Mẫu Ba', phone: '', address: 'cuối làng', note: '' },
    };
    const { visit } = value(await client.askHomeVisit(asked));
    const receiving = () => ({
      ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct' as const },
      ...{ officialCode: null, applicant: inventedPerson(2), submitter: null, sets: 1, note: '', language: 'vi' },
      documents: [{ name: 'Tờ khai', kind: 'original' as const, count: 1 }],
      atHome: { village: 'Làng Ba', visit },
    });
    const first = receiving();
    const { dossier } = value(await client.receiveDossier(first));
    expect(value(await client.receiveDossier(first)).dossier).toBe(dossier);
    const second = value(await client.receiveDossier(receiving()));
    const log = store.databases.read.prepare('SELECT json FROM events').pluck().all() as string[];
    const facts = log.map((json) => JSON.parse(json) as { type: string; facts: object });
    expect(facts.filter(({ type }) => type === 'dossier-received').map((each) => each.facts)).toMatchObject([
      { receivedIn: 'Làng Ba' },
      { receivedIn: 'Làng Ba' },
    ]);
    const [village] = (await client.listHomeVisits({ date })).villages;
    expect(village?.visits).toMatchObject([{ outcome: 'served', dossiers: [{ dossier }] }]);

    // A post office is a point of the centre too, and no place where folders are worked on.
    knowsPostOffice(station);
    const { folders, points } = await client.listDayFolders({});
    expect(folders).toBe(2);
    expect(points.map(({ point }) => point)).not.toContain(postOffice);
    const to = points[0]?.point;
    if (!to) throw new Error('the team knows a point to hand over to');
    const evening = { origin: origin(), to, bag: 'T-7' };
    const handed = value(await client.handOverDay(evening));
    expect(handed.handOver.items.map((each) => each.dossier).sort()).toEqual([dossier, second.dossier].sort());
    expect(value(await client.handOverDay(evening)).handOver.handOver).toBe(handed.handOver.handOver);
    expect((await client.listDayFolders({})).folders).toBe(0);
    expect(await client.handOverDay({ ...evening, origin: origin() })).toMatchObject({
      error: { type: 'hand-over-empty' },
    });
  }));

test('where the team belongs to a point with counters, the evening takes what was received at houses and leaves the shelf alone', () =>
  withStation({ point: { ...team, kind: 'secondary' as const } }, async ({ counter }) => {
    const { client } = await counter('1');
    const receive = (atHome?: { village: string; visit: null }) =>
      client.receiveDossier({
        ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct' as const },
        ...{ officialCode: null, applicant: inventedPerson(2), submitter: null, sets: 1, note: '', language: 'vi' },
        documents: [{ name: 'Tờ khai', kind: 'original' as const, count: 1 }],
        ...(atHome && { atHome }),
      });
    value(await receive());
    expect((await client.listDayFolders({})).folders).toBe(0);
    const { dossier } = value(await receive({ village: 'Làng Ba', visit: null }));
    const { folders, points } = await client.listDayFolders({});
    expect(folders).toBe(1);
    const handed = await client.handOverDay({
      origin: origin(),
      to: points[0]?.point ?? PointId('22006-1'),
      bag: null,
    });
    expect(value(handed).handOver.items.map((item) => item.dossier)).toEqual([dossier]);
  }));
