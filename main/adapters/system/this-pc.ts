import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Pc } from '../../ports/pc.ts';
import { diskFreeBytes } from '../../store/open-database.ts';
import { thisMachine } from '../machine/this-machine.ts';
import { diskHealth } from './disk-health.ts';
import { isScriptApplied, readFuses } from './lock-down-state.ts';

const KEY_FILE = 'station.key';
const TEST_BYTES = 256 * 1024;

/** The PC this process runs on, seen from the station's folder. */
export function thisPc(folder: string): Pc {
  return {
    folder,
    diskFreeBytes: () => orNull(() => diskFreeBytes(folder)),
    writeTest: () => writeTest(join(folder, 'write.test')),
    diskHealth,
    memory: () => ({ totalBytes: totalmem(), freeBytes: availableBytes(), ownBytes: process.memoryUsage().rss }),
    program: () => ({ packaged: isPackaged(), signed: isPackaged() ? null : false }),
    keyFile: () => ({ othersMayRead: mayOthersRead(join(folder, KEY_FILE)) }),
    closeKeyFile: () => chmodSync(join(folder, KEY_FILE), 0o600),
    lockDown: async () => ({ fuses: await readFuses(process.execPath), script: isScriptApplied() }),
    settings: thisMachine(),
  };
}

async function writeTest(path: string): Promise<{ ms: number } | { code: string }> {
  const bytes = Buffer.alloc(TEST_BYTES, 0xa5);
  const began = process.hrtime.bigint();
  try {
    const file = await open(path, 'w+', 0o600);
    try {
      await file.write(bytes);
      await file.sync();
      const back = Buffer.alloc(TEST_BYTES);
      await file.read(back, 0, TEST_BYTES, 0);
      if (!back.equals(bytes)) return { code: 'READ-OTHERWISE' };
    } finally {
      await file.close();
      rmSync(path, { force: true });
    }
    return { ms: Number((process.hrtime.bigint() - began) / 1_000_000n) };
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' };
  }
}

/** What a program may still get; Linux counts its file cache as used otherwise. */
function availableBytes(): number {
  const said = orNull(() => /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]);
  return said ? Number(said) * 1024 : freemem();
}

/** Installed, not started out of a source tree. */
function isPackaged(): boolean {
  return import.meta.dirname.includes('app.asar');
}

/** On Windows the folder's own rights decide, which a mode does not tell. */
function mayOthersRead(path: string): boolean | null {
  if (process.platform === 'win32') return null;
  return orNull(() => (statSync(path).mode & 0o077) !== 0);
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
