import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

const given = vi.hoisted(() => ({
  request: null as Asked | null,
  check: null as Checked | null,
  device: null as (() => boolean) | null,
  session: new Map<string, (...args: unknown[]) => void>(),
  app: new Map<string, (...args: unknown[]) => void>(),
  menu: 'Electron’s own' as unknown,
}));

type Page = { getURL(): string };
type Asked = (page: Page, permission: string, answer: (granted: boolean) => void, details: object) => void;
type Checked = (page: Page | null, permission: string, origin: string, details: object) => boolean;

// Electron itself: what it hands its rules to. Only where there is no binary; the shell's own tests run on both.
vi.mock('electron', () => ({
  app: { on: (name: string, listener: () => void) => given.app.set(name, listener) },
  Menu: { setApplicationMenu: (menu: unknown) => Object.assign(given, { menu }) },
  protocol: {},
  session: {
    defaultSession: {
      on: (name: string, listener: () => void) => given.session.set(name, listener),
      setPermissionRequestHandler: (request: Asked) => Object.assign(given, { request }),
      setPermissionCheckHandler: (check: Checked) => Object.assign(given, { check }),
      setDevicePermissionHandler: (device: () => boolean) => Object.assign(given, { device }),
    },
  },
}));

const { lockDown } = await import('../../../main/electron/lock-down.ts');

/** Every permission that this Electron knows, by its own types: one that a later version adds is asked here too. */
const typings = readFileSync(join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'), 'utf8');
const names = ['setPermissionRequestHandler', 'setPermissionCheckHandler'].flatMap((handler) => {
  const line = typings.split('\n').find((each) => each.includes(`${handler}(handler: ((`)) ?? '';
  const list = /permission: ([^,]+),/.exec(line)?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].flatMap(([, name]) => name ?? []);
});
const permissions = [...new Set(names)];
const pages = ['kiosk', 'counter', 'board', 'office', 'strip', 'paper', 'province'].map(
  (page) => `app://gan-dan/${page}.html`,
);
const others = ['https://example.org/office.html', 'about:blank', '', 'app://gan-dan.example/office.html'];

test('T39: every permission Electron knows is denied to every page, but the office’s microphone', () => {
  lockDown();
  expect(permissions.length).toBeGreaterThan(40);
  expect(permissions).toEqual(
    expect.arrayContaining([
      'media',
      'geolocation',
      'notifications',
      'usb',
      'serial',
      'hid',
      'clipboard-read',
      'openExternal',
    ]),
  );
  const granted: string[] = [];
  for (const url of [...pages, ...others])
    for (const permission of permissions)
      for (const mediaTypes of [undefined, [], ['audio'], ['video'], ['audio', 'video']]) {
        const page = { getURL: () => url };
        const what = `${permission} ${mediaTypes?.join('+') ?? '-'} for ${url}`;
        const details = mediaTypes ? { mediaTypes } : {};
        given.request?.(page, permission, (answer) => answer && granted.push(`asked: ${what}`), details);
        for (const mediaType of mediaTypes ?? [undefined])
          if (given.check?.(page, permission, url, { mediaType }))
            granted.push(`checked: ${permission} ${mediaType} for ${url}`);
      }
  expect([...new Set(granted)].toSorted()).toEqual([
    'asked: media audio for app://gan-dan/office.html',
    'checked: media audio for app://gan-dan/office.html',
  ]);
  expect(given.device?.()).toBe(false);
});

test('T20: no address, window, embedded page, download from an address or menu is left to a page', () => {
  lockDown();
  const heard = new Map<string, (event: { preventDefault(): void }) => void>();
  const opened: { handler: (() => { action: string }) | null } = { handler: null };
  given.app.get('web-contents-created')?.(
    {},
    {
      on: (name: string, listener: (event: { preventDefault(): void }) => void) => heard.set(name, listener),
      setWindowOpenHandler: (handler: () => { action: string }) => Object.assign(opened, { handler }),
    },
  );
  const refused: string[] = [];
  for (const [name, listener] of heard) listener({ preventDefault: () => refused.push(name) });
  expect(refused.toSorted()).toEqual(['will-attach-webview', 'will-navigate', 'will-redirect']);
  expect(opened.handler?.()).toEqual({ action: 'deny' });
  expect(given.menu).toBeNull();
});
