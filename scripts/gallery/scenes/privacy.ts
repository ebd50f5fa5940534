import type { BreachTrace, BreachView } from '../../../contract/breach-api.ts';
import type { PersonsDossier } from '../../../contract/privacy-api.ts';
import { AccountId, DossierId } from '../../../domain/ids.ts';
import type { Scene } from '../scene.ts';
import { office } from './office.ts';

const found = (stage: Parameters<Scene['play']>[0]): PersonsDossier[] => {
  const procedureName = Object.values(stage.name('Đăng ký khai sinh', 'Birth registration'))[0] ?? '';
  const each = { procedureName, as: 'applicant' as const, isGuest: false, restricted: false, endedOn: null };
  return [
    {
      ...each,
      dossier: DossierId('0190a000-0000-7000-8000-000000000001'),
      code: '22006-1-261124-0007',
      state: 'in-process',
      receivedAt: '2026-11-24T08:12',
    },
    {
      ...{
        ...each,
        dossier: DossierId('0190a000-0000-7000-8000-000000000002'),
        code: '22006-1-250310-0003',
        state: 'returned',
        receivedAt: '2025-03-10T09:40',
      },
      ...{ endedOn: '2025-03-17', restricted: true },
    },
    {
      ...{
        ...each,
        dossier: DossierId('0190a000-0000-7000-8000-000000000003'),
        code: '22006-2-260702-0011',
        state: 'returned',
        receivedAt: '2026-07-02T14:05',
      },
      ...{ endedOn: '2026-07-09', as: 'submitter' },
    },
  ];
};

const morning = Date.parse('2026-11-24T02:00:00Z');
const opened = (stage: Parameters<Scene['play']>[0], isHead: boolean): BreachView => ({
  breach: '0190a000-0000-7000-8000-000000000009',
  ...{ kind: 'pc', noticedAt: '2026-11-24T07:30', from: '2026-11-23T17:00', to: '2026-11-24T07:30' },
  ...{ tellBefore: Date.parse('2026-11-27T00:30:00Z'), openedBy: 'Trưởng Mẫu' },
  devices: [
    { name: Object.values(stage.name('Quầy số 2', 'Counter 2'))[0] ?? '', holds: 'link' },
    { name: '', holds: 'everything' },
  ],
  accounts: [],
  note: isHead ? (Object.values(stage.name('Mất ở điểm lưu động.', 'Lost at the mobile point.'))[0] ?? '') : null,
  opens: ['by-sign-in', 'everything'],
  steps: [
    { step: 'device-out', at: morning, by: 'Trưởng Mẫu' },
    { step: 'keys-ended', at: null, by: '' },
    { step: 'province-told', at: morning, by: 'Kỹ Thuật Mẫu' },
    ...(['authority-told', 'people-told', 'closed'] as const).map((step) => ({ step, at: null, by: '' })),
  ],
});

const traces: BreachTrace[] = [
  { at: morning, by: 'Cán Bộ Mẫu', pc: '', kind: 'read', codes: ['22006-1-261124-0007'], lines: 0 },
  { at: morning - 60_000, by: 'Trưởng Mẫu', pc: '', kind: 'listed', codes: [], lines: 12 },
  { at: morning - 240_000, by: 'Cán Bộ Mẫu', pc: '', kind: 'written', codes: ['22006-1-261124-0006'], lines: 0 },
];
const trail = {
  traces,
  ...{ total: 3, dossiers: 1_204, people: 987, sealed: 0, erased: 3 },
};

const breachScene = (role: 'head' | 'technician'): Scene => ({
  id: role === 'head' ? 'office-breach' : 'office-breach-technician',
  title: `What happened to people’s data, led: ${role}`,
  page: 'office',
  play: (stage) => {
    const { session, views } = office()(stage);
    const account = session.account && { ...session.account, role };
    const list = { now: morning + 3_600_000, breaches: [opened(stage, role === 'head')], devices: [], accounts: [] };
    return {
      session: { ...session, account },
      views: { ...views },
      answers: { listBreaches: list, readBreachTrail: { ok: true, value: trail } },
    };
  },
  act: async ({ tap }) => {
    await tap('office.page.privacy');
    await tap('breach.look');
  },
  shows: 'breach.column.codes',
});

export const privacyScenes: readonly Scene[] = [
  breachScene('head'),
  { ...breachScene('technician'), onlyInFull: true },
  {
    ...{ id: 'office-breach-open', title: 'A data incident is put down', page: 'office', onlyInFull: true },
    play: (stage) => {
      const { session, views } = office()(stage);
      const devices = [
        { station: '', name: '' },
        { station: 'abcdefgh', name: Object.values(stage.name('Quầy số 2', 'Counter 2'))[0] ?? '' },
      ];
      const accounts = ['Cán Bộ Mẫu', 'Trưởng Mẫu'].map((name, n) => ({
        account: AccountId(`00000000-0000-4000-8000-00000000000${n}`),
        name,
      }));
      const listBreaches = { now: morning, breaches: [], devices, accounts };
      return { session: { ...session }, views: { ...views }, answers: { listBreaches } };
    },
    act: async ({ tap }) => {
      await tap('office.page.privacy');
      await tap('breach.open');
    },
    shows: 'breach.openGo',
  },
  {
    ...{ id: 'office-privacy', title: 'What a person asks of whoever keeps their data', page: 'office' },
    play: (stage) => {
      const { session, views } = office()(stage);
      return {
        session: { ...session },
        views: { ...views },
        answers: {
          findPerson: { ok: true, value: { dossiers: found(stage) } },
          listToErase: { dossiers: [], visits: [] },
          listBreaches: { now: morning, breaches: [], devices: [], accounts: [] },
        },
      };
    },
    act: async ({ tap, page, say }) => {
      await tap('office.page.privacy');
      await page.getByRole('textbox', { name: say('dossier.person.idNumber') }).fill('001099000001');
      await tap('office.privacy.find');
    },
    shows: 'office.privacy.lift',
  },
];
