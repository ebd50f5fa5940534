import type { StationReady } from '../station-ready.ts';
import type { CommandLine, WindowRole } from './command-line.ts';
import type { StationDoor } from './station-door.ts';

/** One window to be: its role, and the token it speaks with once the station gave one. */
export interface Terminal {
  readonly role: WindowRole;
  token: string | null;
}

export function terminalsOf(commandLine: CommandLine): Terminal[] {
  return commandLine.windows.map(({ role }) => ({ role, token: null }));
}

/** A running station knows these codes from whoever asked for the windows. Without a code a page uses its last token. */
export async function attachWithCodes(terminals: Terminal[], commandLine: CommandLine, door: StationDoor) {
  for (const [nth, terminal] of terminals.entries()) {
    const code = commandLine.windows[nth]?.code;
    if (code) terminal.token = await door.attach(code);
  }
}

/** A forked station prints new codes at each start, but it still knows the terminals of before: those need none. */
export async function attachWhoIsNew(terminals: Terminal[], { codes, setUpCode }: StationReady, door: StationDoor) {
  const counters = [...codes.counter];
  for (const terminal of terminals) {
    // Of a new centre: whoever sits at its host may make the first account.
    const first = terminal.role === 'office' ? setUpCode : null;
    const code = first ?? (terminal.role === 'counter' ? counters.shift() : codes[terminal.role]);
    if (terminal.token === null && code) terminal.token = await door.attach(code);
  }
}
