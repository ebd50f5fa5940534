import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { writeFlushed } from '../../flushed-files.ts';
import type { BackupFile } from '../../ports/backups.ts';
import type { SmallFiles } from './backup-file.ts';
import { putBackupInPlace, putDatabaseBack, setDatabaseAside } from './set-aside.ts';

/** What two people asked for in the office, done at the next start; and what was put in place and is not opened yet. */
const request = z.object({ path: z.string() });
const placed = z.object({
  aside: z.string().nullable(),
  stream: z.string(),
  seq: z.int(),
  hash: z.string(),
  created: z.number(),
});
export type Placed = z.output<typeof placed>;

export const requestName = 'restore.json';
export const placedName = 'restored.json';

export function askForRestore(folder: string, path: string): void {
  writeFlushed(join(folder, requestName), JSON.stringify({ path }));
}

export function askedRestore(folder: string): string | null {
  return readJson(join(folder, requestName), request)?.path ?? null;
}

export function placedRestore(folder: string): Placed | null {
  return readJson(join(folder, placedName), placed);
}

export function forget(folder: string, name: typeof requestName | typeof placedName): void {
  rmSync(join(folder, name), { force: true });
}

/**
 * Puts a backup in the place of the database, which is set aside under another name; false: it is not good, and everything lies as it lay.
 * The next start opens it under a new letter. Keys and settings that are here stay; what is missing comes from the backup.
 */
export async function placeBackup(
  folder: string,
  file: BackupFile,
  key: Uint8Array,
  at: number,
): Promise<Placed | null> {
  const aside = setDatabaseAside(folder, 'before-restore', at);
  const files = await putBackupInPlace(folder, file, key);
  if (!files) {
    if (aside !== null) putDatabaseBack(folder, aside);
    return null;
  }
  bringSmallFiles(folder, files);
  bringSealedFiles(folder, dirname(file.path));
  const { stream, head, created } = file.header;
  const done = { aside, stream, ...head, created };
  writeFlushed(join(folder, placedName), JSON.stringify(done));
  forget(folder, requestName);
  return done;
}

/** Another key file is none of this point's people: it is kept under another name. */
function bringSmallFiles(folder: string, files: SmallFiles): void {
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, basename(name));
    if (existsSync(path)) {
      if (name !== 'station.key' || readFileSync(path).equals(bytes)) continue;
      renameSync(path, `${path}.before-restore`);
    }
    writeFileSync(path, bytes, { mode: 0o600, flush: true });
  }
}

/** Scans lie beside the backups of another device, sealed as they were here. */
function bringSealedFiles(folder: string, from: string): void {
  for (const kind of ['attachments', 'voice']) {
    if (!existsSync(join(from, kind))) continue;
    mkdirSync(join(folder, kind), { recursive: true });
    for (const name of readdirSync(join(from, kind)).filter((each) => /^[0-9a-f]{64}$/.test(each)))
      if (!existsSync(join(folder, kind, name))) copyFileSync(join(from, kind, name), join(folder, kind, name));
  }
}

function readJson<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}
