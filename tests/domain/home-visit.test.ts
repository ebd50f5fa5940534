import { expect, test } from 'vitest';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { askHomeVisit, closeHomeVisit, dayByVillage, type HomeVisit, moveHomeVisit } from '../../domain/home-visit.ts';
import { HomeVisitId } from '../../domain/ids.ts';

const now = { date: '2026-11-19', time: '08:30' };
const wish = {
  ...{ visit: HomeVisitId('v'), village: 'Làng Mẫu', date: '2026-11-20', from: null, via: 'phone' as const },
  ...{ procedure: null, person: { name: 'Người Mẫu', phone: '0901234567', address: 'cuối làng', note: '' } },
};
const visit = (village: string, from: string | null, askedAt: string, id = `${village}${askedAt}`): HomeVisit => ({
  ...{ visit: HomeVisitId(id), village, date: '2026-11-20', from, via: 'phone', procedure: null, askedAt },
  ...{ outcome: null, dossiers: [] },
});

test('who asks is sealed: the facts say the village and the day only', () => {
  const asked = askHomeVisit(wish, now, officialCalendar);
  expect(asked).toMatchObject({ ok: true, value: [{ personal: { dossier: 'v', part: wish.person } }] });
  const facts = JSON.stringify(asked.ok && asked.value[0]?.facts);
  for (const word of Object.values(wish.person).filter(Boolean)) expect(facts).not.toContain(word);
});

test('a visit is promised on a working day from today on, within ninety days', () => {
  const on = (date: string) => {
    const asked = askHomeVisit({ ...wish, date }, now, officialCalendar);
    return asked.ok ? 'yes' : asked.error.type;
  };
  expect(['2026-11-18', '2026-11-19', '2026-11-21', '2027-02-17', '2027-03-01'].map(on)).toEqual([
    'home-visit-day-past',
    'yes',
    'home-visit-day-off',
    'yes',
    'appointment-too-far',
  ]);
});

test('where nobody was at home another day may be tried; a visit that was made is over', () => {
  const missed = { ...visit('Làng Mẫu', null, 'a'), outcome: 'nobody-home' as const };
  const to = { date: '2026-11-25', from: '09:00' };
  expect(moveHomeVisit(missed, to, now, officialCalendar).ok).toBe(true);
  expect(closeHomeVisit(missed, 'served', [], now)).toMatchObject({ error: { type: 'home-visit-closed' } });
  const served = { ...missed, outcome: 'served' as const };
  expect(moveHomeVisit(served, to, now, officialCalendar)).toMatchObject({ error: { type: 'home-visit-closed' } });
});

test('the day goes by village as the team drives: as somebody put it, then along the list, strangers last', () => {
  const visits = [
    visit('Xóm Lạ', null, '1'),
    visit('Làng Ba', '10:00', '2'),
    visit('Làng Một', null, '3'),
    visit('Làng Ba', '08:00', '4'),
    visit('làng một', '07:30', '5'),
    visit('Làng Hai', null, '6'),
  ];
  const villages = ['Làng Một', 'Làng Hai', 'Làng Ba'].map((name) => ({ name }));
  const said = (route: readonly string[]) =>
    dayByVillage(visits, route, villages).map(({ village, visits }) => [village, visits.map((each) => each.askedAt)]);
  expect(said([])).toEqual([
    ['Làng Một', ['5', '3']],
    ['Làng Hai', ['6']],
    ['Làng Ba', ['4', '2']],
    ['Xóm Lạ', ['1']],
  ]);
  expect(said(['Làng Ba']).map(([village]) => village)).toEqual(['Làng Ba', 'Làng Một', 'Làng Hai', 'Xóm Lạ']);
});
