import type { PersonsDossier } from '../../../contract/privacy-api.ts';
import { DossierId } from '../../../domain/ids.ts';
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

export const privacyScenes: readonly Scene[] = [
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
