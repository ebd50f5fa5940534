import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** S1: an old PC is looked at before anything is installed. Linux' script runs; Windows' is read, not run. */
const folder = join(import.meta.dirname, '../../scripts/preflight');
const place = { root: '', programs: '' };

beforeEach(() => {
  place.root = mkdtempSync(join(tmpdir(), 'gan-dan-preflight-'));
  place.programs = join(place.root, 'programs');
  for (const each of ['proc/net', 'proc/bus/input', 'etc', 'dev/usb', 'programs'])
    mkdirSync(join(place.root, each), { recursive: true });
  put('etc/os-release', 'PRETTY_NAME="Debian GNU/Linux 12"\n');
  put('proc/meminfo', 'MemTotal:        4000000 kB\n');
  put('proc/net/tcp', 'head\n');
  put('proc/net/tcp6', 'head\n');
  put('dev/usb/lp0', '');
  says('uname', 'case $1 in -m) echo x86_64;; *) echo 6.1.0;; esac');
  says('df', 'printf "head\\n/dev/sda1 1 1 90000000 1 /\\n"');
  says('date', 'case $1 in +%z) echo +0700;; +%H:%M) echo 08:15;; *) echo 2027-01-04;; esac');
  says('lpstat', 'exit 0');
});
afterEach(() => rmSync(place.root, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(place.root, name), text);
/** The PC's own program says something else. */
const says = (name: string, script: string) =>
  writeFileSync(join(place.programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

function preflight(...args: string[]) {
  const env = { ...process.env, GAN_DAN_ROOT: place.root, PATH: `${place.programs}${delimiter}${process.env.PATH}` };
  const { status, stdout } = spawnSync('sh', [join(folder, 'preflight.sh'), ...args], { encoding: 'utf8', env });
  return { code: status, lines: stdout.trim().split('\n') };
}

describe('S1: preflight', () => {
  test('a PC that can be used is told so in a line, and nothing is left on it', () => {
    const before = readdirSync(place.root, { recursive: true }).sort();
    const { code, lines } = preflight();
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: 'ĐẠT. Máy này dùng được.' });
    expect(lines.filter((line) => line.startsWith('TỐT'))).toHaveLength(8);
    expect(readdirSync(place.root, { recursive: true }).sort()).toEqual(before);
  });

  test.each([
    ['32 bit', 2, '64 bit', () => says('uname', 'case $1 in -m) echo i686;; *) echo 6.1.0;; esac')],
    ['an old kernel', 2, 'Hệ điều hành', () => says('uname', 'case $1 in -m) echo x86_64;; *) echo 3.16.0;; esac')],
    ['a gigabyte of memory', 2, 'Bộ nhớ', () => put('proc/meminfo', 'MemTotal: 1000000 kB\n')],
    ['two and a half gigabytes', 1, 'Bộ nhớ', () => put('proc/meminfo', 'MemTotal: 2500000 kB\n')],
    ['a full disk', 2, 'Đĩa trống', () => says('df', 'printf "head\\n/dev/sda1 1 1 900000 1 /\\n"')],
    ['a small disk', 1, 'Đĩa trống', () => says('df', 'printf "head\\n/dev/sda1 1 1 9000000 1 /\\n"')],
    ['a clock of 2009', 1, 'Đồng hồ', () => says('date', 'case $1 in +%z) echo +0700;; *) echo 2009-01-01;; esac')],
    ['another zone', 1, 'Đồng hồ', () => says('date', 'case $1 in +%z) echo +0000;; *) echo 2027-01-04;; esac')],
    ['no printer', 1, 'Máy in', () => rmSync(join(place.root, 'dev/usb/lp0'))],
    ['a port that is taken', 1, 'Cổng mạng', () => put('proc/net/tcp', 'head\n0: 0100007F:1266 00000000:0000 0A\n')],
  ] as const)('says what is wrong with %s', (_, expected, name, cause) => {
    cause();
    const { code, lines } = preflight();
    expect(code).toBe(expected);
    const mark = expected === 2 ? 'KHÔNG ĐẠT' : 'NÊN XEM';
    expect(lines.filter((line) => line.startsWith(mark) && line.includes(` ${name}: `))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(expected === 2 ? /^KHÔNG ĐẠT\./ : /^ĐẠT, NÊN XEM\./);
  });

  test('each PC is a line of the province’s table, whatever it is called', () => {
    const csv = join(place.root, 'pcs.csv');
    preflight('--csv', csv, '--commune', '22006', '--pc', 'Quầy "1", sảnh');
    put('proc/meminfo', 'MemTotal: 1000000 kB\n');
    preflight('--csv', csv, '--commune', '22006', '--pc', 'Ki-ốt');
    const [head = '', ...rows] = readFileSync(csv, 'utf8').trim().split('\n');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^"22006","Quầy ""1"", sảnh","2027-01-04","ĐẠT","x86_64",/);
    expect(rows[1]).toContain('"KHÔNG ĐẠT"');
    expect(rows[1]?.split(',')).toHaveLength(head.split(',').length);
  });

  test('refuses a word it does not know', () => {
    expect(preflight('--everything').code).toBe(64);
  });
});

describe('S1: Windows’ preflight, read and not run', () => {
  const windows = readFileSync(join(folder, 'preflight.ps1'), 'utf8');
  const linux = readFileSync(join(folder, 'preflight.sh'), 'utf8');

  test('begins with the mark without which PowerShell 5.1 reads Vietnamese as something else', () => {
    expect(windows.charCodeAt(0)).toBe(0xfeff);
  });

  test('asks the same questions with the same words and the same table as Linux’', () => {
    const names = (text: string, say: RegExp) => [...new Set([...text.matchAll(say)].map(([, name]) => name))];
    expect(names(windows, /\bSay \d '([^']+)'/g)).toEqual(names(linux, /\bsay \d '([^']+)'/g));
    const table = /commune,pc,date,verdict,[a-z_,]+/;
    expect(table.exec(windows)?.[0]).toBe(table.exec(linux)?.[0]);
    for (const limit of ['1800', '3500', '4096', '20480', '4710', '4719', '2026-11-28', '+0700'])
      for (const text of [windows, linux]) expect(text).toContain(limit);
  });

  test('changes nothing: its only writing is the table that was asked for', () => {
    expect(windows.match(/\b(Set|New|Remove|Stop|Start|Restart|Enable|Disable|Install|Out|Add)-\w+/g) ?? []).toEqual([
      'Set-StrictMode',
      'New-Object',
    ]);
    expect(windows.match(/\[IO\.File\]::\w+/g)).toEqual(['[IO.File]::WriteAllText', '[IO.File]::AppendAllText']);
  });

  test('closes every bracket and every text it opens', () => {
    const code = windows.replace(/<#[\s\S]*?#>/g, '').replace(/^\s*#.*$/gm, '');
    const plain = code.replace(/'(?:[^']|'')*'/g, "''").replace(/"(?:[^"`]|""|`.)*"/g, '""');
    for (const [open, close] of ['()', '{}', '[]'])
      expect(plain.split(open as string).length, `${open} and ${close}`).toBe(plain.split(close as string).length);
    expect(plain.replace(/''|""/g, '')).not.toMatch(/['"]/);
  });
});
