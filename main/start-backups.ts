import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openBackupPlace } from './adapters/backup/backup-place.ts';
import { askForRestore, type RestoreRequest } from './adapters/backup/restore-files.ts';
import { bundleTools } from './adapters/bundle/bundle-tools.ts';
import { wrapForProvince } from './adapters/province/wrap-for-province.ts';
import { type BackupKeeper, keepBackups } from './operations/backups/keep-backups.ts';
import { type Enrolment, provinceSealTo } from './operations/bundle-parts.ts';
import type { BackupPlace, BackupWorker } from './ports/backups.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { OperatorLog } from './ports/log.ts';
import type { Stick } from './ports/stick.ts';
import type { Vault } from './ports/vault.ts';
import type { PointStore } from './store/open-point-store.ts';

/** The station's own folder, a folder of a second device, and the stick, as far as there are such. */
export function backupPlaces(at: {
  readonly folder: string;
  readonly point: string;
  readonly second: string | null;
  readonly stick: Stick | null;
}): readonly BackupPlace[] {
  const { folder: station, point, second, stick } = at;
  return [
    openBackupPlace({ kind: 'own', device: station, point, station }),
    ...(second === null ? [] : [openBackupPlace({ kind: 'second', device: second, point, station })]),
    ...(stick === null ? [] : [openBackupPlace({ kind: 'stick', device: stick.folder, point, station })]),
  ];
}

/** Composes what keeps backups; null where no thread is given (tests of something else). */
export function startBackups(parts: {
  readonly store: PointStore;
  readonly folder: string;
  readonly version: string;
  readonly places: readonly BackupPlace[];
  readonly worker: BackupWorker | undefined;
  readonly enrolment: Enrolment | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly operatorLog: OperatorLog;
  readonly onDamaged: () => void;
}): BackupKeeper | null {
  const { store, folder, worker, places, enrolment, clock, ids, vault } = parts;
  if (!worker) return null;
  const { memory, outgoing: log } = store;
  const point = store.point.id;
  const database = join(folder, 'log.db');
  return keepBackups({
    ...{ store, folder, database, point, places, memory, worker, clock, ids, vault },
    ...{ version: parts.version, operatorLog: parts.operatorLog, onDamaged: parts.onDamaged },
    ...{ tools: bundleTools, wrap: wrapForProvince },
    sealedFiles: { attachments: join(folder, 'attachments'), voice: join(folder, 'voice') },
    databaseBytes: () => statSync(database).size,
    provinceSealTo: () => provinceSealTo({ memory, log, enrolment }),
  });
}

/** Leaves word for the next start and ends this one; the answer is on its way to the screen first. */
export function restoreAtNextStart(folder: string, store: Pick<PointStore, 'distrust'>) {
  return (asked: RestoreRequest): void => {
    askForRestore(folder, asked);
    setTimeout(store.distrust, 200).unref();
  };
}
