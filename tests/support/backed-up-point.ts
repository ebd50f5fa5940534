import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackupThread } from '../../main/adapters/backup/backup-thread.ts';
import { bundleTools } from '../../main/adapters/bundle/bundle-tools.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { openStick } from '../../main/adapters/stick/stick-folder.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { type BackupKeeper, keepBackups } from '../../main/operations/backups/keep-backups.ts';
import type { Clock } from '../../main/ports/clock.ts';
import { backupPlaces } from '../../main/start-backups.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';

export interface BackUps {
  readonly keeper: BackupKeeper;
  /** A folder that stands for a second disk; it is another device by word of the test only. */
  readonly second: string;
  readonly stick: string;
  readonly damaged: string[];
}

/** What keeps backups of a store: the real thread and real folders. */
export async function withBackups<T>(
  at: {
    readonly store: PointStore;
    readonly folder: string;
    readonly clock: Clock;
    readonly province?: string | null;
    readonly stick?: string;
  },
  run: (at: BackUps) => Promise<T>,
): Promise<T> {
  const { store, folder, clock, province = null } = at;
  const top = mkdtempSync(join(tmpdir(), 'gan-dan-second-'));
  const [second, stick] = [join(top, 'second'), at.stick ?? join(top, 'stick')];
  mkdirSync(second);
  const point = store.point.id;
  const damaged: string[] = [];
  const database = join(folder, 'log.db');
  const keeper = keepBackups({
    ...{ store, folder, database, point, clock, memory: store.memory, version: '1.0.0' },
    ...{ ids: createRandomIds(), vault: openKeyFileVault(folder), tools: bundleTools, wrap: wrapForProvince },
    worker: createBackupThread(new URL('../../main/adapters/backup/backup-worker.ts', import.meta.url)),
    places: backupPlaces({ folder, point, second, stick: openStick(stick) }).map((place) => ({
      ...place,
      isSameDevice: () => false,
    })),
    sealedFiles: { attachments: join(folder, 'attachments'), voice: join(folder, 'voice') },
    databaseBytes: () => statSync(database).size,
    provinceSealTo: () => province,
    operatorLog: { write: () => {} },
    onDamaged: () => void damaged.push('damaged'),
  });
  try {
    return await run({ keeper, second, stick, damaged });
  } finally {
    await keeper.close();
    rmSync(top, { recursive: true, force: true });
  }
}
