import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrinterModel } from '../../../domain/data/printers.ts';
import type { PrinterState } from '../../../domain/paper.ts';
import type { Printer, PrintOutcome } from '../../ports/printer.ts';
import { createPrinterState } from './printer-state.ts';

export interface DevicePrinterNeeds {
  /** `/dev/usb/lp0`. */
  readonly path: string;
  readonly name: string;
  readonly model: PrinterModel;
  readonly timings?: { readonly poll?: number; readonly whole?: number };
}

/**
 * A printer on a cable. It must be there and be a character device: writing to a path that is not would make a file
 * and report success. Such a device says little; a paper it took whole is `sent`.
 */
export function createDevicePrinter({ path, name, model, timings }: DevicePrinterNeeds): Printer {
  const poll = timings?.poll ?? 3_000;
  const whole = timings?.whole ?? 50_000;
  const state = createPrinterState('disconnected');
  let turn: Promise<unknown> = look();
  let closed = false;
  const timer = setInterval(() => {
    turn = turn.then(look);
  }, poll);
  timer.unref();

  async function look(): Promise<void> {
    state.set((await isCharacterDevice(path)) ? 'ready-unverified' : 'disconnected');
  }

  async function printNow(bytes: Uint8Array): Promise<PrintOutcome> {
    const device = await openDevice(path);
    if (!device) return refuse('disconnected');
    state.set('printing');
    try {
      const { written, trouble } = await writeAll(device, bytes, performance.now() + whole);
      state.set(trouble === 'no-paper' ? 'no-paper' : trouble === null ? 'ready-unverified' : 'fault');
      if (trouble === null) return { type: 'sent' };
      return written === 0 ? refuse(trouble === 'no-paper' ? 'no-paper' : 'fault') : { type: 'unknown', why: trouble };
    } finally {
      await device.close().catch(() => {});
    }
  }

  function refuse(why: PrinterState): PrintOutcome {
    state.set(why);
    return { type: 'refused', state: why };
  }

  return {
    name,
    model,
    state: state.get,
    onChange: state.onChange,
    print(bytes) {
      if (closed) return Promise.resolve({ type: 'refused', state: 'disconnected' });
      const mine = turn.then(() => printNow(bytes));
      turn = mine.catch(() => {});
      return mine;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await turn;
    },
  };
}

async function isCharacterDevice(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isCharacterDevice(),
    () => false,
  );
}

/** Never with `O_CREAT`; not blocking, so that a printer without paper holds no thread of the process. */
async function openDevice(path: string): Promise<FileHandle | null> {
  if (!(await isCharacterDevice(path))) return null;
  const device = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch(() => null);
  if (!device) return null;
  // Between the look and the opening the cable may have been pulled and the name taken by something else.
  if ((await device.stat()).isCharacterDevice()) return device;
  await device.close();
  return null;
}

type Trouble = 'connection-lost' | 'timed-out' | 'no-paper';

async function writeAll(
  device: FileHandle,
  bytes: Uint8Array,
  deadline: number,
): Promise<{ written: number; trouble: Trouble | null }> {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += (await device.write(bytes, written, Math.min(4096, bytes.length - written))).bytesWritten;
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : '';
      // The kernel's printer driver says ENOSPC for "no paper" (usblp).
      if (code === 'ENOSPC') return { written, trouble: 'no-paper' };
      if (code !== 'EAGAIN') return { written, trouble: 'connection-lost' };
      if (performance.now() > deadline) return { written, trouble: 'timed-out' };
      await pause(20);
    }
  }
  return { written, trouble: null };
}
