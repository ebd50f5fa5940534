import type { BackupView } from '../../../contract/backup-api.ts';
import { now } from '../samples.ts';
import type { Scene } from '../scene.ts';
import { office } from './office.ts';

const hour = 3_600_000;
const megabyte = 1024 ** 2;

const of = (
  hoursAgo: number,
  good: boolean | null = true,
  forProvince = true,
): BackupView['places'][number]['backups'][number] => ({
  name: `gan-dan-22006-1-000${200 - hoursAgo}-20261120-0800.gdbak`,
  created: now - hoursAgo * hour,
  bytes: Math.round((41 - hoursAgo / 10) * megabyte),
  read: good === null ? null : { at: now - hoursAgo * hour + 40_000, good },
  forProvince,
});

const healed: BackupView['healed'] = {
  ...{ at: now - 2 * hour, why: 'damaged', salvaged: 126, unread: 3, aside: 'log.corrupt-20261120T0600.db' },
  ...{ backup: { created: now - 3 * hour, place: 'own' }, withoutAccounts: false, missing: null },
};

const view: BackupView = {
  places: [
    {
      ...{ kind: 'own', folder: 'C:\\ProgramData\\gan-dan\\backups', state: 'good' },
      backups: [of(1), of(2), of(3), of(4, false), of(5), of(6), of(7)],
    },
    { kind: 'second', folder: 'E:\\gan-dan-sao-luu', state: 'no-room', backups: [of(3), of(28, null, false)] },
    { kind: 'stick', folder: 'F:\\gan-dan-sao-luu', state: 'absent', backups: [] },
  ],
  last: { at: now - hour, place: 'own', bytes: 41 * megabyte, readAt: now - hour + 40_000 },
  working: null,
  trouble: null,
  whole: { at: now - 9 * hour, good: true },
  healed,
  damaged: ['22006-1-261118-0012'],
};

export const backupScenes: readonly Scene[] = [
  {
    ...{
      id: 'office-backup',
      title: 'Backups: where, of when, good or not; what the last start rebuilt',
      page: 'office',
    },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchBackups: view } };
    },
    act: ({ tap }) => tap('office.page.backup'),
    shows: 'office.backup.now',
  },
  {
    ...{
      onlyInFull: true,
      id: 'office-backup-nothing-left',
      title:
        'Nothing of the database could be read and no backup was there: what the province has comes back, and what nobody has',
      page: 'office',
    },
    play: (stage) => {
      const { session, views } = office()(stage);
      const missing = { events: 14, since: now - 3 * hour };
      const bare = { ...healed, backup: null, salvaged: 0, unread: 0, withoutAccounts: true, missing };
      return { session, views: { ...views, watchBackups: { ...view, healed: bare, damaged: [] } } };
    },
    act: ({ tap }) => tap('office.page.backup'),
    shows: 'office.backup.healed.withoutAccounts',
  },
  {
    ...{
      onlyInFull: true,
      id: 'office-backup-restore',
      title: 'What a restore does, before two people say yes',
      page: 'office',
    },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchBackups: { ...view, healed: null, damaged: [] } } };
    },
    act: async ({ tap, page, say }) => {
      await tap('office.page.backup');
      await page.getByText(say('office.backup.restore'), { exact: true }).first().click();
    },
    shows: 'office.backup.restoreGo',
  },
];
