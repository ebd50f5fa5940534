import type { BundleTools } from '../../domain/bundle.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { PointId } from '../../domain/ids.ts';
import type { AttachmentFiles } from '../ports/attachment-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { OutgoingLog } from '../ports/outgoing-log.ts';
import type { LinkMemory, WrapForProvince } from '../ports/province.ts';
import type { Vault } from '../ports/vault.ts';
import type { CarriedScans } from '../store/carried-scans-table.ts';
import type { Carried } from '../store/carried-table.ts';
import type { DirectoryStore } from '../store/directory.ts';
import type { DossierPasts } from '../store/dossier-pasts-table.ts';
import type { Incarnations } from '../store/incarnations.ts';
import type { ReferenceShelf } from './keep-publication.ts';
import { linkOfPoint } from './province-link.ts';

/** What a technician brought from the province on paper or in a file (`enrolment.json`). */
export interface Enrolment {
  readonly ticket: string;
  /** The province's keys, for a station that cannot ask it; null: only the wire can enrol it. */
  readonly province: { readonly sealTo: string; readonly signedBy: string } | null;
}

/** The sealed files of papers beside the log, and which of them went out by stick. */
export interface ScansByStick {
  /** Every file a row names, own ones and guests'. */
  readonly named: () => readonly string[];
  readonly files: Pick<AttachmentFiles, 'read' | 'keep'>;
  readonly sent: CarriedScans;
}

/** What a station makes bundles of and takes them in with. */
export interface BundleParts {
  readonly point: PointId;
  readonly log: OutgoingLog;
  readonly own: Pick<Incarnations, 'all' | 'ended' | 'isHealedItself'>;
  readonly memory: LinkMemory;
  readonly carried: Carried;
  readonly vault: Pick<Vault, 'sign' | 'publicKey' | 'sealTo' | 'formerSealTo' | 'openSealed'>;
  readonly tools: BundleTools;
  readonly wrap: WrapForProvince;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'bytes'>;
  readonly enrolment: Enrolment | null;
  readonly directory: DirectoryStore;
  /** What this point wrote of a dossier, for whoever it is offered to. */
  readonly dossierPast: (dossier: string) => readonly AnyLogEvent[];
  /** What others signed that they wrote of one. */
  readonly pasts: DossierPasts;
  readonly reference: ReferenceShelf;
  /** Null: this station keeps no scans. */
  readonly scans: ScansByStick | null;
}

/** Whose word is the province's: the first one this station was told, by the wire or by its technician. */
export function provinceSigner({ directory, enrolment }: Pick<BundleParts, 'directory' | 'enrolment'>): string | null {
  return directory.provinceKey() ?? enrolment?.province?.signedBy ?? null;
}

export function provinceSealTo({ memory, log, enrolment }: Pick<BundleParts, 'memory' | 'log' | 'enrolment'>) {
  return linkOfPoint(memory, log)?.sealTo ?? enrolment?.province?.sealTo ?? null;
}

/** Lets a person's tap in between. */
export function breathe(): Promise<void> {
  return new Promise((next) => setImmediate(next));
}
