import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { StationReady } from '../../main/station-ready.ts';
import { electronBinary } from '../electron-binary.ts';
import type { Part } from './end-on-signal.ts';
import { addressesOf } from './ready-block.ts';

export interface ScreensToOpen {
  readonly project: string;
  readonly data: string;
  readonly ready: StationReady;
  readonly say: (line: string) => void;
}

const opened = ['kiosk', 'counter', 'board', 'office', 'paper'] as const;

/** Opens Electron's windows, else a browser on each role's page, else says why nothing opened. */
export function openScreens(what: ScreensToOpen): Part {
  const windows = openWindows(what);
  if (windows !== null) return { close: () => void windows.kill('SIGTERM') };
  openBrowser(what);
  // The browser is the person's own: it stays.
  return { close: () => undefined };
}

function openWindows({ project, data, ready, say }: ScreensToOpen): ChildProcess | null {
  const binary = electronBinary(project);
  if (binary === null) {
    say('Electron is not on this machine (npx install-electron fetches it): the screens open in a browser.');
    return null;
  }
  if (!hasDisplay()) {
    say('No display: no window is opened.');
    return null;
  }
  if (process.getuid?.() === 0) {
    say('Electron keeps its sandbox and therefore does not run as root: the screens open in a browser.');
    return null;
  }
  const roles = opened.flatMap((role) => ['--role', role, '--code', [ready.codes[role]].flat()[0] ?? '']);
  const place = ['--folder', data, '--port', String(ready.port), '--windowed', '--strip'];
  const args = [join(project, 'out/main/electron.js'), ...place, ...roles];
  const child = spawn(binary, args, { stdio: 'ignore' });
  child.once('error', (error) => say(`Electron did not start: ${error.message}`));
  return child;
}

function openBrowser({ ready, say }: ScreensToOpen): void {
  if (process.env.CI !== undefined || !hasDisplay()) return;
  const opener = openers().find(([program]) => isInstalled(program));
  if (opener === undefined) {
    say('No browser was found: open the addresses below in one.');
    return;
  }
  const [program, ...args] = opener;
  for (const role of opened) {
    const address = addressesOf(ready).find(({ page }) => page === role)?.address ?? '';
    const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
    child.once('error', (error) => say(`${program} did not start: ${error.message}`));
    child.unref();
  }
}

function openers(): [string, ...string[]][] {
  if (process.platform === 'darwin') return [['open']];
  if (process.platform === 'win32') return [['explorer']];
  return [['xdg-open'], ['sensible-browser'], ['chromium'], ['firefox']];
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function isInstalled(program: string): boolean {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [program], { stdio: 'ignore' }).status === 0;
}
