import { connect, type Socket } from 'node:net';
import { createStatusReader, type StatusItem } from './escpos-status.ts';

/** One TCP connection to a printer. Whatever the printer sends is read at once: an unread byte becomes a reset on close. */
export interface PrinterLine {
  /** `ok`: the kernel has taken the bytes. */
  write(bytes: Uint8Array, withinMs: number): Promise<'ok' | 'lost' | 'stalled'>;
  /** Called for every item; returns how to stop. */
  listen(listener: (item: StatusItem) => void): () => void;
  /** The first item that `matches`, or why it did not come. */
  expect<T>(matches: (item: StatusItem) => T | undefined, withinMs: number): Promise<T | 'lost' | 'silent'>;
  isLost(): boolean;
  /** Says goodbye and waits for the printer's: then it has read everything. `open`: it did not answer in time. */
  end(withinMs: number): Promise<'closed' | 'lost' | 'open'>;
  /** Throws away what the printer has not read yet. */
  reset(): void;
}

/** Null when nobody answers at that address in time. */
export function openPrinterLine(host: string, port: number, withinMs: number): Promise<PrinterLine | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const give = (line: PrinterLine | null) => {
      clearTimeout(timer);
      socket.off('error', fail);
      if (!line) {
        socket.on('error', () => {});
        socket.destroy();
      }
      resolve(line);
    };
    const fail = () => give(null);
    const timer = setTimeout(fail, withinMs);
    socket.once('error', fail);
    socket.once('connect', () => give(lineOn(socket)));
  });
}

function lineOn(socket: Socket): PrinterLine {
  const reader = createStatusReader();
  const listeners = new Set<(item: StatusItem) => void>();
  const whenClosed = new Set<() => void>();
  let failed = false;
  let ending = false;
  let closed = false;
  let remoteEnded = false;

  socket.on('data', (chunk: Buffer) => {
    for (const item of reader.read(chunk)) for (const listener of [...listeners]) listener(item);
  });
  socket.on('error', () => {
    failed = true;
  });
  socket.on('end', () => {
    remoteEnded = true;
    if (!ending) failed = true;
  });
  socket.on('close', () => {
    closed = true;
    for (const wake of [...whenClosed]) wake();
  });

  /** Settles when `start` calls back, when the connection is gone, or when the time is over. */
  function wait<T>(withinMs: number, late: T, gone: T, start: (done: (value: T) => void) => (() => void) | undefined) {
    return new Promise<T>((resolve) => {
      let stop: (() => void) | undefined;
      const done = (value: T) => {
        clearTimeout(timer);
        whenClosed.delete(onClosed);
        stop?.();
        resolve(value);
      };
      const onClosed = () => done(gone);
      const timer = setTimeout(() => done(late), withinMs);
      if (closed) return done(gone);
      whenClosed.add(onClosed);
      stop = start(done);
    });
  }

  return {
    write: (bytes, withinMs) =>
      wait<'ok' | 'lost' | 'stalled'>(withinMs, 'stalled', 'lost', (done) => {
        socket.write(bytes, (error) => done(error ? 'lost' : 'ok'));
        return undefined;
      }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    expect<T>(matches: (item: StatusItem) => T | undefined, withinMs: number) {
      return wait<T | 'lost' | 'silent'>(withinMs, 'silent', 'lost', (done) => {
        const listener = (item: StatusItem) => {
          const found = matches(item);
          if (found !== undefined) done(found);
        };
        listeners.add(listener);
        return () => listeners.delete(listener);
      });
    },
    isLost: () => failed || closed,
    async end(withinMs) {
      ending = true;
      if (!failed) socket.end();
      const outcome = await wait<'closed' | 'open'>(withinMs, 'open', 'closed', () => undefined);
      if (outcome === 'open') socket.destroy();
      if (failed) return 'lost';
      return outcome === 'closed' && !remoteEnded ? 'lost' : outcome;
    },
    reset() {
      ending = true;
      socket.resetAndDestroy();
    },
  };
}
