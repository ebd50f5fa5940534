import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createLineEar, type PrinterLine, type Written } from './printer-line.ts';

const tryAgainMs = 10;
const readEveryMs = 5;

/**
 * A printer on a USB cable, through the kernel's `usblp` driver. Null when it is not plugged in, is busy with another
 * program, or when the path is no character device: writing to such a path would make a file and report success.
 */
export async function openDeviceLine(path: string): Promise<PrinterLine | null> {
  const device = await openDevice(path, constants.O_RDWR).then(
    (found) => found ?? openDevice(path, constants.O_WRONLY),
  );
  return device && lineOn(device);
}

function lineOn(device: FileHandle): PrinterLine {
  const ear = createLineEar();
  let open = true;
  const reading = readAll();

  async function readAll(): Promise<void> {
    const chunk = new Uint8Array(64);
    while (open) {
      try {
        const { bytesRead } = await device.read(chunk, 0, chunk.length);
        if (open) ear.hear(chunk.slice(0, bytesRead));
      } catch (cause) {
        // A printer that only listens (EINVAL), or that nothing may be read from (EBADF), is no reason to give up on it.
        if (['EINVAL', 'EBADF'].includes(codeOf(cause))) return;
        if (codeOf(cause) !== 'EAGAIN') return ear.fail();
      }
      await pause(readEveryMs);
    }
  }

  async function write(bytes: Uint8Array, withinMs: number): Promise<Written> {
    const deadline = performance.now() + withinMs;
    for (let written = 0; written < bytes.length; ) {
      if (!open || ear.isLost()) return 'lost';
      try {
        written += (await device.write(bytes, written, bytes.length - written)).bytesWritten;
      } catch (cause) {
        if (codeOf(cause) === 'ENOSPC') return 'no-paper';
        if (codeOf(cause) !== 'EAGAIN') return 'lost';
        if (performance.now() > deadline) return 'stalled';
        await pause(tryAgainMs);
      }
    }
    return 'ok';
  }

  async function shut(): Promise<void> {
    if (!open) return;
    open = false;
    await reading;
    await device.close().catch(() => {});
    ear.close();
  }

  return {
    ...ear,
    write,
    /**
     * Opened without blocking, `usblp` takes a transfer before the printer has, and closing kills it (usblp_wwait,
     * usblp_release). A NUL, which printers ignore, is taken only when the transfer before it is over.
     */
    async end(withinMs) {
      const drained = await write(Uint8Array.of(0), withinMs);
      await shut();
      return drained === 'ok' ? 'closed' : drained === 'stalled' ? 'open' : 'lost';
    },
    reset: shut,
  };
}

/** Never with `O_CREAT`; not blocking, so that a printer without paper holds no thread of the process. */
async function openDevice(path: string, access: number): Promise<FileHandle | null> {
  if (!(await isCharacterDevice(path))) return null;
  const device = await open(path, access | constants.O_NONBLOCK | constants.O_NOCTTY).catch(() => null);
  if (!device) return null;
  // Between the look and the opening the cable may have been pulled and the name taken by something else.
  if ((await device.stat()).isCharacterDevice()) return device;
  await device.close();
  return null;
}

async function isCharacterDevice(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isCharacterDevice(),
    () => false,
  );
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
