import { afterEach, describe, expect, test } from 'vitest';
import type { DirectoryPoint } from '../../../domain/directory.ts';
import { DossierId, PointId } from '../../../domain/ids.ts';
import { newsFor } from '../../support/hand-made-carrier.ts';
import { employ, handOverDesk } from '../../support/hand-over-desk.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';
import { testPoint } from '../../support/test-point.ts';

/** Found by the simulation of hand-overs, image 814. */
describe('an offer that its sender forgot with its disk', () => {
  const stations: StationOnDisk[] = [];
  afterEach(() => {
    for (const each of stations.splice(0)) each.remove();
  });
  const at = (id: string, other: string, kind: DirectoryPoint['kind'] = null) => {
    const station = stationOnDisk({ point: { ...testPoint, id: PointId(id), name: `Điểm ${id}` } });
    stations.push(station);
    employ(station);
    const { directory } = station.store();
    directory.meetProvince('its key');
    const points = [{ point: other, name: `Điểm ${other}`, kind, keys: [] }];
    const written = JSON.stringify({ commune: testPoint.commune, changedAt: 1, points });
    expect(directory.keep({ text: written, signature: '' }, () => true)).toBe(true);
    return station;
  };

  /** Received, kept on a disk that comes back, and offered after that. */
  const forgotten = async (sender: StationOnDisk, to: string) => {
    const { dossier } = await sender.dossier();
    sender.off();
    sender.image('before');
    sender.on();
    const made = await handOverDesk(sender).offer(PointId(to), null, [
      { dossier: DossierId(dossier), carries: 'folder' },
    ]);
    if (typeof made === 'string') throw new Error(made);
    const code = sender.store().dossiers.get(dossier)?.code ?? '';
    const offer = newsFor(sender.store(), at(to, sender.store().point.id).store());
    sender.off();
    sender.putBackImage('before');
    sender.on();
    return { ...made, code, dossier: DossierId(dossier), offer };
  };
  const custodyAt = (station: StationOnDisk, dossier: DossierId) => {
    const row = station.store().dossiers.get(dossier);
    return row && station.store().custody.of(row);
  };

  test('and that is sent back is taken out of the bag, once the answer was heard', async () => {
    const sender = at('22006-1', '22006-2');
    const { handOver, slip, code, dossier } = await forgotten(sender, '22006-2');
    const receiver = stations.at(-1) as StationOnDisk;
    expect(await handOverDesk(receiver).decline(handOver, slip)).toBeNull();
    const present = { how: 'one-by-one' as const, present: [code], damaged: [] };
    // Nobody said a word of it yet: there is nothing to take, and nothing to take back.
    expect(await handOverDesk(sender).withdraw(slip)).toBe('hand-over-unknown');

    expect(sender.store().foreign.take(newsFor(receiver.store(), sender.store())).refused).toEqual([]);
    expect(custodyAt(sender, dossier)).toMatchObject({ folder: { state: 'in-transit', to: '22006-1' } });
    expect(handOverDesk(sender).coming()).toMatchObject([{ handOver, state: 'coming-back', underWay: 1 }]);
    expect(await handOverDesk(sender).accept(handOver, slip, present)).toBeNull();
    expect(custodyAt(sender, dossier)).toMatchObject({ work: '22006-1', folder: { state: 'here', at: '22006-1' } });
    expect(await handOverDesk(sender).accept(handOver, slip, present)).toBe('hand-over-answered');
  });

  test.each([
    ['taken by its slip alone says so with the codes, each once', false],
    ['known by the log is taken without them', true],
  ])('and that is %s', async (_, isHeard) => {
    const { handOver, slip, code, offer } = await forgotten(at('22006-1', '22006-2'), '22006-2');
    const receiver = stations.at(-1) as StationOnDisk;
    if (isHeard) expect(receiver.store().foreign.take(offer).refused).toEqual([]);
    const scanned = [...slip, ` ${slip[0]} `];
    const present = { how: 'one-by-one' as const, present: [code], damaged: [] };
    expect(await handOverDesk(receiver).accept(handOver, scanned, present)).toBeNull();
    const written = receiver.store().databases.write.prepare('SELECT json FROM events WHERE type = ?').pluck();
    const events = written.all('hand-over-accepted').map((json) => JSON.parse(String(json)) as { facts: object });
    expect(events.map(({ facts }) => ('slip' in facts ? facts.slip : null))).toEqual([isHeard ? null : slip]);
  });

  test('and that a post office signed for on paper is entered by its slip, once', async () => {
    const sender = at('22006-1', '22006-9', 'post-office');
    const { slip, dossier } = await forgotten(sender, '22006-9');
    const signedAt = '2026-11-20T08:00';
    expect(await handOverDesk(sender).enterSigned(slip, signedAt)).toBeNull();
    expect(custodyAt(sender, dossier)).toMatchObject({ folder: { state: 'here', at: '22006-9' } });
    expect(await handOverDesk(sender).enterSigned(slip, signedAt)).toBe('hand-over-answered');
  });
});
