import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConfig } from 'app-builder-lib/out/util/config/config.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** K12: the scripts that close what only the system can. Linux's runs below another root; Windows' is read, not run. */
const project = join(import.meta.dirname, '../..');
const folder = join(project, 'scripts/lockdown');
const place = { root: '' };

beforeEach(() => {
  place.root = mkdtempSync(join(tmpdir(), 'gan-dan-root-'));
});
afterEach(() => rmSync(place.root, { recursive: true, force: true }));

function lockdown(mode: string): { code: number | null; lines: string[] } {
  const env = { ...process.env, GAN_DAN_ROOT: place.root };
  const ran = spawnSync('sh', [join(folder, 'lockdown.sh'), mode], { encoding: 'utf8', env });
  return { code: ran.status, lines: `${ran.stdout}${ran.stderr}`.trim().split('\n') };
}

/** Every file below the root with what is in it. */
function filesThere(): Record<string, string> {
  const found = readdirSync(place.root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(place.root, name)).isFile(),
  );
  return Object.fromEntries(found.sort().map((name) => [name, readFileSync(join(place.root, name), 'utf8')]));
}

describe('K12: a Linux kiosk', () => {
  test('is closed by files each of which has its reason', () => {
    const { code, lines } = lockdown('apply');
    expect(code).toBe(0);
    const written = Object.keys(filesThere()).filter((name) => name.startsWith('etc/'));
    expect(written).toEqual([
      ...['etc/X11/xorg.conf.d/90-gan-dan.conf', 'etc/polkit-1/rules.d/00-gan-dan.rules'],
      ...['etc/sysctl.d/90-gan-dan.conf', 'etc/systemd/logind.conf.d/gan-dan.conf'],
      'etc/systemd/system/gan-dan-kiosk.service',
    ]);
    for (const name of written) {
      const said = lines.indexOf(`/${name}`);
      expect(lines[said + 1], name).toMatch(/^ {2}because: \w/);
    }
    for (const unit of ['ctrl-alt-del.target', 'sleep.target']) {
      expect(lines).toContain(`  would run: systemctl mask --now ${unit}`);
    }
  });

  test('shows nothing but the kiosk, and comes back when it ends badly', () => {
    lockdown('apply');
    const unit = readFileSync(join(place.root, 'etc/systemd/system/gan-dan-kiosk.service'), 'utf8');
    expect(unit).toContain('ExecStart=/usr/bin/cage -d -- "/opt/Gan Dan/gan-dan" --role kiosk');
    expect(unit).toMatch(/^Restart=on-failure$/m);
    expect(unit).toMatch(/^User=gan-dan-kiosk$/m);
  });

  test('is as it was before after undo, also when it was locked twice and had files of its own', () => {
    mkdirSync(join(place.root, 'etc/sysctl.d'), { recursive: true });
    writeFileSync(join(place.root, 'etc/sysctl.d/90-gan-dan.conf'), 'kernel.sysrq = 176\n');
    const before = filesThere();
    lockdown('apply');
    lockdown('apply');
    expect(filesThere()).not.toEqual(before);
    expect(lockdown('undo').code).toBe(0);
    expect(filesThere()).toEqual(before);
  });

  test('is not touched by a dry run, nor by an undo of nothing, nor by a typing error', () => {
    expect(lockdown('dry-run').code).toBe(0);
    expect(lockdown('undo').code).toBe(1);
    expect(lockdown('aply').code).toBe(1);
    expect(filesThere()).toEqual({});
  });

  test('says in a dry run what apply does', () => {
    const dry = lockdown('dry-run').lines;
    expect(dry).toEqual(lockdown('apply').lines);
  });
});

describe('K12: a Windows kiosk', () => {
  const script = readFileSync(join(folder, 'lockdown.ps1'), 'utf8');
  const rows = script.match(/@\{ (Hive|Setting) =[\s\S]*?\}\n/g) ?? [];

  test('has a reason for every setting', () => {
    expect(rows.length).toBeGreaterThanOrEqual(25);
    expect(rows.filter((row) => !/Why = '[^']{5,}'/.test(row))).toEqual([]);
  });

  test('sets nothing twice, and everything goes through the table that undo reads', () => {
    const names = rows
      .map((row) => /Key = ['"](.+?)['"]; Name = '([^']+)'/.exec(row)?.slice(1).join(' '))
      .filter(Boolean);
    expect(new Set(names).size).toBe(names.length);
    const writes = script.match(/New-ItemProperty/g) ?? [];
    expect(writes).toHaveLength(2);
  });

  test('names no variable that a colon would turn into a drive', () => {
    expect(script.match(/\$(?!env:)\w+:/g)).toBeNull();
  });

  test('keeps its braces and quotes in balance, which is all that can be said of it without Windows', () => {
    const code = script
      .replace(/<#[\s\S]*?#>/, '')
      .replace(/#.*$/gm, '')
      .replace(/'[^'\n]*'/g, "''");
    const count = (sign: string) => code.split(sign).length - 1;
    for (const [open, close] of ['{}', '()', '[]']) expect(count(open ?? '')).toBe(count(close ?? ''));
    expect(count('"') % 2).toBe(0);
  });
});

test('both scripts come with the installer', async () => {
  const { extraResources } = await getConfig(project, 'electron-builder.yml', null);
  expect(extraResources).toContainEqual({ from: 'scripts/lockdown', to: 'lockdown' });
  expect(existsSync(join(folder, 'README.md'))).toBe(true);
});
