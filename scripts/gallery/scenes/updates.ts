import type { UpdatesView } from '../../../contract/updates-api.ts';
import { now } from '../samples.ts';
import type { Scene } from '../scene.ts';
import { office } from './office.ts';

const day = 86_400_000;
const megabyte = 1024 ** 2;

const view: UpdatesView = {
  state: 'waits',
  runs: '1.4.1',
  before: { version: '1.4.0', may: true },
  staged: { version: '1.4.2', at: now - 1_200_000, held: false },
  putOnAt: now + 5 * 3_600_000,
  wanted: { version: '1.4.2', standing: 'waits' },
  stick: 'there',
  found: [
    { name: 'gan-dan-1.4.3-win32-x64.gdu', bytes: 118 * megabyte, version: '1.4.3', wanted: false, fault: null },
    { name: 'gan-dan-1.4.2-linux.gdu', bytes: 112 * megabyte, version: null, wanted: false, fault: 'update-truncated' },
  ],
  importing: {
    ...{ name: 'gan-dan-1.4.3-win32-x64.gdu', step: 'copying', done: 41 * megabyte, of: 118 * megabyte },
  },
  trouble: null,
  changed: [],
  publisher: true,
  pcs: [
    {
      ...{ name: 'Ki-ốt sảnh', connected: true, version: '1.4.1', standing: 'same' as const },
      ...{ state: 'waits' as const, staged: '1.4.2' },
    },
    {
      ...{ name: 'Quầy số 2', connected: true, version: '1.4.0', standing: 'behind' as const },
      ...{ state: 'off' as const, staged: null },
    },
  ],
  history: [
    { version: '1.4.2-rc.1', result: 'not-installed', why: 'no-room', at: now - day },
    { version: '1.4.1', result: 'installed', why: null, at: now - 40 * day },
    { version: '1.3.9', result: 'went-back', why: 'start-failed', at: now - 90 * day },
  ],
};

export const updateScenes: readonly Scene[] = [
  {
    ...{ id: 'office-updates', title: 'Updates: what runs, what lies ready, what the stick holds', page: 'office' },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchUpdates: view } };
    },
    act: ({ tap }) => tap('office.page.updates'),
    shows: 'office.updates.history',
  },
];
