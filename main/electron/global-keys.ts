import { type BrowserWindow, clipboard, globalShortcut, ipcMain } from 'electron';
import { globalKeys } from './global-key-names.ts';
import { isOurPage } from './lock-down.ts';
import type { Terminal } from './terminals.ts';

type Windows = ReadonlyMap<Terminal, BrowserWindow>;

/**
 * The visit's keys go to the strip, the foreign form's to the counter's page, which knows the card that was read. A page
 * learns the name of the key and nothing of what was typed elsewhere.
 */
export function listenToGlobalKeys(at: { strips: Windows; counters: Windows; say: (line: string) => void }): void {
  for (const [name, keys] of Object.entries(globalKeys)) {
    const taken = !globalShortcut.register(keys, () => {
      for (const window of (name === 'next-field' ? at.counters : at.strips).values())
        if (!window.isDestroyed()) window.webContents.send('global-key', name);
    });
    if (taken) at.say(`${keys} belongs to another program of this PC: press it in Gần Dân's own window.`);
  }
}

/** A counter's page puts one field on the clipboard; no other page may, and nothing is ever read from it. */
export function letCountersCopy(counters: Windows): void {
  ipcMain.on('copy', (event, text: unknown) => {
    if (!isOurPage(event.senderFrame) || typeof text !== 'string') return;
    for (const [{ role }, window] of counters)
      if (role === 'counter' && window.webContents.id === event.sender.id) clipboard.writeText(text.slice(0, 500));
  });
}
