import type { BrowserWindow } from 'electron';
import type { StationReady } from '../station-ready.ts';
import type { WindowRole } from './command-line.ts';
import { type EarlyPage, openRoleWindow } from './role-window.ts';

const beingPaired: readonly (string | undefined)[] = ['not-paired', 'comparing', 'waiting-for-office', 'pairing'];

export function earlyPageOf({ link }: StationReady): EarlyPage | null {
  return beingPaired.includes(link) ? 'join' : null;
}

/** Where somebody is led on after the pairing, also after a power cut; what is open already stays. */
export function leadsOn({ holdsWindows }: StationReady, open: number): boolean {
  return holdsWindows === true && open === 0;
}

/** What opens after them where no window was asked for: the office of a host, else all that this PC may open. */
export function rolesAfter({ link, codes }: StationReady): WindowRole[] {
  if (link === undefined) return ['office'];
  return [
    ...(['kiosk', 'board', 'office'] as const).filter((role) => codes[role] !== ''),
    ...codes.counter.map(() => 'counter' as const),
  ];
}

/** One window for them, one page at a time. */
export function earlyWindow(preload: string) {
  const open = new Map<{ readonly role: EarlyPage; readonly token: null }, BrowserWindow>();
  const close = () => {
    for (const window of open.values()) window.destroy();
    open.clear();
  };
  return {
    open,
    show(role: EarlyPage): void {
      if ([...open.keys()].some((each) => each.role === role)) return;
      const before = [...open.values()];
      const self = { role, token: null };
      const window = openRoleWindow(role, preload, true);
      open.set(self, window);
      window.once('closed', () => open.delete(self));
      // The next one is there before the last one goes: without any window the program would end.
      for (const [key, each] of [...open]) if (before.includes(each)) open.delete(key);
      for (const each of before) each.destroy();
    },
    wasOpen: () => open.size > 0,
    close,
  };
}
