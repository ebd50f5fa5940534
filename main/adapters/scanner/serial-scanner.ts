import type { SerialPort, SerialPortMock } from 'serialport';
import type { Scanner, ScannerState } from '../../ports/scanner.ts';
import { createScanFrames } from './scan-frames.ts';

export interface SerialScannerNeeds {
  /** `/dev/ttyACM0`, `COM3`. */
  readonly path: string;
  readonly baudRate: number;
  readonly openPort: (options: PortOptions) => SerialPort | SerialPortMock;
  /** How long after a failure the port is tried again, milliseconds. */
  readonly againMs?: number;
}

interface PortOptions {
  readonly path: string;
  readonly baudRate: number;
  readonly autoOpen: false;
}

/**
 * A scanner on a serial port, USB ones included (USB-COM). It may be pulled out and put back at any moment; the port is
 * tried again until it opens. What it reads may be a citizen's card: it is told to the listeners and written nowhere.
 */
export function createSerialScanner(needs: SerialScannerNeeds): Scanner {
  const { path, baudRate, againMs = 1_000, openPort } = needs;
  const scanListeners = new Set<(text: string) => void>();
  const stateListeners = new Set<() => void>();
  const frames = createScanFrames();
  const cable: { state: ScannerState; port: SerialPort | SerialPortMock | null; again: NodeJS.Timeout | null } = {
    ...{ state: 'disconnected', port: null, again: null },
  };
  const life = { closed: false };

  const become = (state: ScannerState) => {
    if (cable.state === state) return;
    cable.state = state;
    for (const listener of stateListeners) listener();
  };

  const lose = (port: SerialPort | SerialPortMock) => {
    if (cable.port !== port) return;
    cable.port = null;
    frames.forget();
    become('disconnected');
    if (!life.closed) cable.again = setTimeout(connect, againMs);
  };

  const connect = () => {
    cable.again = null;
    const port = openPort({ path, baudRate, autoOpen: false });
    cable.port = port;
    port.on('data', (bytes: Buffer) => {
      for (const text of frames.take(bytes, performance.now())) for (const listener of scanListeners) listener(text);
    });
    // Its error is told by what it does next: it closes.
    port.on('error', () => {});
    port.on('close', () => lose(port));
    // A cable pulled out on Linux may read as an end before it reads as an error.
    port.on('end', () => {
      if (port.isOpen) port.close();
    });
    port.open((error) => {
      if (error) lose(port);
      else if (life.closed) port.close();
      else become('ready');
    });
  };
  connect();

  return {
    name: path,
    state: () => cable.state,
    onScan: (listener) => {
      scanListeners.add(listener);
      return () => void scanListeners.delete(listener);
    },
    onChange: (listener) => {
      stateListeners.add(listener);
      return () => void stateListeners.delete(listener);
    },
    close: async () => {
      life.closed = true;
      if (cable.again) clearTimeout(cable.again);
      const { port } = cable;
      if (!port?.isOpen) return;
      await new Promise<void>((done) => {
        port.once('close', () => done());
        port.close();
      });
    },
  };
}
