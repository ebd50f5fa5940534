import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type Browser, chromium, type Page } from '@playwright/test';
import { globalKeys } from '../../main/electron/global-key-names.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { chromiumOptions } from '../support/chromium.ts';
import type { Report } from './report.ts';

/** The compiled shell, in the real Electron where its binary is, else in the double. */
export interface Shell {
  page(role: string): Promise<Page>;
  /** What the double reported so far; empty in the real Electron. */
  readonly reports: readonly Report[];
  signal(name: 'SIGTERM'): void;
  /** A key that is pressed while another program has the focus. */
  pressElsewhere(key: GlobalKeyName): Promise<void>;
  /** What lies on the clipboard; null: nothing was put there. */
  copied(): Promise<string | null>;
  /** As the system asks every window: Alt+F4, the taskbar, a window manager. */
  askToClose(): Promise<void>;
  /** What a person does who starts the program twice; answers its exit code. */
  startAgain(args: readonly string[]): Promise<number | null>;
  /** Exit code. */
  readonly ended: Promise<number | null>;
  close(): Promise<void>;
}

type GlobalKeyName = keyof typeof globalKeys;

const project = join(import.meta.dirname, '..', '..');
const compiled = join(project, 'out', 'main', 'electron.js');
export const isReal = electronBinary(project) !== null;

export async function launchShell(args: readonly string[]): Promise<Shell> {
  const binary = electronBinary(project);
  return binary === null ? launchDouble(args) : launchElectron(binary, args);
}

async function launchElectron(executablePath: string, args: readonly string[]): Promise<Shell> {
  const shell = await _electron.launch({ executablePath, args: [compiled, ...args] });
  const child = shell.process();
  return {
    reports: [],
    page: (role) => found(role, () => shell.windows()),
    signal: (name) => child.kill(name),
    // No program may press a key of the system: what the key does is done.
    pressElsewhere: (key) =>
      shell.evaluate(({ BrowserWindow }, name) => {
        for (const window of BrowserWindow.getAllWindows()) window.webContents.send('global-key', name);
      }, key),
    copied: () => shell.evaluate(({ clipboard }) => clipboard.readText()),
    askToClose: () =>
      shell.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.close();
      }),
    startAgain: (again) => exitOf(spawn(executablePath, [compiled, ...again], { stdio: 'ignore' })),
    ended: exitOf(child),
    close: () => shell.close(),
  };
}

async function launchDouble(args: readonly string[]): Promise<Shell> {
  const port = await freePort();
  const browser = await chromium.launch(await chromiumOptions(`--remote-debugging-port=${port}`));
  const debugging = `http://127.0.0.1:${port}`;
  // The test looks at the same pages through a connection of its own.
  const seen = await chromium.connectOverCDP(debugging);
  const shell = startDouble(debugging, args);
  return {
    ...shell,
    startAgain: (again) => startDouble(debugging, again).ended,
    page: (role) => found(role, () => pagesOf(seen)),
    async close() {
      shell.signal('SIGTERM');
      await shell.ended;
      // First who looks on, then what is looked at: the other way round a look may fall into a closed browser.
      await seen.close();
      await browser.close();
    },
  };
}

function startDouble(debugging: string, args: readonly string[]) {
  const register = join(import.meta.dirname, 'register.ts');
  const child = spawn(process.execPath, ['--import', register, compiled, ...args], {
    env: { ...process.env, ELECTRON_DOUBLE: debugging },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const reports: Report[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => reports.push(JSON.parse(line)));
  return {
    reports,
    signal: (name: 'SIGTERM') => void child.kill(name),
    pressElsewhere: async (key: GlobalKeyName) => void child.stdin.write(`${globalKeys[key]}\n`),
    copied: async () => reports.flatMap((each) => (each.event === 'copied' ? [each.text] : [])).at(-1) ?? null,
    askToClose: async () => void child.kill('SIGUSR2'),
    ended: exitOf(child),
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once('close', done));
}

function pagesOf(browser: Browser): Page[] {
  return browser.contexts().flatMap((context) => context.pages());
}

async function found(role: string, pages: () => Page[]): Promise<Page> {
  for (const limit = performance.now() + 30_000; performance.now() < limit; ) {
    const page = pages().find((each) => new URL(each.url()).pathname === `/${role}.html`);
    if (page !== undefined) return page;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no window of the role ${role} came up`);
}
