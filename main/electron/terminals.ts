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

/**
 * A forked station prints new codes at each start, but it still knows the terminals of before: those need none. One whose database could
 * not be read any more begins with an empty one and knows nobody: its windows are attached anew, or the kiosk in the lobby would
 * stay dark beside a station that works. Answers whose page has to be loaded again.
 */
export async function attachWhoIsNew(
  terminals: Terminal[],
  { codes, setUpCode }: StationReady,
  door: StationDoor,
): Promise<Terminal[]> {
  const counters = [...codes.counter];
  const again: Terminal[] = [];
  for (const terminal of terminals) {
    // Of a new centre: whoever sits at its host may make the first account.
    const first = terminal.role === 'office' ? setUpCode : null;
    const code = first ?? (terminal.role === 'counter' ? counters.shift() : codes[terminal.role]);
    const { token } = terminal;
    // Who signed in has another token by now, which its page keeps: of those only an empty station is sure.
    const isForgotten = async () => setUpCode !== null || (isUnstaffed(terminal) && !(await door.knows(token ?? '')));
    if (!code || (token !== null && !(await isForgotten()))) continue;
    terminal.token = await door.attach(code);
    if (token !== null) again.push(terminal);
  }
  return again;
}

const isUnstaffed = ({ role }: Terminal) => role === 'kiosk' || role === 'board';
