import { officialCalendar } from '../domain/data/days-off.ts';
import { ok, type Result } from '../domain/result.ts';
import { readAnchors } from './adapters/system/boot-anchor.ts';
import { readCentreKeys } from './adapters/system/centre-keys.ts';
import { openOrHeal } from './open-or-heal.ts';
import type { BackupPlace } from './ports/backups.ts';
import { backupPlaces } from './start-backups.ts';
import type { StationSettings } from './station-settings.ts';
import { openPointStore, type PointStore, type StoreRefusal, type StoreSettings } from './store/open-point-store.ts';
import type { World } from './world.ts';

/** The point's database of this PC, as it is or rebuilt, and where its backups lie. */
export async function openStationStore(
  settings: StationSettings,
  { clock, ids, vault, operatorLog, stick = undefined }: World,
  at: Pick<StoreSettings, 'provinceOffset' | 'takenOver' | 'isHeld' | 'waits' | 'giveRoom'> & {
    readonly anchorFolders: readonly string[];
  },
): Promise<Result<{ readonly store: PointStore; readonly places: readonly BackupPlace[] }, StoreRefusal>> {
  const { folder, point, machine = null } = settings;
  const { anchorFolders, ...more } = at;
  const anchors = readAnchors(anchorFolders);
  const open = () =>
    openPointStore({
      ...{ folder, point, calendar: officialCalendar, vault, clock, ids, operatorLog, anchors, machine },
      ...more,
      writtenDown: readCentreKeys(folder).points,
    });
  const places = backupPlaces({ folder, point: point.id, second: settings.backups || null, stick: stick ?? null });
  const opened = await openOrHeal({ folder, open, places, vault, clock, operatorLog, anchors, machine });
  if (!opened.ok) return opened;
  opened.value.sealing.onFault(({ at: dossier }) => operatorLog.write({ event: 'seal-fault', dossier }));
  return ok({ store: opened.value, places });
}
