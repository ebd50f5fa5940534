import { SerialPortMock } from 'serialport';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSerialScanner } from '../../../../main/adapters/scanner/serial-scanner.ts';
import type { Scanner } from '../../../../main/ports/scanner.ts';
import { createScannerSimulator } from '../../../../main/simulators/scanner.ts';

/** A scanner and what a hand does to it. */
interface Device {
  readonly scanner: Scanner;
  hold(text: string): void;
  pullOut(): void;
  putBack(): void;
}

function simulated(): Device {
  const scanner = createScannerSimulator();
  return {
    scanner,
    hold: scanner.hold,
    pullOut: () => scanner.plug(false),
    putBack: () => scanner.plug(true),
  };
}

const path = '/dev/ttyACM0';

/** The adapter on the stand-in port that comes with `serialport`. */
function serial(): Device {
  const opened: SerialPortMock[] = [];
  const plug = () => SerialPortMock.binding.createPort(path);
  plug();
  const scanner = createSerialScanner({
    ...{ path, baudRate: 9600, againMs: 5 },
    openPort: (options) => {
      const port = new SerialPortMock(options);
      opened.push(port);
      return port;
    },
  });
  const port = () => opened.at(-1)?.port;
  return {
    scanner,
    hold: (text) => {
      if (port()?.isOpen) port()?.emitData(Buffer.from(`${text}\r\n`));
    },
    pullOut: () => {
      // What the system answers to a read of a device that is gone.
      const gone = port();
      SerialPortMock.binding.reset();
      gone?.pendingRead?.(new Error('Error: device gone, cannot read'));
    },
    putBack: plug,
  };
}

/** Two scans in quick succession are two scans, and no device invents one. */
describe.each([
  ['on a serial port', serial],
  ['simulated', simulated],
])('A scanner %s', (_, make) => {
  let device: Device;
  let heard: string[];
  let changes: number;

  beforeEach(async () => {
    device = make();
    heard = [];
    changes = 0;
    device.scanner.onScan((text) => heard.push(text));
    device.scanner.onChange(() => changes++);
    await vi.waitFor(() => expect(device.scanner.state()).toBe('ready'), { timeout: 30_000 });
  });
  afterEach(async () => {
    await device.scanner.close();
    SerialPortMock.binding.reset();
  });

  test('tells what it reads, each code once and in order', async () => {
    device.hold('22006-1-261124-0001');
    device.hold('22006-1-261124-0002');
    await vi.waitFor(() => expect(heard).toEqual(['22006-1-261124-0001', '22006-1-261124-0002']), { timeout: 30_000 });
  });

  test('pulled out says so, reads nothing, and reads again when it is put back', async () => {
    const before = changes;
    device.pullOut();
    await vi.waitFor(() => expect(device.scanner.state()).toBe('disconnected'), { timeout: 30_000 });
    device.hold('22006-1-261124-0003');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(device.scanner.state()).toBe('disconnected');
    device.putBack();
    await vi.waitFor(() => expect(device.scanner.state()).toBe('ready'), { timeout: 30_000 });
    expect(changes - before).toBe(2);
    device.hold('22006-1-261124-0004');
    await vi.waitFor(() => expect(heard).toEqual(['22006-1-261124-0004']), { timeout: 30_000 });
  });

  test('tells nobody who does not listen any more', async () => {
    const others: string[] = [];
    device.scanner.onScan((text) => others.push(text))();
    device.hold('22006-1-261124-0005');
    await vi.waitFor(() => expect(heard).toEqual(['22006-1-261124-0005']), { timeout: 30_000 });
    expect(others).toEqual([]);
  });
});

test('A scanner that is not there at the start is used from the moment it is plugged in', async () => {
  SerialPortMock.binding.reset();
  const openPort = (options: { path: string; baudRate: number; autoOpen: false }) => new SerialPortMock(options);
  const scanner = createSerialScanner({ path, baudRate: 9600, againMs: 5, openPort });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(scanner.state()).toBe('disconnected');
  SerialPortMock.binding.createPort(path);
  await vi.waitFor(() => expect(scanner.state()).toBe('ready'), { timeout: 30_000 });
  await scanner.close();
  SerialPortMock.binding.reset();
});
