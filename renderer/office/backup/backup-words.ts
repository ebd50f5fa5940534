import type { BackupView } from '../../../contract/backup-api.ts';

export type Standing = 'good' | 'one-place' | 'late' | 'none';

/** Longer than a night and a weekend without one is somebody's business. */
const lateMs = 3 * 24 * 3_600_000;

export function backupStanding({ last, places }: Pick<BackupView, 'last' | 'places'>, now: number): Standing {
  if (!last) return 'none';
  if (now - last.at > lateMs) return 'late';
  return places.some(({ kind, state }) => kind !== 'own' && state === 'good') ? 'good' : 'one-place';
}

export function sizeText(bytes: number): string {
  const [amount, unit] = bytes >= 1024 ** 3 ? [bytes / 1024 ** 3, 'GB'] : [bytes / 1024 ** 2, 'MB'];
  return `${amount.toFixed(1).replace('.', ',')} ${unit}`;
}
