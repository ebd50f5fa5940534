import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Electron's own mark before its fuses, in the binary of every Electron. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
/** Fuses of the first version by place, and as `electron-builder.yml` turns them. */
const wished: Readonly<Record<number, 'off' | 'on'>> = { 0: 'off', 2: 'off', 3: 'off', 4: 'on', 5: 'on', 7: 'off' };
const pieceBytes = 4 * 1024 * 1024;
const wireBytes = 32;

export type FuseState = 'set' | 'open';

/**
 * Whether the program can be started as something else: read from the binary that runs. Null: it is no Electron, or of a
 * kind that this program does not know.
 */
export async function readFuses(path: string): Promise<FuseState | null> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return null;
  try {
    const buffer = Buffer.alloc(pieceBytes + sentinel.length + wireBytes);
    for (let at = 0; ; at += pieceBytes) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      const piece = buffer.subarray(0, bytesRead);
      const found = piece.indexOf(sentinel);
      if (found >= 0 && found < pieceBytes) return judged(piece.subarray(found + sentinel.length));
      if (bytesRead < buffer.length) return null;
    }
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** Version, how many, then one sign each: 0, 1, or `r` for one that is no longer there. */
function judged(wire: Buffer): FuseState | null {
  const [version, length = 0] = wire;
  if (version !== 1 || length > wireBytes - 2) return null;
  const isOff = Object.entries(wished).every(([place, wish]) => {
    const sign = Number(place) < length ? String.fromCharCode(wire[2 + Number(place)] ?? 0) : '';
    return sign === (wish === 'on' ? '1' : '0') || sign === 'r';
  });
  return isOff ? 'set' : 'open';
}

/** What `scripts/lockdown` keeps until it is undone; null: this system has no such script. */
export function isScriptApplied(platform = process.platform, root = ''): boolean | null {
  if (platform === 'linux') return existsSync(join(root || '/', 'var/lib/gan-dan-lockdown/files'));
  if (platform !== 'win32') return null;
  const data = process.env.ProgramData;
  return data === undefined ? null : existsSync(join(data, 'GanDan', 'lockdown-before.json'));
}
