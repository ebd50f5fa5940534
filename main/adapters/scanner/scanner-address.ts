import { err, ok, type Result } from '../../../domain/result.ts';

export type ScannerAddress =
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly kind: 'simulated' };

export type ScannerAddressError = { readonly type: 'scanner-address-invalid'; readonly text: string };

/** What most scanners are set to when they leave the factory; over USB it has no meaning. */
const USUAL_BAUD_RATE = 9600;

/** `serial:/dev/ttyACM0[@9600]`, `serial:COM3`, `simulated`. */
export function parseScannerAddress(text: string): Result<ScannerAddress, ScannerAddressError> {
  if (text === 'simulated') return ok({ kind: 'simulated' });
  const [, path, baud] = /^serial:(\/dev\/[^\0@]+|COM\d{1,3})(?:@(\d{3,7}))?$/.exec(text) ?? [];
  if (path === undefined) return err({ type: 'scanner-address-invalid', text });
  return ok({ kind: 'serial', path, baudRate: Number(baud ?? USUAL_BAUD_RATE) });
}
