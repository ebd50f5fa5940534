import type { Check, DoctorParts, Look, PcParts } from './check.ts';
import { POWER_ON_CONFIRMED } from './confirmed.ts';

/** Nobody touches the firmware for years; its battery dies within some. */
const CONFIRMED_FOR_MS = 365 * 24 * 3_600_000;

export const sleep: Check<PcParts> = {
  id: 'sleep',
  examine: async ({ pc }) => switched(await pc.settings.sleeps(), 'sleep.unknown', 'sleep.on', 'sleep.off'),
};

export const restarts: Check<PcParts> = {
  id: 'restarts',
  examine: async ({ pc }) =>
    switched(await pc.settings.restartsAtWork(), 'restarts.unknown', 'restarts.any-time', 'restarts.outside-hours'),
};

export const autoStart: Check<PcParts> = {
  id: 'auto-start',
  examine: async ({ pc }) => {
    const starts = await pc.settings.startsByItself();
    return switched(starts === null ? null : !starts, 'auto-start.unknown', 'auto-start.off', 'auto-start.on');
  },
};

/** `wrong` null: this PC does not tell; the steps that set it do no harm where it is set. */
function switched(wrong: boolean | null, unknown: Look['says'], ill: Look['says'], well: Look['says']): Look {
  if (wrong === null) return { state: 'unknown', says: unknown, how: 'machine-settings' };
  return wrong ? { state: 'warning', says: ill, how: 'machine-settings' } : { state: 'ok', says: well };
}

/** Whether the point's other PCs reach the door, and strangers do not. */
export const firewall: Check = {
  id: 'firewall',
  examine: async ({ pc, door }) => {
    const open = door();
    if (open === null) return { state: 'ok', says: 'firewall.no-door' };
    const params = { port: String(open.port) };
    const reach = await pc.settings.reach(open.port);
    if (reach === 'private') return { state: 'ok', says: 'firewall.private', params };
    if (reach === null) return { state: 'unknown', says: 'firewall.unknown', params, how: 'machine-settings' };
    const state = reach === 'nobody' ? 'bad' : 'warning';
    return { state, says: `firewall.${reach}`, params, how: 'machine-settings' };
  },
};

/** What only the firmware does after a power cut: whoever pulled the plug and saw the PC come back says so. */
export const powerOn: Check = {
  id: 'power-on',
  now: ({ store, clock: { now } }) => {
    const [at = '', by = ''] = (store.memory.get(POWER_ON_CONFIRMED) ?? '').split(' ');
    const confirmedAt = Number(at);
    const stands = confirmedAt > 0 && confirmedAt <= now() && now() - confirmedAt < CONFIRMED_FOR_MS;
    if (!stands) return { state: 'unknown', says: 'power-on.unknown', fix: 'confirm-power-on', how: 'power-on' };
    return {
      state: 'ok',
      says: 'power-on.confirmed',
      params: { confirmedAt, by: store.accounts.byId(by)?.name ?? '' },
    };
  },
};

export function confirmPowerOn({ store, clock: { now } }: Pick<DoctorParts, 'store' | 'clock'>, account: string): void {
  store.memory.set(POWER_ON_CONFIRMED, `${now()} ${account}`);
}
