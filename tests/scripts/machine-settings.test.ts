import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getConfig } from 'app-builder-lib/out/util/config/config.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckId } from '../../domain/doctor.ts';
import { linuxSettings } from '../../main/adapters/machine/linux-settings.ts';
import type { DoctorParts } from '../../main/operations/doctor/check.ts';
import { createDoctor } from '../../main/operations/doctor/doctor.ts';
import { autoStart, firewall, powerOn, restarts, sleep } from '../../main/operations/doctor/machine.ts';

/** What a centre's PC needs of its system: Linux' script runs below another root and the doctor reads what it left; Windows' is read. */
const project = join(import.meta.dirname, '../..');
const folder = join(project, 'scripts/machine');
const place = { root: '' };

beforeEach(() => {
  place.root = mkdtempSync(join(tmpdir(), 'gan-dan-machine-'));
  put('run/systemd/system/.there', '');
  put('usr/bin/unattended-upgrade', '');
  put('etc/apt/apt.conf.d/50unattended-upgrades', 'Unattended-Upgrade::Automatic-Reboot "true";\n');
});
afterEach(() => rmSync(place.root, { recursive: true, force: true }));

function put(name: string, text: string): void {
  mkdirSync(dirname(join(place.root, name)), { recursive: true });
  writeFileSync(join(place.root, name), text);
}

function script(...args: string[]): { code: number | null; said: string } {
  const env = { ...process.env, GAN_DAN_ROOT: place.root };
  const ran = spawnSync('sh', [join(folder, 'machine-settings.sh'), ...args], { encoding: 'utf8', env });
  return { code: ran.status, said: `${ran.stdout}${ran.stderr}` };
}

/** What `systemctl enable` would do, which the script only says below another root. */
function enable(unit: string): void {
  const wanted = join(place.root, 'etc/systemd/system/multi-user.target.wants');
  mkdirSync(wanted, { recursive: true });
  symlinkSync(`../${unit}`, join(wanted, unit));
}

function filesThere(): Record<string, string> {
  const found = readdirSync(place.root, { recursive: true, encoding: 'utf8' }).sort();
  const files = found.filter((name) => statSync(join(place.root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(place.root, name), 'utf8')]));
}

/** The real checks and the real reader, on this root. */
function doctor() {
  const memory = new Map<string, string>();
  const parts = {
    pc: { settings: linuxSettings({ root: place.root, home: join(place.root, 'home/quay') }) },
    door: () => ({ port: 4719, addresses: () => ['192.168.1.10'] }),
    clock: { now: () => 1_900_000_000_000 },
    store: {
      memory: { get: (key: string) => memory.get(key) ?? null, set: memory.set.bind(memory) },
      accounts: { byId: () => ({ name: 'Kỹ thuật' }) },
    },
  } as unknown as DoctorParts;
  const made = createDoctor({
    ...{ parts, changed: () => {}, checks: [sleep, restarts, firewall, autoStart, powerOn] },
    onBug: (where, error) => {
      throw new Error(where, { cause: error });
    },
  });
  return {
    states: async () =>
      Object.fromEntries((await made.run()).map(({ id, state }) => [id, state])) as Record<CheckId, string>,
    mend: made.mend,
  };
}

test('S6: a PC as it was bought is red, and green after the script; what was there before is back after undo', async () => {
  const before = filesThere();
  const { states, mend } = doctor();
  const asBought = { sleep: 'warning', restarts: 'warning', firewall: 'warning', 'auto-start': 'warning' };
  expect(await states()).toEqual({ ...asBought, 'power-on': 'unknown' });

  put('stick/machine.conf', 'arguments=--role counter --lan\r\nlan-port=4719\noffice-until=19\n');
  const config = join(place.root, 'stick/machine.conf');
  expect(script('apply', '--config', config, '--dry-run').code).toBe(0);
  rmSync(dirname(config), { recursive: true });
  expect(filesThere(), 'a dry run changes nothing').toEqual(before);

  put('stick/machine.conf', 'arguments=--role counter --lan\r\nlan-port=4719\noffice-until=19\n');
  const first = script('apply', '--config', config);
  const applied = filesThere();
  expect(script('apply', '--config', config)).toEqual(first);
  expect(filesThere(), 'twice is once').toEqual(applied);
  rmSync(dirname(config), { recursive: true });
  expect(first.said).toContain('would run: systemctl enable --now gan-dan-firewall.service');
  enable('gan-dan-firewall.service');
  expect(applied['etc/xdg/autostart/gan-dan.desktop']).toContain('Exec="/opt/Gan Dan/gan-dan" --role counter --lan\n');
  expect(applied['etc/systemd/system/apt-daily-upgrade.timer.d/50-gan-dan.conf']).toContain('19:30');

  await mend('confirm-power-on', {
    origin: 'o',
    caller: { session: { account: 'k', terminal: 't' } },
  } as unknown as Parameters<typeof mend>[1]);
  const well = { sleep: 'ok', restarts: 'ok', firewall: 'ok', 'auto-start': 'ok', 'power-on': 'ok' };
  expect(await states()).toEqual(well);

  // One who turned it off for themselves, a sleep that a later file allows again: each is seen.
  put('home/quay/.config/autostart/gan-dan.desktop', '[Desktop Entry]\nHidden=true\n');
  put('etc/systemd/sleep.conf.d/99-other.conf', '[Sleep]\nAllowSuspend=yes\n');
  expect(await states()).toEqual({ ...well, sleep: 'warning', 'auto-start': 'warning' });
  rmSync(join(place.root, 'home'), { recursive: true });
  rmSync(join(place.root, 'etc/systemd/sleep.conf.d/99-other.conf'));

  expect(script('undo').code).toBe(0);
  rmSync(join(place.root, 'etc/systemd/system/multi-user.target.wants'), { recursive: true });
  expect(filesThere()).toEqual(before);
});

