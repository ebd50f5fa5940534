import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { getConfig } from 'app-builder-lib/out/util/config/config.js';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** S4: installing asks nothing. The deb's own scripts run below another root; the text of Windows' installer is read. */
const project = join(import.meta.dirname, '../..');
const scripts = join(project, 'scripts/install');
const place = { root: '' };
const at = (name: string) => join(place.root, name);
const text = (path: string) => readFileSync(path, 'utf8');

beforeEach(() => {
  place.root = mkdtempSync(join(tmpdir(), 'gan-dan-install-'));
  for (const name of ['machine', 'lockdown'])
    cpSync(join(project, 'scripts', name), at(`opt/Gan Dan/resources/${name}`), { recursive: true });
  put('home/quay/.gan-dan/log.db', 'the log of a centre');
});
afterEach(() => rmSync(place.root, { recursive: true, force: true }));

function put(name: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content, { mode });
}

/** What is ours of a maintainer script: electron-builder's own half would link into the real /usr/bin. */
function maintainer(name: 'after-install' | 'after-remove', argument: string): number | null {
  const own = text(join(scripts, `${name}.tpl`));
  const first = name === 'after-remove' ? own.slice(0, own.indexOf('\n\n')) : '#!/bin/bash';
  const ours = own.slice(own.indexOf('# --- Gan Dan')).replaceAll('$' + '{sanitizedProductName}', 'Gan Dan');
  const env = { ...process.env, DPKG_ROOT: place.root, SUDO_USER: 'quay' };
  put('maintainer.sh', `${first}\n${ours}`);
  const ran = spawnSync('bash', [at('maintainer.sh'), argument], { encoding: 'utf8', env });
  rmSync(at('maintainer.sh'));
  return ran.status;
}

test('The deb’s scripts are electron-builder’s own with ours below them', async () => {
  const { deb } = await getConfig(project, 'electron-builder.yml', null);
  expect([deb?.afterInstall, deb?.afterRemove]).toEqual([
    'scripts/install/after-install.tpl',
    'scripts/install/after-remove.tpl',
  ]);
  for (const name of ['after-install.tpl', 'after-remove.tpl']) {
    const theirs = text(join(project, 'node_modules/app-builder-lib/templates/linux', name));
    expect(text(join(scripts, name)), name).toContain(theirs.replace('#!/bin/bash\n', ''));
  }
});

test('Installing sets the PC, an upgrade keeps what was written, removing takes the settings back and no data', () => {
  expect(maintainer('after-install', 'configure')).toBe(0);
  const entry = 'etc/xdg/autostart/gan-dan.desktop';
  expect(text(at(entry))).toContain('"/opt/Gan Dan/gan-dan" --role office\n');
  put('etc/gan-dan/machine.conf', 'arguments=--role board\n');
  put('etc/gan-dan/configuration/point.json', '{}');

  expect(maintainer('after-remove', 'upgrade')).toBe(0);
  expect(existsSync(at(entry)), 'what was set stays while the new version comes').toBe(true);
  expect(maintainer('after-install', 'configure')).toBe(0);
  expect(text(at(entry))).toContain('--role board\n');

  put('etc/gan-dan/machine.conf', 'lan-port=none\n');
  expect(maintainer('after-install', 'configure'), 'a wrong line leaves no half-installed package').toBe(0);

  rmSync(at('opt'), { recursive: true });
  expect(maintainer('after-remove', 'remove')).toBe(0);
  expect(readdirSync(at('etc/xdg/autostart'))).toEqual([]);
  expect(existsSync(at('var/lib/gan-dan-machine'))).toBe(false);
  for (const kept of ['home/quay/.gan-dan/log.db', 'etc/gan-dan/configuration/point.json', 'etc/gan-dan/machine.conf'])
    expect(existsSync(at(kept)), kept).toBe(true);
});

test('S4: install.sh takes what lies beside it, asks nothing, and says why it cannot', () => {
  put('stick/install.sh', text(join(scripts, 'install.sh')));
  put(
    'programs/dpkg',
    `#!/bin/sh\n[ "$1" = --print-architecture ] && echo amd64 && exit 0\nprintf '%s\\n' "$@" >"${at('asked')}"\n`,
    0o755,
  );
  const install = (more: Record<string, string> = {}) => {
    const env = { ...process.env, GAN_DAN_ROOT: place.root, PATH: `${at('programs')}${delimiter}${process.env.PATH}` };
    return spawnSync('sh', [at('stick/install.sh')], { encoding: 'utf8', env: { ...env, ...more }, input: '' });
  };
  expect(install()).toMatchObject({ status: 1, stderr: expect.stringContaining('Không thấy gan-dan_*_amd64.deb') });
  put('stick/gan-dan_0.1.0_amd64.deb', '');
  put('stick/gan-dan_0.2.0_amd64.deb', '');
  expect(install()).toMatchObject({ status: 1, stderr: expect.stringContaining('hai bản cài') });
  expect(existsSync(at('asked'))).toBe(false);
  rmSync(at('stick/gan-dan_0.1.0_amd64.deb'));
  for (const name of ['point.json', 'point.signature.json', 'enrolment.json', 'machine.conf'])
    put(`stick/${name}`, name);
  expect(install().status).toBe(0);
  expect(text(at('asked')).trim().split('\n').slice(-2)).toEqual(['-i', at('stick/gan-dan_0.2.0_amd64.deb')]);
  expect(readdirSync(at('etc/gan-dan/configuration')).sort()).toEqual([
    'enrolment.json',
    'point.json',
    'point.signature.json',
  ]);
  expect(text(at('etc/gan-dan/machine.conf'))).toBe('machine.conf');
  // The program looks at the files as whoever installs; only its own word for a wrong file is one.
  put('programs/sudo', '#!/bin/sh\nshift 2\nexec "$@"\n', 0o755);
  for (const [code, status] of [
    [5, 5],
    [1, 0],
    [0, 0],
  ]) {
    put('programs/gan-dan', `#!/bin/sh\necho "$@" >"${at('asked')}"\nexit ${code}\n`, 0o755);
    const told = { SUDO_USER: 'quay', DISPLAY: ':0', GAN_DAN_PROGRAM: at('programs/gan-dan') };
    expect(install(told).status, `--validate-config ended with ${code}`).toBe(status);
    expect(text(at('asked'))).toBe(`--validate-config --folder ${at('stick')}\n`);
  }
});

test('S4: Windows’ installer brings the same files to the same place, and an update undoes nothing', async () => {
  const { nsis } = await getConfig(project, 'electron-builder.yml', null);
  expect(nsis).toMatchObject({
    include: 'scripts/install/installer.nsh',
    perMachine: true,
    deleteAppDataOnUninstall: false,
  });
  const script = text(join(scripts, 'installer.nsh'));
  const linux = text(join(scripts, 'install.sh'));
  const files = [...script.matchAll(/!insertmacro bring "(.+)"/g)].map(([, name]) => name);
  expect(/for name in (.+); do/.exec(linux)?.[1]?.split(' ')).toEqual(files);
  expect(text(join(project, 'main/take-over-configuration.ts'))).toContain("'GanDan', 'configuration'");
  expect(script).toContain('$APPDATA\\GanDan\\configuration');
  const undo = script.slice(script.indexOf('!macro customUnInstall'));
  expect(undo).toMatch(/\$\{IfNot\} \$\{isUpdated\}\n[^\n]*-Undo'/);
  expect(script, 'nothing a centre wrote is deleted').not.toMatch(/^\s*(RMDir|Delete)\b/m);
});
