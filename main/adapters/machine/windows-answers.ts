import type { Reach } from '../../ports/machine-settings.ts';

/** Office hours of a centre anywhere: what the active hours have to hold. */
const WORK = { from: 8, until: 17 } as const;

/** `powercfg /query`: its words are in Windows' language, its last two numbers are mains and battery. Null: no such setting. */
export function idleSeconds(said: string): readonly [mains: number, battery: number] | null {
  const numbers = [...said.matchAll(/0x([0-9a-f]{8})\s*$/gim)].map(([, hex]) => Number.parseInt(hex ?? '0', 16));
  const [mains, battery] = numbers.slice(-2);
  return mains === undefined || battery === undefined ? null : [mains, battery];
}

/** `reg query … /s` of the policies of Windows Update. */
export function restartsInOfficeHours(said: string): boolean {
  const value = (name: string) => {
    const hex = new RegExp(`^\\s+${name}\\s+REG_DWORD\\s+0x([0-9a-f]+)\\s*$`, 'im').exec(said)?.[1];
    return hex === undefined ? null : Number.parseInt(hex, 16);
  };
  if (value('NoAutoRebootWithLoggedOnUsers') === 1) return false;
  const [from, until] = [value('ActiveHoursStart') ?? 24, value('ActiveHoursEnd') ?? 0];
  return !(value('SetActiveHours') === 1 && from <= WORK.from && until >= WORK.until);
}

/** Lines `profile|Name|Enabled` and `rule|Enabled|Direction|Action|Profiles`; see `windows-settings.ts`. */
export function reachByRules(said: string): Reach | null {
  const lines = said.split(/\r?\n/).map((line) => line.trim().split('|'));
  const profiles = lines.filter(([kind]) => kind === 'profile');
  if (profiles.length === 0) return null;
  if (profiles.every(([, , isOn]) => isOn === 'False')) return 'anyone';
  const open = lines
    .filter(([kind, on, way, action]) => kind === 'rule' && on === 'True' && way === 'Inbound' && action === 'Allow')
    .flatMap(([, , , , networks = '']) => networks.split(', '));
  if (open.includes('Any') || open.includes('Public')) return 'anyone';
  return open.length > 0 ? 'private' : 'nobody';
}

/** `schtasks /query /xml`: a task that is on and begins when somebody signs in. */
export function hasLogonTask(said: string): boolean {
  const isOff = /<Settings>[\s\S]*<Enabled>false<\/Enabled>[\s\S]*<\/Settings>/.test(said);
  return said.includes('<LogonTrigger') && !isOff;
}

/** `reg query … /v Shell`: the kiosk is the desktop (`scripts/lockdown`). */
export function isKioskShell(said: string): boolean {
  return /Shell\s+REG_SZ\s+.*Gan Dan\.exe/i.test(said);
}
