import { afterEach, describe, expect, test } from 'vitest';
import { DossierId, PointId } from '../../../domain/ids.ts';
import type { ForeignItem } from '../../../main/ports/foreign-events.ts';
import { foldedTwice, newsFor } from '../../support/hand-made-carrier.ts';
import { employ, handOverDesk } from '../../support/hand-over-desk.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';
import { testPoint } from '../../support/test-point.ts';

const points = ['22006-2', '22006-3'].map((point) => ({ point, name: `Điểm ${point}`, kind: null, keys: [] }));
const written = JSON.stringify({ commune: testPoint.commune, changedAt: 1, points });

/** Found by the simulation of hand-overs, image 765. */
describe('of a point whose whole disk went back', () => {
  const stations: StationOnDisk[] = [];
  afterEach(() => {
    for (const each of stations.splice(0)) each.remove();
  });
  const at = (id: string) => {
    const station = stationOnDisk({ point: { ...testPoint, id: PointId(id), name: `Điểm ${id}` } });
    stations.push(station);
    employ(station);
    const { directory } = station.store();
    directory.meetProvince('its key');
    expect(directory.keep({ text: written, signature: '' }, () => true)).toBe(true);
    return station;
  };

  /** The team offered D1, which the office read; its disk goes back, and under the same number it accepts D2. */
  const story = async () => {
    const [team, office] = [at('22006-3'), at('22006-2')];
    const first = DossierId((await team.dossier()).dossier);
    team.off();
    team.image('before');
    team.on();
    await offered(team, office, first);
    const before = newsFor(team.store(), office.store());
    team.off();
    team.putBackImage('before');
    team.on();

    const second = DossierId((await office.dossier()).dossier);
    const { handOver, slip, code } = await offered(office, team, second);
    const answer = { how: 'one-by-one' as const, present: [code], damaged: [] };
    expect(await handOverDesk(team).accept(handOver, slip, answer)).toBeNull();
    const since = newsFor(team.store(), office.store());
    const twice = since.filter(({ event }) => before.some((each) => isOtherAtItsPlace(each, event)));
    expect(twice.map(({ event }) => event.type)).toEqual(['hand-over-accepted']);
    return { office, first, second, before, since };
  };

  test.each(['what it wrote before is read first', 'what it writes since is read first'])(
    'its acceptance is heard, though another event stood at its number: %s',
    async (order) => {
      const { office, first, second, before, since } = await story();
      const { foreign } = office.store();
      for (const news of order.startsWith('what it wrote before') ? [before, since] : [since, before])
        expect(foreign.take(news).refused).toEqual([]);
      expect(foreign.take([...before, ...since])).toMatchObject({ taken: 0, refused: [] });
      expect(custodyAt(office, second)).toMatchObject({
        ...{ work: '22006-3', folder: { state: 'here', at: '22006-3' }, claimants: [] },
      });
      // The other is about another dossier, and stays what it is.
      expect(custodyAt(office, first)).toMatchObject({
        ...{ work: '22006-2', folder: { state: 'in-transit', at: '22006-3', to: '22006-2' }, cv: 2 },
      });
      expect(office.store().handOvers.underWay()).toMatchObject([{ from: '22006-3', to: '22006-2' }]);
      const { now, anew } = foldedTwice(office.store());
      expect(anew).toEqual(now);
    },
  );
});

function isOtherAtItsPlace({ event }: ForeignItem, { stream, seq, hash }: ForeignItem['event']): boolean {
  return event.stream === stream && event.seq === seq && event.hash !== hash;
}

function custodyAt(station: StationOnDisk, dossier: DossierId) {
  const { dossiers, custody } = station.store();
  const row = dossiers.get(dossier);
  if (!row) throw new Error('not known there');
  return custody.of(row);
}

async function offered(from: StationOnDisk, to: StationOnDisk, dossier: DossierId) {
  const { offer } = handOverDesk(from);
  const made = await offer(to.store().point.id, null, [{ dossier, carries: 'folder' }]);
  if (typeof made === 'string') throw new Error(made);
  return { ...made, code: from.store().dossiers.get(dossier)?.code ?? '' };
}
