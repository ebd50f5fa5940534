import type { BundleTools } from '../../domain/bundle.ts';
import type { Head } from '../../domain/chain.ts';
import type { Directory } from '../../domain/directory.ts';
import type { PointId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { OutgoingLog } from '../ports/outgoing-log.ts';
import type { LinkMemory, WrapForProvince } from '../ports/province.ts';
import type { Vault } from '../ports/vault.ts';
import type { Carried } from '../store/carried-table.ts';
import { readLink } from './province-link.ts';

/** What a technician brought from the province on paper or in a file (`enrolment.json`). */
export interface Enrolment {
  readonly ticket: string;
  /** The province's keys, for a station that cannot ask it; null: only the wire can enrol it. */
  readonly province: { readonly sealTo: string; readonly signedBy: string } | null;
}

/** What a station makes bundles of and takes them in with. */
export interface BundleParts {
  readonly point: PointId;
  readonly log: OutgoingLog;
  readonly memory: LinkMemory;
  readonly carried: Carried;
  readonly vault: Pick<Vault, 'sign' | 'publicKey' | 'sealTo' | 'openSealed'>;
  readonly tools: BundleTools;
  readonly wrap: WrapForProvince;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'bytes'>;
  readonly enrolment: Enrolment | null;
  readonly directory: () => Directory | null;
  /** Up to where the inbox was read; left out: it has none yet. */
  readonly cursor?: () => { epoch: number; after: Head } | null;
}

const signedByName = 'province-signed-by';

/** Whose word is the province's: the first one this station was told, by the wire or by its technician. */
export function provinceSigner({ memory, enrolment }: Pick<BundleParts, 'memory' | 'enrolment'>): string | null {
  return memory.get(signedByName) ?? enrolment?.province?.signedBy ?? null;
}

export function keepProvinceSigner(memory: LinkMemory, signedBy: string): void {
  if (memory.get(signedByName) === null) memory.set(signedByName, signedBy);
}

export function provinceSealTo({ memory, log, enrolment }: Pick<BundleParts, 'memory' | 'log' | 'enrolment'>) {
  return readLink(memory, log.stream)?.sealTo ?? enrolment?.province?.sealTo ?? null;
}

/** Lets a person's tap in between. */
export function breathe(): Promise<void> {
  return new Promise((next) => setImmediate(next));
}
