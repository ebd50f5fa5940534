import { err, ok, type Result } from '../../../domain/result.ts';

export type PrinterAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'device'; readonly path: string }
  | { readonly kind: 'simulated' };

export type PrinterAddressError = { readonly type: 'printer-address-invalid'; readonly text: string };

/** `tcp://HOST[:9100]`, `tcp://[::1]:9100`, `file:/dev/usb/lp0`, `simulated`. */
export function parsePrinterAddress(text: string): Result<PrinterAddress, PrinterAddressError> {
  const invalid = err({ type: 'printer-address-invalid', text } as const);
  if (text === 'simulated') return ok({ kind: 'simulated' });
  const device = /^file:(?:\/\/)?(\/[^\0]+)$/.exec(text);
  if (device?.[1]) return ok({ kind: 'device', path: device[1] });
  const tcp =
    /^tcp:\/\/(?:\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\]|([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?))(?::(\d{1,5}))?\/?$/.exec(
      text,
    );
  const host = tcp?.[1] ?? tcp?.[2];
  const port = Number(tcp?.[3] ?? 9100);
  if (!host || port < 1 || port > 65535) return invalid;
  if (tcp?.[1] && !tcp[1].includes(':')) return invalid;
  return ok({ kind: 'tcp', host, port });
}

export function printerName(address: PrinterAddress | null): string {
  if (!address) return '';
  if (address.kind === 'simulated') return 'simulated';
  if (address.kind === 'device') return address.path;
  return address.host.includes(':') ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}
