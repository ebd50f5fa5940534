import { EventEmitter } from 'node:events';
import { createInterface } from 'node:readline';
import type { ipcMain as RealIpcMain } from 'electron';
import { report } from './report.ts';

/** The services our shell hands its rules to; the windows ask them before a page may do anything. */
type Handler = (request: Request) => Promise<Response>;
type PermissionAnswer = (
  contents: null,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: null, permission: string, origin: string, details: object) => boolean;

export const ipcMain = new EventEmitter() as EventEmitter & Pick<typeof RealIpcMain, 'on'>;

const shortcuts = new Map<string, () => void>();
export const globalShortcut = {
  register(keys: string, run: () => void): boolean {
    if (shortcuts.has(keys)) return false;
    shortcuts.set(keys, run);
    return true;
  },
};

/** The test is the keyboard of the PC while another program has the focus: a line on standard input is a key. */
createInterface({ input: process.stdin }).on('line', (keys) => shortcuts.get(keys)?.());
(process.stdin as typeof process.stdin & { unref?(): void }).unref?.();

export const clipboard = { writeText: (text: string) => report({ event: 'copied', text }) };

export const Menu = { setApplicationMenu: (_menu: null) => undefined };

const schemes: { app: Handler | null } = { app: null };
export const protocol = {
  registerSchemesAsPrivileged: (_schemes: readonly object[]) => undefined,
  handle(_scheme: 'app', handler: Handler) {
    schemes.app = handler;
  },
};

export function askAppScheme(url: string, method: string, headers: Record<string, string>): Promise<Response> {
  if (schemes.app === null) throw new Error(`nobody handles ${url}`);
  return schemes.app(new Request(url, { method, headers }));
}

const rules: { onRequest: PermissionAnswer; onCheck: PermissionCheck } = {
  // As Electron itself: what nobody forbids is granted.
  onRequest: (_contents, _permission, answer) => answer(true),
  onCheck: () => true,
};
const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler(handler: PermissionAnswer) {
    rules.onRequest = handler;
  },
  setPermissionCheckHandler(handler: PermissionCheck) {
    rules.onCheck = handler;
  },
  setDevicePermissionHandler: (_handler: () => boolean) => undefined,
});
export const session = { defaultSession };

export function askPermission(permission: string): Promise<boolean> {
  return new Promise((granted) => rules.onRequest(null, permission, granted, {})).then(
    (granted) => granted === true && rules.onCheck(null, permission, '', {}),
  );
}

const display = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

/** Nothing sleeps in a headless browser. */
export const powerSaveBlocker = { start: (_type: string) => 1 };
