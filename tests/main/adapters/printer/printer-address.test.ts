import { describe, expect, it } from 'vitest';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { parsePrinter, parsePrinterAddress, printerName } from '../../../../main/adapters/printer/printer-address.ts';

describe('a technician writes where the printer is', () => {
  it.each([
    ['tcp://192.168.1.50', { kind: 'tcp', host: '192.168.1.50', port: 9100 }],
    ['tcp://may-in.lan:9101', { kind: 'tcp', host: 'may-in.lan', port: 9101 }],
    ['tcp://[::1]:9100', { kind: 'tcp', host: '::1', port: 9100 }],
    ['tcp://[fe80::1%eth0]', { kind: 'tcp', host: 'fe80::1%eth0', port: 9100 }],
    ['file:/dev/usb/lp0', { kind: 'device', path: '/dev/usb/lp0' }],
    ['file:///dev/usb/lp0', { kind: 'device', path: '/dev/usb/lp0' }],
    ['serial:/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0', baud: 115_200 }],
    ['serial:/dev/ttyS1@38400', { kind: 'serial', path: '/dev/ttyS1', baud: 38_400 }],
    ['serial:COM3@19200', { kind: 'serial', path: 'COM3', baud: 19_200 }],
    ['windows:EPSON TM-T82 Receipt', { kind: 'windows', name: 'EPSON TM-T82 Receipt' }],
    ['windows:\\\\QUAY-1\\Máy in', { kind: 'windows', name: '\\\\QUAY-1\\Máy in' }],
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
    'serial:',
    'serial:ttyUSB0',
    'serial:/dev/ttyUSB0@9600',
    'serial:/dev/ttyUSB0@115200@1',
    'windows:',
    'windows: ',
    'windows:a,b',
    'windows:a\\b',
  ])('%j and is told that it is no address', (text) => {
    expect(parsePrinterAddress(text)).toEqual({ ok: false, error: { type: 'printer-address-invalid', text } });
  });

  it('and behind it the model, when it is not the usual 80 mm', () => {
    const at = (text: string) => {
      const parsed = parsePrinter(text);
      return parsed.ok ? [printerName(parsed.value.address), parsed.value.model.id] : parsed.error.type;
    };
    expect(at('tcp://192.168.1.50')).toEqual(['192.168.1.50:9100', 'escpos-80']);
    expect(at('tcp://192.168.1.50#escpos-58-torn')).toEqual(['192.168.1.50:9100', 'escpos-58-torn']);
    expect(at('windows:Máy in số #2')).toEqual(['Máy in số #2', 'escpos-80']);
    expect(at('windows:Máy in số #2#epson-tm-t88')).toEqual(['Máy in số #2', 'epson-tm-t88']);
    expect(at('simulated#epson-tm-t88-58')).toEqual(['simulated', 'epson-tm-t88-58']);
    expect(at('tcp://192.168.1.50#laser')).toBe('printer-address-invalid');
    expect(at('file:/dev/usb/lp0#laser')).toBe('printer-address-invalid');
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
