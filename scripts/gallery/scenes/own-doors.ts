import type { Page } from '@playwright/test';
import { type JoinView, joinApi } from '../../../contract/join-api.ts';
import { type FoundBackup, type SetUpView, setUpApi } from '../../../contract/set-up-api.ts';
import { CounterId, PointId } from '../../../domain/ids.ts';
import { playOwnDoor, watched } from '../own-door.ts';
import { session } from '../samples.ts';
import type { Scene } from '../scene.ts';

const play = () => ({ session: session('office') });

const begun: SetUpView = { step: 'language', language: 'vi', role: null, point: null, restore: null, brought: [] };

const backups: readonly FoundBackup[] = [
  {
    ...{ path: '/media/the-nho/gan-dan/22006-1-20261119T0500.gdbak', point: PointId('22006-1') },
    ...{ created: Date.parse('2026-11-19T05:00:00Z'), opens: false },
  },
  {
    ...{ path: '/media/the-nho/gan-dan/22006-1-20261118T1000.gdbak', point: PointId('22006-1') },
    ...{ created: Date.parse('2026-11-18T10:00:00Z'), opens: false },
  },
];

/** A PC without a configuration, at this step. */
function setUp(change: Partial<SetUpView>) {
  const answers = {
    setUpNow: { ...begun, role: 'host', ...change },
    lookForBackups: { ok: true, value: { backups } },
  };
  return {
    ...{ page: 'set-up' as const, play },
    before: (page: Page) => playOwnDoor(page, '/set-up', setUpApi, answers),
  };
}

const key = 'a3f1c29e55d07b84'.repeat(4);
export const untried: JoinView['setUp'] = {
  ...{ step: null, isLater: false, devices: [], printer: 'none', scanner: 'none', hearingUntil: null },
  ...{ takesTests: true, look: { running: false, checks: [] } },
};

const alone: JoinView = {
  setUp: untried,
  ...{ state: 'not-paired', failure: null, digits: null, hostName: '', name: '', key, hostKey: null },
  ...{ roles: [], counters: [], standIn: null, wasHostUntil: null, address: '', folder: '/var/lib/gan-dan' },
  found: [{ name: 'Điểm tiếp nhận chính', address: '192.168.1.10', port: 4719, saysKey: 'c0ffee' }],
};

/** A PC that is, or shall be, paired. */
export function joinPage(change: Partial<JoinView>) {
  return {
    ...{ page: 'join' as const, play },
    before: (page: Page) =>
      playOwnDoor(page, '/join', joinApi, {
        watchJoining: watched({ ...alone, ...change }),
        ...{ printTestPage: { ok: true, value: {} }, hearScanner: { ok: true, value: {} }, lookAtPc: {} },
      }),
  };
}

export const paired = { hostName: 'Điểm tiếp nhận chính', name: 'Ki-ốt sảnh', hostKey: 'c0ffee00'.repeat(8) };
const request = '/media/the-nho/gan-dan/xin-tinh-mo.json';

/** What a technician sees before there is a station, and a PC that works for another one. */
export const ownDoorScenes: readonly Scene[] = [
  { ...setUp({}), id: 'set-up-language', title: 'The first run', shows: 'setUp.language.title', onlyInFull: true },
  {
    ...setUp({ step: 'role' }),
    id: 'set-up-role',
    title: 'What this PC is',
    shows: 'setUp.role.title',
    onlyInFull: true,
  },
  { ...setUp({ step: 'centre' }), id: 'set-up-centre', title: 'Which centre', shows: 'setUp.centre.title' },
  {
    ...setUp({ step: 'centre', restore: { from: '', path: null, request: null } }),
    ...{ id: 'set-up-restore', title: 'A PC in place of a dead one: the backups that are plugged in' },
    shows: 'setUp.restore.go',
  },
  {
    ...setUp({ step: 'centre', restore: { from: '', path: backups[0]?.path ?? '', request } }),
    ...{ id: 'set-up-restore-province', title: 'The province has to open the backup', onlyInFull: true },
    shows: 'setUp.restore.again',
  },
  {
    ...setUp({
      step: 'enrol',
      point: { id: '22006-1', centreName: 'Canh Vinh', name: 'Điểm tiếp nhận chính', isSigned: false },
      brought: ['point.json: counters: must be at least 1: write how many counters there are'],
    }),
    ...{ id: 'set-up-enrol', title: 'The ticket of the province, and a file that was not taken', onlyInFull: true },
    shows: 'setUp.brought.title',
  },
  { ...joinPage({}), id: 'join-pair', title: 'A PC looks for its host', shows: 'join.title' },
  {
    ...joinPage({ state: 'comparing', digits: '481503' }),
    ...{ id: 'join-digits', title: 'Six digits on two screens', shows: 'join.compareTitle', onlyInFull: true },
  },
  {
    ...joinPage({ ...paired, state: 'connected', roles: ['kiosk', 'counter'], counters: [CounterId('1')] }),
    ...{ id: 'join-connected', title: 'What a paired PC may open', shows: 'join.hostKey', onlyInFull: true },
  },
  {
    ...joinPage({ ...paired, state: 'host-changed' }),
    ...{
      id: 'join-changed',
      title: 'Another machine answers in the host’s name',
      shows: 'join.changed',
      onlyInFull: true,
    },
  },
  {
    ...joinPage({
      ...{ ...paired, state: 'host-unreachable' },
      standIn: { name: 'Máy quầy 2', isThis: true, wholeAt: Date.parse('2026-11-19T01:58:00Z') },
    }),
    ...{ id: 'join-lost', title: 'The host is gone, and this PC may take its place', shows: 'join.takeOver.begin' },
  },
];
