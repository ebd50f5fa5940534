/** Why a station does not start: exit code and one line of JSON say it, `errors.json` says it to a person. Nothing was changed. */
export const startRefusals = [
  'folder-in-use',
  'folder-not-writable',
  'disk-full',
  'database-from-the-future',
  'database-damaged',
  'letters-used-up',
  'sqlite-too-old',
  'durability-not-in-force',
  'point-file-missing',
  'point-file-wrong',
  'point-signature-wrong',
  'printer-address-invalid',
  'scanner-address-invalid',
  'host-file-wrong',
  'port-taken',
] as const;

/** What on the road to the province may need a person's attention; reception goes on meanwhile. */
export const roadDetails = [
  'no-province-configured',
  'not-enrolled',
  'ticket-used-or-wrong',
  'ticket-for-another-point',
  'proof-wrong',
  'device-unknown',
  'stream-unknown',
  'revoked',
  'point-rewound',
  'fork',
  'superseded',
  'letters-used-up',
  'bad-hash',
  'bad-prev',
  'bad-signature',
  'event-too-large',
  'turned-away',
] as const;
export type RoadDetail = (typeof roadDetails)[number];

/** What the door of a station answers before any method is asked; `data.type` of the error. */
export const doorRefusals = [
  'sign-in-required',
  'sign-in-expired',
  'role-not-allowed',
  'screen-locked',
  'password-change-first',
  'account-revoked',
  'rights-expired',
  'training-needed',
  'dossier-of-other-point',
  'dossier-held-by-other',
  'dossier-restricted',
  'not-on-this-pc',
  'origin-reused',
  'bad-request',
  'bug',
] as const;

/** How a paired PC stands with its host. `host-changed` is a hard stop: another key answers than the one it knows. */
export const linkTroubles = ['host-unreachable', 'host-changed', 'station-removed'] as const;
export type LinkTrouble = (typeof linkTroubles)[number];

/** Why a PC was not paired, beside what the host refuses (`pairingApi`): nobody was met, stopped here, or asked too often. */
export const pairingTroubles = ['host-not-met', 'digits-differ-here', 'pairing-too-often'] as const;
export type PairingTrouble = (typeof pairingTroubles)[number];

/**
 * Why the province can store or read nothing just now although nothing in it is wrong (503 with Retry-After): its disk is full;
 * its database starts, ends or cannot be reached; its database is a standby that can only be read. Nothing was acknowledged.
 */
export const storageTroubles = ['server-disk-full', 'database-away', 'database-read-only'] as const;
export type StorageTrouble = (typeof storageTroubles)[number];
