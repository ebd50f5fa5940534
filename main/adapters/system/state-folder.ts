import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a program keeps what belongs to this PC and to no backup of its data. */
export function stateFolder(): string {
  const { LOCALAPPDATA, XDG_STATE_HOME } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'gan-dan', 'anchors');
  return join(XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'gan-dan', 'anchors');
}

/** A station is known by its key, wherever its folder was copied to. */
export function stationName(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
}