test('With ufw on, its rules open the port; rules only root may read are not guessed', async () => {
  put('etc/ufw/ufw.conf', 'ENABLED=yes\n');
  const { states } = doctor();
  expect((await states()).firewall).toBe('unknown');
  put('etc/ufw/user.rules', '-A ufw-user-input -p tcp --dport 22 -j ACCEPT\n');
  expect((await states()).firewall).toBe('bad');
  const { said } = script('apply');
  const rules = [...said.matchAll(/would run: ufw allow from (\S+) to any port 4719 proto tcp/g)];
  expect(rules).toHaveLength(4);
  expect(filesThere()).not.toHaveProperty('etc/gan-dan/firewall.nft');
  const line = (source: string) => `-A ufw-user-input -p tcp --dport 4719${source} -j ACCEPT\n`;
  put('etc/ufw/user.rules', rules.map(([, network]) => line(` -s ${network}`)).join(''));
  expect((await states()).firewall).toBe('ok');
  put('etc/ufw/user.rules', line(''));
  expect((await states()).firewall).toBe('warning');
  expect(script('undo').said).toContain('would run: ufw delete allow from 10.0.0.0/8 to any port 4719');
});

test('A word it does not know, a number that is none and quotes in a line change nothing', () => {
  const before = filesThere();
  expect(script('aply').code).toBe(64);
  expect(script('apply', '--everything').code).toBe(64);
  expect(script('undo').code).toBe(1);
  for (const line of ['lan-port=none', 'lan-port=70000', 'office-until=24', 'arguments=--role "$(reboot)"']) {
    put('stick/machine.conf', `${line}\n`);
    expect(script('apply', '--config', join(place.root, 'stick/machine.conf')).code, line).toBe(1);
    rmSync(join(place.root, 'stick'), { recursive: true });
  }
  expect(filesThere()).toEqual(before);
});

test('Windows’ script goes through -WhatIf and what undo reads, and is only read here', () => {
  const text = readFileSync(join(folder, 'machine-settings.ps1'), 'utf8');
  expect(text.charCodeAt(0), 'the mark by which PowerShell 5.1 knows UTF-8').toBe(0xfeff);
  expect(text).toContain('SupportsShouldProcess = $true');
  const code = text.replace(/<#[\s\S]*?#>/g, '').replace(/^\s*#.*$/gm, '');
  // Nothing changes the PC but inside a step, which asks ShouldProcess.
  const steps = [...code.matchAll(/^ *Step [^\n]*\{(?:[^\n]*\}$|\n[\s\S]*?^ {2,4}\}$)/gm)].map(([step]) => step);
  expect(steps.length).toBe(10);
  const changing =
    /\b(?:New-ItemProperty|New-Item|Set-Content|Remove-\w+|New-NetFirewallRule|(?:Unr|R)egister-ScheduledTask)\b|powercfg\.exe \/change/g;
  const outside = steps.reduce((rest, step) => rest.replace(step, ''), code);
  expect(outside.match(changing)).toBeNull();
  expect(steps.join('\n').match(changing)?.length).toBeGreaterThanOrEqual(14);
  expect(code.match(/\$(?!env:)\w+:/g)).toBeNull();
  const plain = code.replace(/'(?:[^']|'')*'/g, "''").replace(/"(?:[^"`]|""|`.)*"/g, '""');
  for (const [open = '', close = ''] of ['()', '{}', '[]'])
    expect(plain.split(open).length, `${open} and ${close}`).toBe(plain.split(close).length);
  for (const key of ['arguments', 'auto-start', 'lan-port', 'office-from', 'office-until']) {
    expect(code).toContain(`'${key}'`);
    expect(readFileSync(join(folder, 'machine.conf'), 'utf8')).toMatch(new RegExp(`^${key}=`, 'm'));
  }
});

test('Both come with the installer', async () => {
  const { extraResources } = await getConfig(project, 'electron-builder.yml', null);
  expect(extraResources).toContainEqual({ from: 'scripts/machine', to: 'machine' });
});
