import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '../../../domain/result.ts';
import { nameFlushed, writeFlushed } from '../../flushed-files.ts';
import type { BackupFile } from '../../ports/backups.ts';
import { isFromTheFuture, judgeLog } from '../../store/log-file.ts';
import { holdFolder, type OpenRefusal } from '../../store/open-database.ts';
import { bodyHash, openBody, type SmallFiles } from './backup-file.ts';
import { bringSealedFiles, bringSmallFiles } from './bring-files.ts';
import { asideName, moveAside, putDatabaseBack } from './set-aside.ts';

const wordName = 'restored.json';
/**
 * The backup, opened and read whole, before it has the database's name: two, so that one can be prepared while a word names
 * the other.
 */
const unnamed = ['log.db.restoring', 'log.db.restoring-1'] as const;
/** What lay beside it in the backup. */
const filesOf = (file: string) => `${file}-files`;

/**
 * What is being put in the database's place: on disk before the first file changes its name, and gone when the store has
 * opened and knows of it. Killed anywhere between, the next start reads it and goes on where it stopped (`goOn`).
 */
const word = z.object({
  why: z.enum(['damaged', 'missing', 'asked']),
  at: z.number(),
  /** The press of two people in the office; null: nobody pressed. */
  press: z.string().nullable(),
  /** Where the database goes, and whether there was one. */
  name: z.string(),
  had: z.boolean(),
  /** What is read for what the backup does not have yet: `name`, or what an earlier try had set aside already. */
  aside: z.string().nullable(),
  /** What comes in its place; null: nothing does. */
  file: z.enum(unnamed).nullable(),
  used: z
    .object({
      stream: z.string(),
      name: z.string(),
      created: z.number(),
      events: z.int(),
      place: z.enum(['own', 'second', 'stick', 'file']),
    })
    .nullable(),
});
export type PlacingWord = z.output<typeof word>;
export type UsedBackup = NonNullable<PlacingWord['used']>;

export interface Prepared {
  readonly file: (typeof unnamed)[number];
  readonly used: UsedBackup;
  readonly files: SmallFiles;
}

export function placingWord(folder: string): PlacingWord | null {
  return readJson(join(folder, wordName), word);
}

/**
 * Opens a backup beside the database and reads it whole; nothing else changes. Null: it is not good, or a later program made
 * it. Scans lie beside the backups of another device, sealed as they were here.
 */
export async function prepareBackup(
  folder: string,
  { name, path, header }: BackupFile,
  key: Uint8Array,
  place: UsedBackup['place'],
): Promise<Prepared | null> {
  sweepPlacing(folder);
  const file = placingWord(folder)?.file === unnamed[0] ? unnamed[1] : unnamed[0];
  const to = join(folder, file);
  try {
    if ((await bodyHash(path, header.body.bytes)) !== header.body.sha256) throw new Error('other bytes');
    const files = await openBody(path, { header, key, to });
    const judged = judgeLog(to);
    if (judged.fault || judged.state.stream !== header.stream || judged.state.head.hash !== header.head.hash)
      throw new Error('another log');
    if (isFromTheFuture(to)) throw new Error('a later program made it');
    bringScans(folder, dirname(path));
    const { events } = judged.state;
    return { file, used: { stream: header.stream, name, created: header.created, events, place }, files };
  } catch {
    sweepPlacing(folder);
    return null;
  }
}

/** Leaves the word, and does what it says. */
export function place(
  folder: string,
  wish: Pick<PlacingWord, 'why' | 'at' | 'press'>,
  prepared: Prepared | null,
): PlacingWord {
  const had = existsSync(join(folder, 'log.db'));
  const name = asideName(folder, wish.why === 'asked' ? 'before-restore' : 'corrupt', wish.at);
  const earlier = placingWord(folder);
  const aside = earlier?.aside ?? (had ? name : null);
  const { why, at, press } = wish;
  const { file = null, used = null } = prepared ?? {};
  const left = { why, at, press, name, had, aside, file, used };
  if (prepared) writeFlushed(join(folder, filesOf(prepared.file)), JSON.stringify(named(prepared.files)));
  writeFlushed(join(folder, wordName), JSON.stringify(left));
  return goOn(folder) ?? left;
}

/** Does what the word says as far as it is not done yet, any number of times; null: there is none. */
export function goOn(folder: string): PlacingWord | null {
  const left = placingWord(folder);
  if (!left) return null;
  moveAside(folder, left);
  if (left.file === null) return left;
  const file = join(folder, left.file);
  if (existsSync(file)) nameFlushed(file, join(folder, 'log.db'));
  const files = readJson(filesOf(file), z.record(z.string(), z.string()));
  if (files) bringSmallFiles(folder, files);
  rmSync(filesOf(file), { force: true });
  return left;
}

/** The same, before anything of the folder is read: its keys and settings may be among what is still to come. */
export function goOnAlone(folder: string): Result<null, OpenRefusal> {
  if (!placingWord(folder)) return ok(null);
  const held = holdFolder(folder);
  if (!held.ok) return held;
  try {
    goOn(folder);
    return ok(null);
  } finally {
    held.value();
  }
}

/** The database lies where it lay. Killed in between, the next start tries once more what came to nothing. */
export function undo(folder: string, { name, file }: PlacingWord): void {
  putDatabaseBack(folder, name, file);
  forgetPlacing(folder);
  sweepPlacing(folder);
}

export function forgetPlacing(folder: string): void {
  rmSync(join(folder, wordName), { force: true });
}

/** What a kill left half made; a copy of a backup, which lies where it lay. */
export function sweepPlacing(folder: string): void {
  const named = placingWord(folder)?.file;
  for (const file of unnamed.filter((each) => each !== named))
    for (const name of [file, filesOf(file)]) rmSync(join(folder, name), { force: true });
}

/** A scan that finds no room stays on the other device; people wait for the database, not for it. */
function bringScans(folder: string, from: string): void {
  try {
    bringSealedFiles(folder, from);
  } catch {
    // the doctor and the dossier say which scan is not here
  }
}

function named(files: SmallFiles): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')]));
}

export function readJson<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}
