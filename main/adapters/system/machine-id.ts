import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * A name for this PC, 64 hex digits, that a copy of its disk in another PC does not have: what the system calls itself and
 * what is soldered in. Not secret and tells nothing of anybody. Null where nothing of it can be read: then a copy is found
 * by the province only. A network card that is changed makes it another PC, which costs a letter in one day's numbers.
 */
export function machineId(): string | null {
  const parts = process.platform === 'win32' ? windowsParts() : unixParts();
  if (parts.length === 0) return null;
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function unixParts(): string[] {
  const own = ['/etc/machine-id', '/var/lib/dbus/machine-id'].map(read).find((text) => text !== '');
  const cards = onboardCards();
  return own || cards.length > 0 ? [own ?? hostname(), ...cards] : [];
}

/** Addresses of network cards that sit in the PC: not of a stick that is plugged in one day, not of a virtual one. */
function onboardCards(): string[] {
  const folder = '/sys/class/net';
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((card) => existsSync(join(folder, card, 'device/subsystem')))
    .filter((card) => existsSync(join(folder, card, 'device/vendor')))
    .map((card) => read(join(folder, card, 'address')))
    .filter((address) => address !== '' && address !== '00:00:00:00:00:00')
    .sort();
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Windows' own name of the installation, and the board's serial number (SMBIOS), which no copy of the disk takes along. */
function windowsParts(): string[] {
  const installation = run('reg', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid']);
  const guid = /MachineGuid\s+REG_SZ\s+(\S+)/.exec(installation)?.[1] ?? '';
  const board = run('powershell', [
    ...['-NoProfile', '-NonInteractive', '-Command'],
    '(Get-CimInstance Win32_ComputerSystemProduct).UUID',
  ]).trim();
  return [guid, board].filter((part) => part !== '');
}

function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', timeout: 10_000, windowsHide: true });
  } catch {
    return '';
  }
}
