import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentPolicy } from '../../../main/content-policy.ts';

/**
 * Electron's list (docs/tutorial/security.md) on what we wrote; what it comes to in a running shell: `electron-double/shell`, `permissions`;
 * the packed program and its fuses: `scripts/dist`.
 */
const project = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');
const shellFiles = readdirSync(join(project, 'main/electron')).filter((name) => name.endsWith('.ts'));

interface Sources {
  readonly code: string;
  readonly window: string;
  readonly preload: string;
  readonly packages: string;
  readonly builder: string;
  readonly policy: string;
}

const ours: Sources = {
  code: shellFiles
    .map((name) => read(`main/electron/${name}`))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
  window: read('main/electron/role-window.ts'),
  preload: read('preload/preload.ts'),
  packages: read('package.json'),
  builder: read('electron-builder.yml'),
  policy: contentPolicy(['ws://127.0.0.1:1']),
};

const preferencesOf = ({ window }: Sources) => /webPreferences: \{([\s\S]*?)\n {4}\}/.exec(window)?.[1] ?? '';
const count = (text: string, what: RegExp) => (text.match(what) ?? []).length;

/** What holds, and how somebody might break it one day: a text of ours that becomes another. */
type Item = readonly [
  number: number,
  name: string,
  holds: (of: Sources) => boolean,
  where: keyof Sources,
  from: RegExp | string,
  to: string,
];

const addTo = (text: string) => [/$/, `\n${text}\n`] as const;

const items: readonly Item[] = [
  [
    ...([1, 'only secure content'] as const),
    ({ code }) => !/loadURL\(\s*['"`]http:/.test(code) && /loadURL\(page\)/.test(code) && /\$\{appOrigin\}/.test(code),
    ...(['code', ...addTo("window.loadURL('http://vi-du.vn')")] as const),
  ],
  [
    ...([2, 'no Node in pages'] as const),
    (of) => /nodeIntegration: false/.test(preferencesOf(of)) && !/nodeIntegrationIn/.test(of.code),
    ...(['window', 'nodeIntegration: false', 'nodeIntegration: true'] as const),
  ],
  [
    ...([3, 'isolated contexts'] as const),
    (of) => /contextIsolation: true/.test(preferencesOf(of)),
    ...(['window', 'contextIsolation: true', 'contextIsolation: false'] as const),
  ],
  [
    ...([4, 'the sandbox'] as const),
    (of) => /sandbox: true/.test(preferencesOf(of)) && /app\.enableSandbox\(\)/.test(of.code),
    ...(['code', 'app.enableSandbox()', ''] as const),
  ],
  [
    ...([5, 'permissions are asked'] as const),
    ({ code }) => /setPermissionRequestHandler/.test(code) && /setPermissionCheckHandler/.test(code),
    ...(['code', 'setPermissionCheckHandler', 'on'] as const),
  ],
  [
    ...([6, 'web security on'] as const),
    (of) => /webSecurity: true/.test(preferencesOf(of)),
    ...(['window', 'webSecurity: true', 'webSecurity: false'] as const),
  ],
  [
    ...([7, 'a content policy that begins with none'] as const),
    ({ policy, code }) =>
      policy.startsWith("default-src 'none'") && !/unsafe|\*/.test(policy) && /content-security-policy/.test(code),
    ...(['policy', "script-src 'self'", "script-src 'self' 'unsafe-inline'"] as const),
  ],
  [
    ...([8, 'no insecure content'] as const),
    ({ code }) => !/allowRunningInsecureContent/.test(code),
    ...(['code', ...addTo('allowRunningInsecureContent: true')] as const),
  ],
  [
    ...([9, 'no experimental features'] as const),
    ({ code }) => !/experimentalFeatures/.test(code),
    ...(['code', ...addTo('experimentalFeatures: true')] as const),
  ],
  [
    ...([10, 'no Blink features'] as const),
    ({ code }) => !/enableBlinkFeatures/.test(code),
    ...(['code', ...addTo("enableBlinkFeatures: 'X'")] as const),
  ],
  [
    ...([11, 'no webview with popups'] as const),
    ({ code }) => !/allowpopups/i.test(code),
    ...(['code', ...addTo('allowpopups')] as const),
  ],
  [
    ...([12, 'no webview at all'] as const),
    (of) => /webviewTag: false/.test(preferencesOf(of)) && /will-attach-webview/.test(of.code),
    ...(['window', 'webviewTag: false', 'webviewTag: true'] as const),
  ],
  [
    ...([13, 'no navigation'] as const),
    ({ code }) => /'will-navigate'/.test(code) && /'will-redirect'/.test(code),
    ...(['code', "'will-redirect'", "'did-redirect'"] as const),
  ],
  [
    ...([14, 'no new windows'] as const),
    ({ code }) => /setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/.test(code),
    ...(['code', "{ action: 'deny' }", "{ action: 'allow' }"] as const),
  ],
  [
    ...([15, 'nothing opened outside'] as const),
    ({ code }) => !/openExternal|openPath|\bshell\b/.test(code),
    ...(['code', ...addTo("shell.openExternal('https://vi-du.vn')")] as const),
  ],
  [
    ...([16, 'a pinned Electron of today'] as const),
    ({ packages }) => /^4[5-9]\.\d+\.\d+$/.test(JSON.parse(packages).devDependencies.electron),
    ...(['packages', /"electron": "/, '"electron": "^'] as const),
  ],
  [
    ...([17, 'every message’s sender is looked at'] as const),
    ({ code }) => {
      const heard = count(code, /ipcMain\.(on|handle)\(/g);
      return heard > 0 && heard === count(code, /if \(!isOurPage\(event\.senderFrame\)/g);
    },
    ...(['code', ...addTo("ipcMain.handle('one-more', () => 1)")] as const),
  ],
  [
    ...([18, 'a protocol of our own, no file://'] as const),
    ({ code }) => /protocol\.handle\('app'/.test(code) && !/file:\/\/|loadFile/.test(code),
    ...(['code', ...addTo("window.loadFile('kiosk.html')")] as const),
  ],
  [
    ...([19, 'fuses turned'] as const),
    ({ builder }) => /electronFuses:\n(?:\s+\w+: \w+\n)*\s+runAsNode: false/.test(builder),
    ...(['builder', 'runAsNode: false', 'runAsNode: true'] as const),
  ],
  [
    ...([20, 'no Electron in pages'] as const),
    ({ preload }) => !/exposeInMainWorld\([^)]*ipcRenderer|ipcRenderer,|: ipcRenderer\b/.test(preload),
    ...(['preload', ...addTo("contextBridge.exposeInMainWorld('all', ipcRenderer)")] as const),
  ],
];

describe('T20: Electron’s twenty items', () => {
  test.each(items)('%i: %s', (_number, _name, holds, where, from, to) => {
    expect(holds(ours)).toBe(true);
    const broken = { ...ours, [where]: ours[where].replace(from, to) };
    expect(broken[where], 'the text that breaks it').not.toBe(ours[where]);
    expect(holds(broken), 'the same, broken (control)').toBe(false);
  });

  test('are twenty, and the development tools end with the packaged program', () => {
    expect(items.map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(preferencesOf(ours)).toMatch(/devTools: !app\.isPackaged/);
  });
});
