import { describe, expect, it } from 'vitest';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { parsePrinterAddress, printerName } from '../../../../main/adapters/printer/printer-address.ts';

describe('a technician writes where the printer is', () => {
  it.each([
    ['tcp://192.168.1.50', { kind: 'tcp', host: '192.168.1.50', port: 9100 }],
    ['tcp://may-in.lan:9101', { kind: 'tcp', host: 'may-in.lan', port: 9101 }],
    ['tcp://[::1]:9100', { kind: 'tcp', host: '::1', port: 9100 }],
    ['tcp://[fe80::1%eth0]', { kind: 'tcp', host: 'fe80::1%eth0', port: 9100 }],
    ['file:/dev/usb/lp0', { kind: 'device', path: '/dev/usb/lp0' }],
    ['file:///dev/usb/lp0', { kind: 'device', path: '/dev/usb/lp0' }],
    ['simulated', { kind: 'simulated' }],
  ])('%s and is understood', (text, address) => {
    expect(parsePrinterAddress(text)).toEqual({ ok: true, value: address });
  });

  it.each([
    '',
    'tcp://',
    'tcp://192.168.1.50:0',
    'tcp://192.168.1.50:70000',
    'tcp://::1:9100',
    'tcp://[192.168.1.50]',
    'tcp://-host',
    'http://192.168.1.50',
    '/dev/usb/lp0',
    'file:dev/usb/lp0',
    'printer:EPSON',
  ])('%j and is told that it is no address', (text) => {
    expect(parsePrinterAddress(text)).toEqual({ ok: false, error: { type: 'printer-address-invalid', text } });
  });

  it('and reads it back the way it is written', () => {
    expect(printerName({ kind: 'tcp', host: '::1', port: 9100 })).toBe('[::1]:9100');
  });
});

describe('a PC without a printer', () => {
  it('says that it has none and takes no paper', async () => {
    const none = createPrinter(null);
    expect(none.state()).toBe('none');
    expect(await none.print(new Uint8Array(10))).toEqual({ type: 'refused', state: 'none' });
  });
});
