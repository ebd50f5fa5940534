import type { JoinView } from '../../../contract/join-api.ts';
import type { CheckId, CheckParams, CheckState, HowId } from '../../../domain/doctor.ts';
import { CounterId } from '../../../domain/ids.ts';
import type { SaysKey } from '../../../main/operations/doctor/check.ts';
import type { Scene } from '../scene.ts';
import { joinPage, paired, untried } from './own-doors.ts';

/** Fourteen minutes past nine at the PC that is led. */
const at = Date.parse('2026-11-19T02:14:00Z');
const kiosk = { ...{ roles: ['kiosk' as const], counters: [] }, name: 'Ki-ốt sảnh' };
const atCounter = { roles: ['counter' as const], counters: [CounterId('2')], name: 'Quầy số 2' };
const passed = { at, faults: [], told: true };
const led: JoinView['setUp'] = {
  ...{ ...untried, step: 'devices', printer: 'ready', scanner: 'ready' },
  devices: [
    { device: 'printer', tried: passed },
    { device: 'scanner', tried: { at, faults: ['nothing-read'], told: true } },
    { device: 'speaker', tried: null },
    { device: 'screen', tried: null },
  ],
};
const saysOf = (id: CheckId, state: CheckState, says: SaysKey, how: HowId | null, params: CheckParams = {}) => ({
  ...{ id, state, seenAt: at, says: { key: says, params }, fix: null, how },
});
const looked: JoinView['setUp'] = {
  ...{ ...led, step: 'doctor' },
  look: {
    running: false,
    checks: [
      saysOf('program', 'ok', 'program.signed', null, { version: '0.1.0' }),
      saysOf('disk-write', 'ok', 'disk-write.ok', null, { ms: 4 }),
      saysOf('disk-free', 'bad', 'disk-free.bad', 'free-the-disk', { freeBytes: 150_000_000 }),
      saysOf('lock-down', 'bad', 'lock-down.open', 'lock-down'),
      saysOf('sleep', 'unknown', 'sleep.unknown', 'machine-settings'),
    ],
  },
};

/** The button beside a device says which. */
const tries =
  (device: string, press = 'doctor.tests.start'): NonNullable<Scene['act']> =>
  ({ page, say }) =>
    page.getByRole('button', { name: `${say(press)}: ${say(device)}` }).click();

/** A PC that works for its host, led on after the pairing. */
export const joinedPcScenes: readonly Scene[] = [
  {
    ...joinPage({ ...paired, ...kiosk, state: 'connected', setUp: led }),
    ...{ id: 'join-devices', title: 'A paired kiosk: its devices are tried', shows: 'join.devices.glass' },
  },
  {
    ...joinPage({
      ...{ ...paired, ...atCounter, state: 'host-unreachable' },
      setUp: {
        ...{ ...led, printer: 'no-paper' },
        devices: [
          { device: 'printer', tried: null },
          { device: 'scanner', tried: { ...passed, told: false } },
          { device: 'screen', tried: passed },
        ],
      },
    }),
    ...{ id: 'join-devices-alone', title: 'The host went while devices are tried', shows: 'join.lost.meanwhile' },
  },
  {
    ...joinPage({ ...paired, ...atCounter, state: 'connected', setUp: { ...led, printer: 'no-paper' } }),
    ...{ id: 'join-try-printer', title: 'The printer of a paired PC has no paper', shows: 'doctor.ask.printer' },
    act: tries('doctor.device.printer'),
  },
  {
    ...joinPage({ ...paired, ...kiosk, state: 'connected', setUp: led }),
    ...{
      id: 'join-measure',
      title: 'A card on the glass of a kiosk that is set up',
      shows: 'kioskStaff.calibrate.how',
    },
    act: tries('join.devices.glass', 'join.devices.measure'),
  },
  {
    ...joinPage({
      ...{ ...paired, state: 'connected', roles: ['board'], name: 'Bảng gọi số' },
      setUp: { ...led, takesTests: false, devices: led.devices.slice(2) },
    }),
    ...{ id: 'join-devices-of-before', title: 'The host is of an older version', shows: 'join.ofBefore' },
    onlyInFull: true,
  },
  {
    ...joinPage({ ...paired, ...kiosk, state: 'connected', setUp: looked }),
    ...{ id: 'join-last-look', title: 'A paired PC: the last look', shows: 'join.lastLook.done' },
  },
  {
    ...joinPage({ ...paired, ...kiosk, state: 'connected', setUp: { ...led, isLater: true } }),
    ...{ id: 'join-later', title: 'A paired PC whose devices wait', shows: 'join.unfinished', onlyInFull: true },
  },
];
