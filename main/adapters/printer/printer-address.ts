import { type PrinterModel, printerModel, usualPrinter } from '../../../domain/data/printers.ts';
import { err, ok, type Result } from '../../../domain/result.ts';

export type PrinterAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'device'; readonly path: string }
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number }
  /** A printer as Windows calls it, through its spooler. */
  | { readonly kind: 'windows'; readonly name: string }
  | { readonly kind: 'simulated' };

export type PrinterAddressError = { readonly type: 'printer-address-invalid'; readonly text: string };

/** Slower ones take more than the minute a paper may take: 76 kB of dots are 80 s at 9600. */
export const serialBauds = [19_200, 38_400, 57_600, 115_200] as const;
const usualBaud = 115_200;

/**
 * `tcp://HOST[:9100]`, `tcp://[::1]:9100`, `file:/dev/usb/lp0`, `serial:/dev/ttyUSB0[@115200]`, `serial:COM3@38400`,
 * `windows:NAME OF THE PRINTER`, `simulated`.
 */
export function parsePrinterAddress(text: string): Result<PrinterAddress, PrinterAddressError> {
  if (text === 'simulated') return ok({ kind: 'simulated' });
  const found = deviceAt(text) ?? serialAt(text) ?? windowsAt(text) ?? tcpAt(text);
  return found ? ok(found) : err({ type: 'printer-address-invalid', text });
}

/** An address, and after `#` the model when it is not the usual 80 mm: `tcp://192.168.1.50#escpos-58`. */
export function parsePrinter(
  text: string,
): Result<{ readonly address: PrinterAddress; readonly model: PrinterModel }, PrinterAddressError> {
  const at = text.lastIndexOf('#');
  const named = at === -1 ? undefined : printerModel(text.slice(at + 1));
  const address = parsePrinterAddress(named ? text.slice(0, at) : text);
  return address.ok ? ok({ address: address.value, model: named ?? usualPrinter }) : err({ ...address.error, text });
}

function deviceAt(text: string): PrinterAddress | null {
  const path = /^file:(?:\/\/)?(\/[^\0#]+)$/.exec(text)?.[1];
  return path ? { kind: 'device', path } : null;
}

function serialAt(text: string): PrinterAddress | null {
  const [, path, given] = /^serial:(\/dev\/[^\0@#]+|COM\d{1,3})(?:@(\d+))?$/.exec(text) ?? [];
  const baud = serialBauds.find((each) => each === Number(given ?? usualBaud));
  return path && baud ? { kind: 'serial', path, baud } : null;
}

/** Windows allows neither a comma nor a backslash in the name of a local printer; `\\HOST\NAME` is one on the network. */
function windowsAt(text: string): PrinterAddress | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  const name = /^windows:((?:\\\\[^\\,\u0000-\u001f]+\\)?[^\\,\u0000-\u001f]{1,220})$/.exec(text)?.[1];
  return name?.trim() ? { kind: 'windows', name } : null;
}

function tcpAt(text: string): PrinterAddress | null {
  const tcp =
    /^tcp:\/\/(?:\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\]|([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?))(?::(\d{1,5}))?\/?$/.exec(
      text,
    );
  const host = tcp?.[1] ?? tcp?.[2];
  const port = Number(tcp?.[3] ?? 9100);
  if (!host || port < 1 || port > 65535) return null;
  if (tcp?.[1] && !tcp[1].includes(':')) return null;
  return { kind: 'tcp', host, port };
}

export function printerName(address: PrinterAddress | null): string {
  if (!address) return '';
  if (address.kind === 'simulated') return 'simulated';
  if (address.kind === 'windows') return address.name;
  if (address.kind === 'device' || address.kind === 'serial') return address.path;
  return address.host.includes(':') ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}
