import type { AccountId, StationId } from './ids.ts';

export const personRevokedWhy = ['left', 'secret-known', 'misuse'] as const;
export type PersonRevokedWhy = (typeof personRevokedWhy)[number];

export const deviceRevokedWhy = ['lost', 'stolen', 'broken', 'replaced'] as const;
export type DeviceRevokedWhy = (typeof deviceRevokedWhy)[number];

/** Rights that end at once, wherever they are used. The actor is who said so. */
export interface AccessFacts {
  /** The province keeps it too: a database that goes back to an older day does not bring them back. */
  'person-revoked': { account: AccountId; why: PersonRevokedWhy };
  /** `hadCopy`: it was the stand-in, and everything of the point lies on it. */
  'device-revoked': { station: StationId; why: DeviceRevokedWhy; hadCopy: boolean };
}
