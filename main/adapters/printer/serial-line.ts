import { createLineEar, type PrinterLine, type Written } from './printer-line.ts';

/** What a line needs of a serial port; `SerialPort` is one. */
export interface SerialWire {
  write(bytes: Uint8Array, done: (error?: Error | null) => void): unknown;
  /** Calls back when everything has left the PC. */
  drain(done: (error: Error | null) => void): void;
  flush(done: (error: Error | null) => void): void;
  close(done: (error: Error | null) => void): void;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'error' | 'close', listener: () => void): unknown;
}

export type OpenSerial = (path: string, baud: number) => Promise<SerialWire | null>;

/** A printer on a serial port or a USB port that plays one; eight bits, no parity, the printer holds us with XOFF. */
export async function openSerialLine(
  path: string,
  baud: number,
  openPort: OpenSerial = openSerialPort,
): Promise<PrinterLine | null> {
  const port = await openPort(path, baud);
  return port && lineOn(port);
}

function lineOn(port: SerialWire): PrinterLine {
  const ear = createLineEar();
  let ending = false;
  port.on('data', ear.hear);
  port.on('error', ear.fail);
  port.on('close', () => {
    if (!ending) ear.fail();
    ear.close();
  });
  const shut = () => {
    ending = true;
    return new Promise<void>((resolve) => {
      port.close(() => {
        ear.close();
        resolve();
      });
    });
  };
  /** What still waits in the PC is dropped; without that the port could not be closed while the printer holds us. */
  const reset = async () => {
    await new Promise<void>((resolve) => port.flush(() => resolve()));
    await shut();
  };
  return {
    ...ear,
    write: (bytes, withinMs) =>
      ear.wait<Written>(withinMs, 'stalled', 'lost', (done) => {
        // "Written" is in the system's buffer; only what has left the PC may count towards a paper that is on its way.
        port.write(bytes, (error) => (error ? done('lost') : port.drain((late) => done(late ? 'lost' : 'ok'))));
        return undefined;
      }),
    async end(withinMs) {
      const failed = ear.isLost();
      const drained = await ear.wait<Written>(withinMs, 'stalled', 'lost', (done) => {
        port.drain((error) => done(error ? 'lost' : 'ok'));
        return undefined;
      });
      await (drained === 'ok' ? shut() : reset());
      if (failed || drained === 'lost') return 'lost';
      return drained === 'ok' ? 'closed' : 'open';
    },
    reset,
  };
}

/** Null: no such port, or another program holds it. */
async function openSerialPort(path: string, baudRate: number): Promise<SerialWire | null> {
  // Machine code that takes thirty milliseconds to load: not at the start of a station without a serial device.
  const { SerialPort } = await import('serialport');
  return await new Promise((resolve) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false, xon: true });
    port.open((error) => resolve(error ? null : port));
  });
}
