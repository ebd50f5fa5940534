import { afterEach, describe, expect, test } from 'vitest';
import { contactOver } from '../../support/connected-point.ts';
import { modelProvince } from '../../support/model-province.ts';
import { type DiskWishes, type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';

const stations: StationOnDisk[] = [];
afterEach(() => {
  for (const each of stations.splice(0)) each.remove();
});

function station(wishes: DiskWishes = {}): StationOnDisk {
  const made = stationOnDisk(wishes);
  stations.push(made);
  return made;
}

function goesBack(pc: StationOnDisk): void {
  pc.off();
  pc.restore('at nine');
  pc.on();
}

describe('a new PC', () => {
  test('with nothing of a lost one, in its place, keeps its letter on later days: the lost one may give numbers where no road leads', async () => {
    const lost = station();
    await lost.ticket();
    const other = station({ machine: 'b'.repeat(64) });
    other.store().incarnations.takeLetter(['']);
    for (const pc of [lost, other]) pc.clock.setLocal('2026-11-23', '08:00');
    const ofLost = [await lost.ticket(), (await lost.dossier()).code];
    expect(ofLost).toEqual(['A001', '22006-1-261123-0001']);
    expect([await other.ticket(), (await other.dossier()).code]).toEqual(['AS001', '22006-1-261123-S0001']);
    other.store().incarnations.othersTold();
    other.clock.setLocal('2026-11-24', '08:00');
    expect(await other.ticket()).toBe('A001');
  });

  test('whose first contact is cut after the first answer has its letter from then on: papers are printed until the road is back', async () => {
    const province = modelProvince();
    const lost = station();
    const ofLost = [await lost.ticket(), (await lost.dossier()).place];
    await contactOver(lost, province.door);
    const other = station({ machine: 'b'.repeat(64) });
    const cut = async () => ({ ok: false as const, error: { type: 'unreachable' as const } });
    await contactOver(other, { ...province.door, incarnations: cut, fetch: cut, chain: cut });
    expect(other.store().incarnations.all()).toHaveLength(1);
    expect([await other.ticket(), (await other.dossier()).place]).toEqual([
      'AS001',
      { book: '2026-1120S', ordinal: 1 },
    ]);
    expect(ofLost).toEqual(['A001', { book: '2026', ordinal: 1 }]);
    expect(await contactOver(other, province.door)).toMatchObject({ state: 'in-sync' });
    // A PC of whose point the province knows no other takes none.
    const alone = station();
    await contactOver(alone, modelProvince().door);
    expect([await alone.ticket(), (await alone.dossier()).place.book]).toEqual(['A001', '2026']);
  });

  test('whose original nobody can tell any more goes back on twenty days, and does not run out of letters', async () => {
    const lost = station();
    await lost.ticket();
    const other = station({ machine: 'b'.repeat(64) });
    other.store().incarnations.takeLetter(['']);
    const printed: string[] = [];
    for (let day = 1; day <= 20; day++) {
      other.clock.setLocal(`2027-03-${String(day).padStart(2, '0')}`, '08:00');
      printed.push(`${day} ${await other.ticket()}`);
      other.backup('at nine');
      printed.push(`${day} ${await other.ticket()}`);
      goesBack(other);
      printed.push(`${day} ${await other.ticket()}`);
    }
    expect(new Set(printed).size).toBe(printed.length);
    expect(printed.every((number) => /A[N-Z]\d{3}$/.test(number))).toBe(true);
  });
});
