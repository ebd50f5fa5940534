import type { WrappedKey } from '../../contract/wire-words.ts';
import type { Device } from '../store/streams.ts';
import type { Province } from './province.ts';

/**
 * Dossier keys wrapped anew for the asking device, made when they are asked for: nothing is kept that opens them. A key
 * that was wrapped for nobody we are is left out and said, so that one bad one does not hold up the rest.
 */
export function keysFor(
  { sealing, log }: Province,
  { sealTo }: Pick<Device, 'sealTo'>,
  keys: readonly WrappedKey[],
): WrappedKey[] {
  if (sealTo === null) return [];
  return keys.flatMap(({ point, dossier, wrapped }) => {
    try {
      return [{ point, dossier, wrapped: sealing.wrapAgain(wrapped, { point, dossier, sealTo }) }];
    } catch {
      log.write({ event: 'key-unreadable', point });
      return [];
    }
  });
}
