import { app, type BrowserWindow, powerSaveBlocker } from 'electron';
import { isKioskKey } from './kiosk-keys.ts';

/**
 * A window nobody leaves but by the staff's own exit (five touches and a PIN, then the page asks by `leave`). What an
 * operating system keeps for itself (Windows key, Ctrl+Alt+Del, edge swipes) is closed by `lockdown/`.
 */
export function lockKioskWindow(window: BrowserWindow): void {
  const { webContents } = window;
  // Alt+F4, the taskbar, a window manager: all ask here. `leave` destroys the window without asking.
  window.on('close', (event) => event.preventDefault());
  window.on('minimize', () => window.restore());
  window.on('leave-full-screen', () => window.setKiosk(true));
  window.setAlwaysOnTop(true, 'screen-saver');
  // A message of the system that took the keyboard away gives it back.
  window.on('blur', () => setTimeout(() => !window.isDestroyed() && window.focus(), 500));

  webContents.on('before-input-event', (event, input) => {
    if (!isKioskKey(input)) event.preventDefault();
  });
  const sharp = () => {
    webContents.setZoomFactor(1);
    void webContents.setVisualZoomLevelLimits(1, 1);
  };
  webContents.on('did-finish-load', () => {
    sharp();
    // Whatever was shown before (a page that crashed) is nowhere to go back to.
    webContents.navigationHistory.clear();
  });
  webContents.on('zoom-changed', sharp);
}

/** Before the app is ready: gestures of Chromium that would leave or blow up a page. */
export function forbidGestures(): void {
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
}

/** A screen of citizens never goes dark by itself. */
export function keepScreenOn(): void {
  powerSaveBlocker.start('prevent-display-sleep');
}
