import { DossierId, PointId } from '../../../domain/ids.ts';
import type { Scene } from '../scene.ts';
import { counter, press } from './counter.ts';

const person = (name: string, note = '') => ({ name, phone: '0901 234 567', address: 'cuối làng, sau nhà rông', note });
const procedure = { code: '1.004873', name: 'Cấp giấy xác nhận tình trạng hôn nhân' };
const visit = (n: number) => ({
  ...{ visit: `0193a1b2-0000-4000-8000-00000000000${n}`, from: null, via: 'phone' as const, procedure },
  ...{ outcome: null, dossiers: [] },
});
const day = {
  date: '2026-11-19',
  days: [
    { date: '2026-11-19', open: 2 },
    { date: '2026-11-25', open: 5 },
  ],
  villages: [
    {
      village: 'Làng Canh Tiến',
      visits: [
        { ...visit(1), from: '08:00', person: person('Đinh Mẫu Một', 'đi lại khó') },
        {
          ...{ ...visit(2), person: person('Đinh Thị Mẫu Hai'), outcome: 'served' as const },
          dossiers: [{ dossier: '1', code: '22006-3-261119-0001' }],
        },
      ],
    },
    { village: 'Làng Hà Giao', visits: [{ ...visit(3), from: '14:30', person: person('Nguyễn Văn Mẫu Ba') }] },
  ],
};

const item = {
  ...{ dossier: DossierId('0193a1b2-0000-4000-8000-000000000011'), item: 'RA123456785VN', service: 'both' as const },
  ...{ office: { point: '22006-9', name: 'Bưu cục Canh Vinh' }, procedure, takenAt: '2026-11-19T08:12' },
  ...{ documentCount: 2, missing: 0, state: 'here' as const, filedAt: '2026-11-19T09:00' },
  fee: { amount: 15_000, receipt: 'BC-0000123' },
};
const items = [
  item,
  { ...item, dossier: DossierId('0193a1b2-0000-4000-8000-000000000012'), item: 'RA123456799VN', missing: 1 },
  { ...item, item: 'RA123456808VN', state: 'coming' as const, filedAt: null },
];
const money = [
  {
    ...{ handOver: 'h', office: item.office, acceptedAt: '2026-11-19T09:00' },
    lines: [{ dossier: item.dossier, item: item.item, amount: 15_000, receipt: 'BC-0000123', counted: null }],
  },
];
const evening = { folders: 3, points: [{ point: PointId('22006-1'), name: 'Điểm tiếp nhận chính' }] };
const answers = { listHomeVisits: day, listPostItems: { items, money }, listDayFolders: evening };

/** The counter's lists of houses to visit, and of what the public post brought. */
export const homeScenes: readonly Scene[] = [
  {
    ...{ id: 'counter-homes', title: 'Houses to visit, village after village', page: 'counter' },
    play: counter({}, answers),
    act: press('Control+F9'),
    shows: 'counter.homes.receive',
  },
  {
    ...{ id: 'counter-post', title: 'What the public post brought', page: 'counter', onlyInFull: true },
    play: counter({}, answers),
    act: press('Control+F10'),
    shows: 'counter.post.receive',
  },
];
