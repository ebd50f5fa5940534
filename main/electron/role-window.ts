import { app, BrowserWindow, type Rectangle, screen } from 'electron';
import { appOrigin } from './app-protocol.ts';
import type { WindowRole } from './command-line.ts';
import { lockKioskWindow } from './kiosk-window.ts';

/** Pages of a PC that has no terminals yet: its first run, and being paired with a host. Nobody has a token there. */
export type EarlyPage = 'set-up' | 'join';

const healsPerMinute = 5;
const slowHealMs = 30_000;

/** One window in a role: how it stands on the PC, and that a crash of its page is healed. */
type Page = WindowRole | EarlyPage | 'strip';

export function openRoleWindow(role: Page, preload: string, windowed: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...(windowed ? asWindow[role] : placed[role]()),
    title: 'Gần Dân',
    backgroundColor: '#ffffff',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged && (windowed || role !== 'kiosk'),
      // The board calls people by voice, and nobody ever touches it.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  });
  const page = `${appOrigin}/${role}.html`;
  const load = () => void window.loadURL(page).catch(() => undefined);
  const healed: { at: number[] } = { at: [] };

  // Electron does not ask about `about:blank`: what has become another page becomes ours again.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== page) load();
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    healed.at = [...healed.at.filter((time) => now - time < 60_000), now];
    setTimeout(() => !window.isDestroyed() && load(), healed.at.length > healsPerMinute ? slowHealMs : 200);
  });
  // A page that hangs is a page that crashed: nobody at a kiosk can press "wait".
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  if (role === 'strip') window.setAlwaysOnTop(true, 'floating');
  if (role === 'kiosk' && !windowed) lockKioskWindow(window);
  load();
  return window;
}

type Place = Partial<Rectangle> & {
  readonly kiosk?: boolean;
  readonly fullscreen?: boolean;
  readonly minimizable?: boolean;
  readonly frame?: boolean;
  readonly resizable?: boolean;
  readonly skipTaskbar?: boolean;
};

/** ux.md C-Strip: along the upper edge, over the provincial system. */
const strip: Place = { width: 1100, height: 72, y: 0, frame: false, resizable: false, skipTaskbar: true };

const early: Place = { width: 1024, height: 760 };

const placed: Readonly<Record<Page, () => Place>> = {
  'set-up': () => early,
  join: () => early,
  strip: () => strip,
  kiosk: () => ({ kiosk: true, fullscreen: true, minimizable: false }),
  // The wall is the second screen where there is one.
  board: () => ({ ...boundsOfBoard(), fullscreen: true }),
  counter: () => ({ width: 1366, height: 768 }),
  office: () => ({ width: 1366, height: 768 }),
  paper: () => ({ width: 480, height: 900 }),
};

const asWindow: Readonly<Record<Page, Place>> = {
  'set-up': early,
  join: early,
  strip,
  kiosk: { width: 540, height: 960 },
  board: { width: 1280, height: 720 },
  counter: { width: 1366, height: 768 },
  office: { width: 1366, height: 768 },
  paper: { width: 480, height: 900 },
};

function boundsOfBoard(): Partial<Rectangle> {
  const primary = screen.getPrimaryDisplay();
  return (screen.getAllDisplays().find(({ id }) => id !== primary.id) ?? primary).bounds;
}
