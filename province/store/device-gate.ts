import type { Sql } from './database.ts';
import { gathered } from './gathered.ts';
import { type Device, devicesByKey, type SpentNonce, spendNonces } from './streams.ts';

/** What each signed request asks before anything else; of requests that come at once many are asked about in one statement. */
export interface DeviceGate {
  find(keyId: string): Promise<Device | null>;
  /** False when this nonce was seen before. */
  spend(spent: SpentNonce): Promise<boolean>;
}

export function openDeviceGate(sql: Sql): DeviceGate {
  return {
    find: gathered((keyIds: readonly string[]) => devicesByKey(sql, keyIds)),
    spend: gathered((nonces: readonly SpentNonce[]) => spendNonces(sql, nonces)),
  };
}
