import type { AccessView } from '../../../contract/access-api.ts';
import { AccountId, CounterId, StationId } from '../../../domain/ids.ts';
import { now } from '../samples.ts';
import type { Scene } from '../scene.ts';
import { office } from './office.ts';

const account = (n: number) => AccountId(`00000000-0000-4000-8000-00000000040${n}`);
const by = 'Trưởng Trung Tâm Mẫu';

const watchAccess: AccessView = {
  people: [
    {
      ...{ account: account(1), name: 'Cán Bộ Mẫu Một', role: 'clerk', isHere: true, counter: CounterId('2') },
      ...{ hasPin: true, holds: 4, screens: [{ role: 'counter', counter: CounterId('2'), pc: 'Quầy số 2' }] },
    },
    {
      ...{ account: account(2), name: 'Cán Bộ Biệt Phái Mẫu', role: 'specialist', isHere: false, counter: null },
      ...{ hasPin: false, holds: 0, screens: [] },
    },
  ],
  devices: [
    {
      ...{ station: StationId('k3w6rghi'), name: 'Quầy số 2', roles: ['counter'], counters: [CounterId('2')] },
      ...{ connected: true, lastSeen: now, hasCopy: false, people: ['Cán Bộ Mẫu Một'] },
    },
    {
      ...{ station: StationId('p4w6rghi'), name: 'Phòng lãnh đạo', roles: ['office'], counters: [] },
      ...{ connected: false, lastSeen: now - 7_200_000, hasCopy: true, people: [] },
    },
  ],
  revoked: [
    {
      ...{ at: now - 600_000, by, name: 'Cán Bộ Mẫu Hai', province: 'waiting' },
      what: { kind: 'person', why: 'secret-known', holds: 2, isBack: false },
      standIn: { name: 'Phòng lãnh đạo', knows: false },
    },
    {
      ...{ at: now - 90_000_000, by, name: 'Ki-ốt cũ', province: 'sent' },
      what: { kind: 'device', why: 'broken', hadCopy: false },
      standIn: { name: 'Phòng lãnh đạo', knows: true },
    },
    {
      ...{ at: now - 200_000_000, by, name: 'Cán Bộ Mẫu Ba', province: 'confirmed' },
      what: { kind: 'person', why: 'left', holds: 0, isBack: false },
      standIn: { name: 'Phòng lãnh đạo', knows: true },
    },
  ],
};

export const accessScenes: readonly Scene[] = [
  {
    ...{
      id: 'office-access',
      title: 'Taking rights back: who can do what, and where its end is known',
      page: 'office',
    },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchAccess } };
    },
    act: ({ tap }) => tap('office.page.access'),
    shows: 'office.access.reach.waiting',
  },
];
