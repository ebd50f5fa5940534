import { createStatusReader, type StatusItem } from './escpos-status.ts';

/** `no-paper`: the driver of the cable says so itself. */
export type Written = 'ok' | 'lost' | 'stalled' | 'no-paper';

/** One connection to a printer, whatever the wire. All the printer sends is read at once: on TCP an unread byte becomes a reset. */
export interface PrinterLine {
  /** `ok`: the system has taken the bytes. */
  write(bytes: Uint8Array, withinMs: number): Promise<Written>;
  /** Called for every item; returns how to stop. */
  listen(listener: (item: StatusItem) => void): () => void;
  /** The first item that `matches`, or why it did not come. */
  expect<T>(matches: (item: StatusItem) => T | undefined, withinMs: number): Promise<T | 'lost' | 'silent'>;
  isLost(): boolean;
  /** Lets the printer take everything, says goodbye and closes. `open`: it had not taken all in time. */
  end(withinMs: number): Promise<'closed' | 'lost' | 'open'>;
  /** Throws away what the printer has not taken yet, where the wire can. */
  reset(): Promise<void>;
}

/** The part of a line that is the same on every wire: who listens, who waits, and that it is gone. */
export interface LineEar extends Pick<PrinterLine, 'listen' | 'expect' | 'isLost'> {
  hear(chunk: Uint8Array): void;
  /** The wire broke; nobody closed it. */
  fail(): void;
  /** Nothing more will come or go. */
  close(): void;
  /** Settles when `start` calls back, when the line is closed, or when the time is over. */
  wait<T>(
    withinMs: number,
    late: T,
    gone: T,
    start: (done: (value: T) => void) => (() => void) | undefined,
  ): Promise<T>;
}

export function createLineEar(): LineEar {
  const reader = createStatusReader();
  const listeners = new Set<(item: StatusItem) => void>();
  const whenClosed = new Set<() => void>();
  let failed = false;
  let closed = false;

  const wait: LineEar['wait'] = (withinMs, late, gone, start) =>
    new Promise((resolve) => {
      let stop: (() => void) | undefined;
      const done = (value: typeof late) => {
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

  const listen: LineEar['listen'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    hear(chunk) {
      for (const item of reader.read(chunk)) for (const listener of [...listeners]) listener(item);
    },
    fail() {
      failed = true;
    },
    close() {
      closed = true;
      for (const wake of [...whenClosed]) wake();
    },
    isLost: () => failed || closed,
    listen,
    wait,
    expect: <T>(matches: (item: StatusItem) => T | undefined, withinMs: number) =>
      wait<T | 'lost' | 'silent'>(withinMs, 'silent', 'lost', (done) =>
        listen((item) => {
          const found = matches(item);
          if (found !== undefined) done(found);
        }),
      ),
  };
}
