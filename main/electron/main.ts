import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain } from 'electron';
import { answerAsked } from '../answer-asked.ts';
import { exitCode } from '../exit-codes.ts';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { earlyPageOf, earlyWindow, leadsOn, rolesAfter } from './early-window.ts';
import { letCountersCopy, listenToGlobalKeys } from './global-keys.ts';
import { forbidGestures, keepScreenOn } from './kiosk-window.ts';
import { isOurPage, lockDown } from './lock-down.ts';
import { openRoleWindow } from './role-window.ts';
import { stationDoor } from './station-door.ts';
import { type ForkedStation, forkStation } from './station-process.ts';
import { attachWhoIsNew, attachWithCodes, type Terminal, terminalsOf } from './terminals.ts';

/**
 * The Electron shell, a doorway: windows for the roles of this PC in front of its station. It attaches to a station
 * that runs already, else forks one. Everything a page does goes from the page to the station, not through here.
 */
const commandLine = readCommandLine(process.argv.slice(1), join(homedir(), '.gan-dan'));
const out = join(import.meta.dirname, '..');
const say = (line: string) => console.error(line);

app.enableSandbox();
forbidGestures();
declareAppScheme();
if ('wrong' in commandLine) {
  say(commandLine.wrong);
  app.exit(exitCode('usage'));
} else if ('asked' in commandLine) {
  const answer = answerAsked(commandLine.asked, {
    ...{ ...commandLine, program: 'windows', print: (line) => console.log(line) },
  });
  void Promise.resolve(answer).then((code) => app.exit(code));
} else {
  // Each data folder is a PC of its own: one shell for it, with its own cache and storage.
  app.setPath('userData', join(commandLine.folder, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    say('Gần Dân already runs on this folder; its windows come to the front.');
    app.exit(0);
  } else {
    void app.whenReady().then(() => openShell(commandLine));
  }
}

async function openShell(asked: CommandLine): Promise<void> {
  const door = stationDoor(asked.port);
  const terminals = terminalsOf(asked);
  const windows = new Map<Terminal, BrowserWindow>();
  const strips = new Map<Terminal, BrowserWindow>();
  const early = earlyWindow(join(out, 'preload', 'preload.cjs'));

  lockDown();
  serveApp(join(out, 'renderer'), asked.port);
  tellPagesWhoTheyAre([windows, strips, early.open], door.origin, asked.training);
  letCountersCopy(windows);
  letStaffLeave(windows);
  if (asked.windows.some(({ role }) => role === 'kiosk' || role === 'board')) keepScreenOn();
  app.on('second-instance', () => {
    for (const window of [...windows.values(), ...early.open.values()]) window.show();
  });
  app.on('window-all-closed', () => app.quit());

  const openStrip = (terminal: Terminal) => {
    const strip = openRoleWindow('strip', join(out, 'preload', 'preload.cjs'), asked.windowed);
    if (strips.size === 0) listenToGlobalKeys({ strips, counters: windows, say });
    strips.set(terminal, strip);
    strip.once('closed', () => strips.delete(terminal));
  };
  const openWindows = () => {
    for (const terminal of terminals) {
      if (windows.has(terminal)) continue;
      const opened = openRoleWindow(terminal.role, join(out, 'preload', 'preload.cjs'), asked.windowed);
      windows.set(terminal, opened);
      opened.once('closed', () => windows.delete(terminal));
      if (asked.strip && terminal.role === 'counter') openStrip(terminal);
    }
  };

  if (await door.isOpen()) {
    await attachWithCodes(terminals, asked, door);
    openWindows();
    quitCleanly(null);
    return;
  }
  const station = forkStation(join(out, 'main', 'station.js'), asked.station, {
    say,
    onSetUp: () => early.show('set-up'),
    onReady: async (ready) => {
      const page = earlyPageOf(ready);
      if (page !== null) return early.show(page);
      if (leadsOn(ready, windows.size)) return early.show('join');
      if (early.wasOpen() && terminals.length === 0)
        terminals.push(...rolesAfter(ready).map((role) => ({ role, token: null })));
      const forgotten = await attachWhoIsNew(terminals, ready, door);
      openWindows();
      for (const terminal of forgotten) windows.get(terminal)?.reload();
      early.close();
    },
  });
  quitCleanly(station);
}

/** A page asks once, while it loads, who it is. Into practice it is sent by its first load only: a reload wakes up in real work. */
function tellPagesWhoTheyAre(
  all: readonly ReadonlyMap<{ readonly role: string; readonly token: string | null }, BrowserWindow>[],
  station: string,
  training: boolean,
): void {
  const sent = new Set<BrowserWindow>();
  ipcMain.on('who-am-i', (event) => {
    event.returnValue = null;
    if (!isOurPage(event.senderFrame)) return;
    for (const [{ role, token }, window] of all.flatMap((windows) => [...windows])) {
      if (window.webContents.id !== event.sender.id) continue;
      event.returnValue = { role, token, station, training: training && !sent.has(window) };
      sent.add(window);
    }
  });
}

/** The staff exit: the kiosk's own page asks, after a PIN that the station checked. Nothing else closes that window. */
function letStaffLeave(windows: ReadonlyMap<Terminal, BrowserWindow>): void {
  ipcMain.on('leave', (event) => {
    if (!isOurPage(event.senderFrame)) return;
    for (const [{ role }, window] of windows) {
      if (role === 'kiosk' && window.webContents.id === event.sender.id) window.destroy();
    }
  });
}

function quitCleanly(station: ForkedStation | null): void {
  const quitting = { begun: false };
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (quitting.begun) return;
    quitting.begun = true;
    void (station?.stop() ?? Promise.resolve()).finally(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}
