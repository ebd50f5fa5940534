import { describe, expect, test } from 'vitest';
import { parseScannerAddress } from '../../../../main/adapters/scanner/scanner-address.ts';

describe('The address of a scanner', () => {
  test.each([
    ['serial:/dev/ttyACM0', { kind: 'serial', path: '/dev/ttyACM0', baudRate: 9600 }],
    [
      'serial:/dev/serial/by-id/usb-Scanner_1@115200',
      { kind: 'serial', path: '/dev/serial/by-id/usb-Scanner_1', baudRate: 115_200 },
    ],
    ['serial:COM3@19200', { kind: 'serial', path: 'COM3', baudRate: 19_200 }],
    ['simulated', { kind: 'simulated' }],
  ])('%s is understood', (text, value) => {
    expect(parseScannerAddress(text)).toEqual({ ok: true, value });
  });

  test.each([
    '',
    'serial:',
    'serial:ttyACM0',
    'serial:/etc/passwd',
    'serial:/dev/ttyACM0@',
    'serial:/dev/ttyACM0@fast',
    'usb:1',
    'COM3',
  ])('%j is refused, and the start says so', (text) => {
    expect(parseScannerAddress(text)).toEqual({ ok: false, error: { type: 'scanner-address-invalid', text } });
  });
});
