import type { BundleTools } from '../../domain/bundle.ts';
import type {
  BlobShelf,
  Clock,
  NationalSystem,
  OwnMachine,
  Passwords,
  ProvinceLog,
  Random,
  SealingKey,
  SigningKey,
} from '../ports.ts';
import type { Database } from '../store/database.ts';
import type { DeviceGate } from '../store/device-gate.ts';
import type { MailBell } from '../store/mail-bell.ts';
import type { ServerIdentity } from '../store/server-row.ts';
import type { NationalSettings } from './national-settings.ts';

/** What every operation of the province is handed. */
export interface Province {
  readonly database: Database;
  readonly gate: DeviceGate;
  readonly identity: ServerIdentity;
  readonly sealing: SealingKey;
  readonly signing: SigningKey;
  readonly blobs: BlobShelf;
  /** What bundles are packed and sealed with. */
  readonly tools: BundleTools;
  readonly clock: Clock;
  readonly random: Random;
  readonly passwords: Passwords;
  readonly log: ProvinceLog;
  /** Something is on its way to other points' inboxes: soon, and waited for by nobody. */
  readonly tellOthers: () => void;
  /** Rings when something came into an inbox. */
  readonly mail: MailBell;
  /** The national exchange, where it is configured. */
  readonly national: { readonly system: NationalSystem; readonly settings: NationalSettings } | null;
  readonly machine: OwnMachine;
  readonly demonstration: boolean;
}

export function serverView({ identity, clock }: Province): { id: string; epoch: number; time: number } {
  return { id: identity.id, epoch: identity.epoch, time: clock.now() };
}
