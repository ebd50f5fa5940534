import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** The files that the operator's page has copied: judged by the programs that will read them where those are here, else by their form. */
const operating = join(import.meta.dirname, '../../province/operating');
const page = readFileSync(join(operating, 'README.md'), 'utf8');
const units = readdirSync(operating).filter((name) => /\.(service|timer)$/.test(name));

const isHere = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

function copyOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-units-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(operating, folder, { recursive: true });
  return folder;
}

/** What systemd says of these units; an instance stands for a template. */
function systemdSays(change: (unit: string) => string = (unit) => unit): string {
  const folder = copyOf();
  const named = units.map((name) => {
    const path = join(folder, name.replace('@.', '@4720.'));
    const own = readFileSync(join(operating, name), 'utf8').replaceAll('/usr/bin/node', process.execPath);
    writeFileSync(path, change(own));
    return path;
  });
  const { stderr, stdout } = spawnSync('systemd-analyze', ['verify', ...named], { encoding: 'utf8' });
  // Of units of this machine it may complain too.
  return `${stdout}${stderr}`
    .split('\n')
    .filter((line) => named.some((path) => line.includes(basename(path)) || line.includes(path)))
    .join('\n');
}

/** Section, then `Key=value`; nothing else stands in a unit. */
const formOf = (text: string) =>
  text.split('\n').filter((line) => line !== '' && !/^(#.*|\[\w+\]|[A-Z]\w+=.+)$/.test(line));

test('the unit files are what systemd takes; a misspelt key is found', () => {
  expect(units.length).toBeGreaterThanOrEqual(3);
  for (const name of units) {
    expect(formOf(readFileSync(join(operating, name), 'utf8')), name).toEqual([]);
    expect(page, 'the page installs it').toContain(name.replace('@.service', '@'));
  }
  expect(formOf('[Service]\nExecStart /usr/bin/node')).toHaveLength(1);
  if (!isHere('systemd-analyze')) return;
  expect(systemdSays()).toBe('');
  expect(systemdSays((unit) => unit.replace('User=', 'Usr='))).toContain('Usr');
});

/** Each directive ends in `;` or opens a block, and every block is closed. */
function nginxFaults(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/#.*$/, '').trim());
  const depth = lines.reduce((now, line) => now + line.split('{').length - line.split('}').length, 0);
  const unended = lines.filter((line) => line !== '' && !/[;{}]$/.test(line));
  return [...unended, ...(depth === 0 ? [] : [`${depth} blocks are open`])];
}

test('nginx is given what it takes, and passes on to the ports that the page starts', () => {
  const text = readFileSync(join(operating, 'nginx.conf'), 'utf8');
  expect(nginxFaults(text)).toEqual([]);
  expect(nginxFaults(text.replace('listen 443 ssl;', 'listen 443 ssl'))).toHaveLength(1);
  expect(nginxFaults(text.replace(/}\s*$/, ''))).toHaveLength(1);
  const ports = [...text.matchAll(/server 127\.0\.0\.1:(\d+);/g)].map(([, port]) => port);
  expect(ports.length).toBeGreaterThan(0);
  for (const port of ports) expect(page).toContain(String(port));
  expect(text, 'nobody from outside says who they are').toMatch(/X-Forwarded-For \$remote_addr;/);
  if (!isHere('nginx')) return;
  const folder = copyOf();
  const key = join(folder, 'key.pem');
  spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=t',
    '-keyout',
    key,
    '-out',
    key,
  ]);
  const said = (own: string) => {
    const here = own.replace(/\/etc\/gan-dan\/tls\/\w+\.pem/g, key).replace('listen 443', 'listen 8443');
    // Whatever it keeps it keeps in this folder: it need be neither installed for a machine nor started by root.
    const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`);
    const whole = `events {}\npid ${folder}/pid;\nerror_log stderr;\nhttp {\naccess_log off;\n${kept.join('\n')}\n${here}\n}\n`;
    writeFileSync(join(folder, 'all.conf'), whole);
    const asked = ['-t', '-p', folder, '-c', join(folder, 'all.conf')];
    return spawnSync('nginx', asked, { encoding: 'utf8' });
  };
  const misspelt = said(text.replace('proxy_read_timeout', 'proxy_reed_timeout'));
  expect(misspelt.status).not.toBe(0);
  expect(misspelt.stderr).toContain('proxy_reed_timeout');
  const { status, stderr } = said(text);
  expect(status, stderr).toBe(0);
});
