import type { StationsView } from '../../../contract/stations-api.ts';
import { CounterId, StationId } from '../../../domain/ids.ts';
import { now } from '../samples.ts';
import type { Scene, Stage } from '../scene.ts';
import { office } from './office.ts';

const fingerprint = (letter: string) => `${letter}4c1`.repeat(16);

const stations: StationsView['stations'] = [
  {
    ...{ station: StationId('k7p2qabc'), name: 'Ki-ốt sảnh', roles: ['kiosk', 'board'], counters: [], connected: true },
    ...{ lastSeen: now - 60_000, pairedAt: now - 40 * 86_400_000, pairedBy: 'Trưởng Trung Tâm Mẫu', proof: 'code' },
    ...{ fingerprint: fingerprint('a'), version: '0.1.0', scanner: 'ready' },
    printer: { name: 'tcp://192.168.1.40', model: 'ESC/POS 80 mm', state: 'paper-low' },
    copy: null,
  },
  {
    ...{ station: StationId('m3x5zdef'), name: 'Quầy số 2 và 3', roles: ['counter'], connected: false },
    ...{ counters: [CounterId('2'), CounterId('3')], lastSeen: now - 3 * 3_600_000, pairedAt: now - 86_400_000 },
    ...{ pairedBy: 'Trưởng Trung Tâm Mẫu', proof: 'digits', fingerprint: fingerprint('7'), version: '0.1.0' },
    ...{ scanner: 'none', printer: null, copy: null },
  },
  {
    ...{ station: StationId('p4w6rghi'), name: 'Phòng lãnh đạo', roles: ['office'], counters: [], connected: true },
    ...{ lastSeen: now, pairedAt: now - 86_400_000, pairedBy: 'Trưởng Trung Tâm Mẫu', proof: 'code', printer: null },
    ...{ fingerprint: fingerprint('5'), version: '0.1.0', scanner: 'none' },
    copy: { state: 'following', percent: 100, behind: 3, since: now - 4_000, lastAt: now - 5_000 },
  },
];

function stationsView(change: Partial<StationsView> = {}) {
  return (stage: Stage) => {
    const { session, views } = office()(stage);
    const door = { fingerprint: fingerprint('c'), addresses: ['192.168.1.10'], port: 4711 };
    const counters = ['1', '2', '3', '4'].map(CounterId);
    const watchStations: StationsView = { door, counters, stations, invitation: null, last: null, ...change };
    return { session, views: { ...views, watchStations } };
  };
}

export const stationScenes: readonly Scene[] = [
  {
    ...{ id: 'office-stations', title: 'The other PCs of the point', page: 'office', play: stationsView() },
    act: ({ tap }) => tap('office.page.stations'),
    shows: 'office.stations.title',
  },
  {
    ...{ onlyInFull: true, id: 'office-stations-digits', title: 'A new PC: six digits on two screens', page: 'office' },
    play: stationsView({
      invitation: {
        ...{ pairing: 'abcdefgh', name: 'Quầy số 4', roles: ['counter'], counters: [CounterId('4')], seconds: 540 },
        ...{ wrongTries: 1, digits: '512443', comparison: 'x' },
      },
    }),
    act: ({ tap }) => tap('office.page.stations'),
    shows: 'office.stations.compare',
  },
];
