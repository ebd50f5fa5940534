/**
 * A double of the module 'electron' for machines without its binary: the compiled main process runs unmodified under
 * Node, and each BrowserWindow is a page of a real Chromium, reached by the debugging port in `ELECTRON_DOUBLE`.
 * It is not Electron: no isolated world, no real kiosk mode, one browser for all. What it does is what our shell uses.
 */
export { app } from './double-app.ts';
export {
  clipboard,
  globalShortcut,
  ipcMain,
  Menu,
  powerSaveBlocker,
  protocol,
  screen,
  session,
} from './double-services.ts';
export { utilityProcess } from './double-utility-process.ts';
export { BrowserWindow } from './double-window.ts';
