import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type OpeningRequest, openingAnswer } from '../contract/backup-file.ts';
import { backupKeyName } from '../domain/backup.ts';
import { backupsIn, folderElsewhere, readBackup } from './adapters/backup/backup-place.ts';
import { goOn, place, prepareBackup } from './adapters/backup/place-backup.ts';
import { bundleTools } from './adapters/bundle/bundle-tools.ts';
import { openKeyFileVault } from './adapters/system/key-file-vault.ts';
import { ownBackupKey } from './operations/backups/backup-keys.ts';
import type { BackupFile } from './ports/backups.ts';
import type { Vault } from './ports/vault.ts';
import { holdFolder } from './store/open-database.ts';

export type RestoreSaid =
  | { readonly event: 'restored'; readonly from: string; readonly created: number; readonly aside: string | null }
  /** The key of this backup died with its PC: the file is carried to the province, and its answer is laid beside the backup. */
  | { readonly event: 'restore-needs-province'; readonly request: string }
  | {
      readonly event: 'refused';
      readonly type: 'folder-in-use' | 'backup-missing' | 'backup-not-good' | 'folder-not-writable';
    };

const requestFile = 'xin-tinh-mo.json';
const answerFile = 'tinh-da-mo.json';

/**
 * `--restore newest | FILE | FOLDER`, for a PC whose database does not open, and for a new PC: it puts the newest good
 * backup in the place of the database and ends; the next start goes on with it.
 */
export async function restoreCommand(settings: {
  readonly folder: string;
  readonly from: string;
  /** Places that a start would know of: `--backups`, `--stick`. */
  readonly devices: readonly string[];
  readonly now: number;
}): Promise<RestoreSaid> {
  const { folder, from, devices, now } = settings;
  const found =
    from === 'newest'
      ? newestOf([join(folder, 'backups'), ...devices.map((each) => join(each, folderElsewhere))])
      : at(from);
  if (found.length === 0) return { event: 'refused', type: 'backup-missing' };
  const release = holdFolder(folder);
  if (!release.ok)
    return { event: 'refused', type: release.error.type === 'folder-in-use' ? 'folder-in-use' : 'folder-not-writable' };
  try {
    // what an earlier try was killed in is done first: nothing of it may come over this one
    goOn(folder);
    for (const file of found) {
      const key = keyOf(folder, file);
      const prepared = key && (await prepareBackup(folder, file, key, 'file'));
      if (!prepared) continue;
      const { aside } = place(folder, { why: 'asked', at: now, press: null }, prepared);
      return { event: 'restored', from: file.path, created: file.header.created, aside };
    }
    const [newest] = found;
    const isForeign = newest && !found.some((file) => keyOf(folder, file));
    return isForeign ? askTheProvince(folder, newest) : { event: 'refused', type: 'backup-not-good' };
  } finally {
    release.value();
  }
}

/** The same backups, looked at before one of them is chosen; what is no backup is not there. */
export function backupsAt(settings: {
  readonly folder: string;
  /** '' : on the devices. */
  readonly from: string;
  readonly devices: readonly string[];
}): (BackupFile & { readonly opens: boolean })[] {
  const { folder, from, devices } = settings;
  const found = from === '' ? newestOf(devices.map((each) => join(each, folderElsewhere))) : at(from);
  return found.map((file) => ({ ...file, opens: keyOf(folder, file) !== null }));
}

function newestOf(folders: readonly string[]): BackupFile[] {
  const all = folders.filter((each) => existsSync(each)).flatMap(readable);
  return all.toSorted((a, b) => b.header.number - a.header.number);
}

function at(from: string): BackupFile[] {
  if (!existsSync(from)) return [];
  if (!statSync(from).isDirectory()) return [readBackup(from) ?? []].flat();
  return newestOf([from, join(from, folderElsewhere)]);
}

/** A device that is pulled, or of somebody else, has none. */
function readable(folder: string): BackupFile[] {
  try {
    return backupsIn(folder);
  } catch {
    return [];
  }
}

/** With the PC's own key file, or with the province's answer beside the backup. */
function keyOf(folder: string, file: BackupFile): Uint8Array | null {
  const own = existsSync(join(folder, 'station.key'))
    ? ownBackupKey({ vault: openKeyFileVault(folder), tools: bundleTools }, file)
    : null;
  return own ?? answeredKey(folder, file);
}

function answeredKey(folder: string, { header, path, text, signature }: BackupFile): Uint8Array | null {
  const beside = join(dirname(path), answerFile);
  if (!existsSync(beside) || !bundleTools.verify(header.publicKey, text, Buffer.from(signature, 'base64'))) return null;
  try {
    const { id, wrapped } = openingAnswer.parse(JSON.parse(readFileSync(beside, 'utf8')));
    return id === header.id
      ? askingVault(folder).openSealed(wrapped, { point: header.point, dossier: backupKeyName(id) })
      : null;
  } catch {
    return null;
  }
}

function askTheProvince(folder: string, { path, text, signature }: BackupFile): RestoreSaid {
  const request = join(dirname(path), requestFile);
  const asked: OpeningRequest = { kind: 'open-backup', header: text, signature, sealTo: askingVault(folder).sealTo };
  writeFileSync(request, JSON.stringify(asked), { flush: true });
  return { event: 'restore-needs-province', request };
}

/** A key that only asks: the point's own comes out of the backup. */
function askingVault(folder: string): Vault {
  return openKeyFileVault(folder, 'restore.key');
}
