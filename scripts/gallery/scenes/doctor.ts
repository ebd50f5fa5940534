import type { DoctorView } from '../../../contract/doctor-api.ts';
import { StationId } from '../../../domain/ids.ts';
import { now } from '../samples.ts';
import type { Scene } from '../scene.ts';
import { office } from './office.ts';

type Checked = DoctorView['checks'][number];

const seen = (
  id: Checked['id'],
  state: Checked['state'],
  key: string,
  params: Checked['says']['params'] = {},
  more: Partial<Pick<Checked, 'fix' | 'how'>> = {},
): Checked => ({ ...{ id, state, seenAt: now - 4000, says: { key, params } }, fix: null, how: null, ...more });

const gigabyte = 1024 ** 3;

const checks: DoctorView['checks'] = [
  seen('program', 'warning', 'program.unsigned', { version: '0.1.0' }, { how: 'unsigned-build' }),
  seen('host', 'ok', 'host.writing', { events: 20_418 }),
  seen('database', 'ok', 'database.ok', { events: 20_418 }),
  seen('disk-write', 'ok', 'disk-write.ok', { ms: 12 }),
  seen('disk-free', 'bad', 'disk-free.bad', { freeBytes: 0.4 * gigabyte }, { how: 'free-the-disk' }),
  seen('memory', 'ok', 'memory.ok', { totalBytes: 4 * gigabyte, freeBytes: 1.4 * gigabyte, ownBytes: 0.17 * gigabyte }),
  seen('clock', 'unknown', 'clock.unknown', { nowAt: now }, { fix: 'confirm-clock', how: 'set-clock' }),
  seen('province', 'warning', 'province.away', { lastContactAt: now - 5_400_000 }, { how: 'network-cable' }),
  seen('backlog', 'ok', 'backlog.some', { events: 63, oldestAt: now - 5_300_000 }),
  seen('alone', 'ok', 'alone.none'),
  seen('printer', 'bad', 'printer.no-paper', { name: 'tcp://192.168.1.40' }, { how: 'printer-paper' }),
  seen('scanner', 'ok', 'scanner.ready'),
  seen('lan-door', 'ok', 'lan-door.open', { addresses: '192.168.1.10', port: '4719' }),
  seen('stations', 'warning', 'stations.lost', { paired: 2, lost: 1, names: 'Quầy số 2' }, { how: 'other-pc' }),
  seen(...(['versions', 'warning', 'versions.behind', { version: '0.1.0', names: 'Quầy số 2 (0.0.9)' }] as const), {
    how: 'other-version',
  }),
  seen('pcs', 'bad', 'pcs.bad', { names: 'Ki-ốt sảnh' }, { how: 'look-at-pc' }),
  seen('languages', 'ok', 'languages.whole', { languages: 'Tiếng Việt, English' }),
  seen('vault', 'ok', 'vault.file', { kind: 'key-file' }),
];

const pcs: DoctorView['pcs'] = [
  {
    ...{ station: StationId('k7p2qabc'), name: 'Ki-ốt sảnh', connected: true, version: '0.1.0', seenAt: now - 4000 },
    checks: [
      seen('program', 'ok', 'program.signed', { version: '0.1.0' }),
      seen('disk-free', 'bad', 'disk-free.bad', { freeBytes: 0.3 * gigabyte }, { how: 'free-the-disk' }),
      seen('lock-down', 'warning', 'lock-down.open', {}, { how: 'lock-down' }),
      seen('sleep', 'ok', 'sleep.off'),
    ],
  },
  {
    ...{
      station: StationId('m3x7rdef'),
      name: 'Quầy số 2',
      connected: false,
      version: '0.0.9',
      seenAt: now - 90_000_000,
    },
    checks: [seen('program', 'ok', 'program.signed', { version: '0.0.9' })],
  },
];

const tests: DoctorView['tests'] = [
  { device: 'printer', station: '', at: now - 86_400_000, by: 'Kỹ Thuật Mẫu', faults: [] },
  { device: 'printer', station: 'Ki-ốt sảnh', at: now - 86_000_000, by: 'Kỹ Thuật Mẫu', faults: ['edges', 'cut'] },
  { device: 'speaker', station: '', at: now - 85_000_000, by: 'Kỹ Thuật Mẫu', faults: [] },
];

const at = { running: false, version: '0.1.0', pcs };

const led = (setUpStep: 'devices' | 'doctor', shows: Scene['shows'], setUpAnew = false): Scene => ({
  ...{
    onlyInFull: true,
    id: `office-set-up-${setUpStep}${setUpAnew ? '-anew' : ''}`,
    title: `The set-up leads on: ${setUpStep}${setUpAnew ? ', of a PC in place of another' : ''}`,
    page: 'office',
    shows,
  },
  play: (stage) => {
    const { session, views } = office(() => ({ setUpStep, setUpAnew }))(stage);
    return {
      session,
      views: { ...views, watchDoctor: { ...at, checks, tests: setUpAnew ? [] : tests.slice(0, 1), hearing: null } },
    };
  },
});

export const doctorScenes: readonly Scene[] = [
  led('devices', 'setUp.devices.title'),
  led('doctor', 'setUp.lastLook.title'),
  led('devices', 'setUp.devices.anew', true),
  led('doctor', 'setUp.lastLook.anew', true),
  {
    ...{ id: 'office-doctor', title: 'The doctor of the machines: what needs doing, and how', page: 'office' },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchDoctor: { ...at, checks, tests, hearing: null } } };
    },
    act: ({ tap }) => tap('office.page.doctor'),
    shows: 'doctor.todo',
  },
  {
    ...{ onlyInFull: true, id: 'office-doctor-screen', title: 'A person tries the screen', page: 'office' },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchDoctor: { ...at, checks, tests, hearing: null } } };
    },
    act: async ({ tap, page, say }) => {
      await tap('office.page.doctor');
      await page
        .getByRole('button', { name: say('doctor.tests.start'), exact: true })
        .last()
        .click();
    },
    shows: 'doctor.tests.allWell',
  },
];
