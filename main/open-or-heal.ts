import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Anchor } from '../domain/incarnation.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { readBackup } from './adapters/backup/backup-place.ts';
import {
  forgetPlacing,
  goOnAlone,
  type PlacingWord,
  type Prepared,
  place,
  placingWord,
  prepareBackup,
  sweepPlacing,
  undo,
} from './adapters/backup/place-backup.ts';
import { askedRestore, forgetRestore, type RestoreRequest } from './adapters/backup/restore-files.ts';
import { bundleTools } from './adapters/bundle/bundle-tools.ts';
import { ownBackupKey } from './operations/backups/backup-keys.ts';
import { readBackupMemory, verdictKey, writeBackupMemory } from './operations/backups/backup-memory.ts';
import { readHealed, writeHealed } from './operations/backups/healed.ts';
import type { BackupFile, BackupPlace } from './ports/backups.ts';
import type { Clock } from './ports/clock.ts';
import type { OperatorLog } from './ports/log.ts';
import type { Vault } from './ports/vault.ts';
import { salvageOnceProven } from './salvage-later.ts';
import { readEventLog } from './store/event-log.ts';
import { judgeLog } from './store/log-file.ts';
import { holdFolder, refusalOf } from './store/open-database.ts';
import type { PointStore, StoreRefusal } from './store/open-point-store.ts';
import { eventsBefore, salvageLog } from './store/salvage.ts';
import { forgetSuspicion, isSuspected } from './store/suspicion.ts';

export interface HealParts {
  readonly folder: string;
  readonly open: () => Result<PointStore, StoreRefusal>;
  readonly places: readonly BackupPlace[];
  readonly vault: Vault;
  readonly clock: Clock;
  readonly operatorLog: OperatorLog;
  readonly anchors: readonly Anchor[];
  readonly machine: string | null;
}

type Opened = Result<PointStore, StoreRefusal>;

/**
 * Opens the point's database; one that is damaged or gone is set aside and rebuilt: the newest backup that is good, what the chain proves
 * of the file that was set aside, and, by the agreement with the province that follows every rebirth, what the province has
 * (reliability.md §1.2). Nothing is ever deleted, and nothing more is written into a file that is damaged; where nothing of it can be
 * read and there is no backup, people are received all the same, under a letter of their own, and the office says what is missing.
 * Killed at any moment, the next start goes on where this one stopped.
 */
export async function openOrHeal(parts: HealParts): Promise<Opened> {
  const { folder } = parts;
  const asked = askedRestore(folder);
  const begun = placingWord(folder) ?? (asked && (await placeAsked(parts, asked)));
  const opened = begun && 'ok' in begun ? begun : begun ? settle(parts, begun) : await openOrRebuild(parts);
  if (!opened.ok) return opened;
  // asked once: a backup that is not good is not tried at every start
  if (asked) noteAsked(parts, opened.value, asked);
  forgetRestore(folder);
  forgetPlacing(folder);
  forgetSuspicion(folder);
  sweepPlacing(folder);
  salvageOnceProven(opened.value, folder, parts.vault);
  return opened;
}

async function openOrRebuild(parts: HealParts): Promise<Opened> {
  const { folder, open, places, vault, anchors } = parts;
  const isOurs = (file: BackupFile) => ownBackupKey({ vault, tools: bundleTools }, file) !== null;
  const isRemembered = () => anchors.length > 0 || places.some((place) => place.list()?.some(isOurs));
  if (!existsSync(join(folder, 'log.db')) && isRemembered())
    return rebuild(parts, 'missing', { type: 'database-damaged', detail: 'missing' });
  const opened = open();
  if (!opened.ok) return isOfTheDatabase(opened.error) ? rebuild(parts, 'damaged', opened.error) : opened;
  const fault = faultFoundBefore(opened.value, folder);
  if (fault === null) return opened;
  opened.value.close();
  return rebuild(parts, 'damaged', { type: 'database-damaged', detail: fault });
}

/** What two people wanted in the office. Null: the backup is not good any more, or not there, and everything lies as it lay. */
async function placeAsked(parts: HealParts, { path, press }: RestoreRequest) {
  const { folder, places, vault, clock, operatorLog } = parts;
  const held = await holding(folder, async () => {
    const file = readBackup(path);
    const key = file && ownBackupKey({ vault, tools: bundleTools }, file);
    const from = places.find((each) => each.path(file?.name ?? '') === path)?.kind ?? 'file';
    const prepared = file && key ? await prepareBackup(folder, file, key, from) : null;
    return prepared && place(folder, { why: 'asked', at: clock.now(), press }, prepared);
  });
  if (!held.ok) return held;
  operatorLog.write({ event: 'database-set-aside', reason: 'asked', backup: held.value !== null });
  return held.value;
}

/** Whoever asked reads on the page that nothing came of it. */
function noteAsked({ folder, clock }: HealParts, { memory }: PointStore, { press, created }: RestoreRequest): void {
  if (placingWord(folder) || readHealed(memory)?.press === press) return;
  const nothing = { salvaged: 0, unread: 0, aside: null, withoutAccounts: false };
  const backup = { created, place: 'file' as const };
  writeHealed(memory, { at: clock.now(), why: 'not-restored', press, backup, ...nothing, seen: false });
}

/** A wrong key file is no fault of the database: another one mends nothing. */
function isOfTheDatabase(refusal: StoreRefusal): boolean {
  return refusal.type === 'database-damaged' && refusal.detail !== 'station.key';
}

/** Found at night or met while people worked: the station ended, starts again, and the whole of it is read here once more. */
function faultFoundBefore({ memory }: PointStore, folder: string): string | null {
  const isFoundAtNight = readBackupMemory(memory).whole?.good === false;
  if (!isFoundAtNight && !isSuspected(folder)) return null;
  const judged = judgeLog(join(folder, 'log.db'));
  if (judged.fault) return judged.fault.at === 'pages' ? 'pages' : `chain at ${judged.fault.seq}`;
  if (isFoundAtNight) writeBackupMemory(memory, (was) => ({ ...was, whole: null }));
  return null;
}

async function rebuild(parts: HealParts, why: 'damaged' | 'missing', refusal: StoreRefusal): Promise<Opened> {
  const { folder, operatorLog, clock } = parts;
  const held = await holding(folder, async () =>
    place(folder, { why, at: clock.now(), press: null }, await newestGood(parts)),
  );
  if (!held.ok) return held;
  operatorLog.write({ event: 'database-set-aside', reason: why, backup: held.value.used !== null });
  const healed = settle(parts, held.value);
  return !healed.ok && healed.error.type === 'database-damaged' ? err(refusal) : healed;
}

async function newestGood({ folder, places, vault }: HealParts): Promise<Prepared | null> {
  const all = places.flatMap((place) => (place.list() ?? []).map((file) => ({ file, place })));
  const newestFirst = all.toSorted((a, b) => b.file.header.number - a.file.header.number);
  for (const each of newestFirst) {
    const key = ownBackupKey({ vault, tools: bundleTools }, each.file);
    const prepared = key && (await prepareBackup(folder, each.file, key, each.place.kind));
    if (prepared) return prepared;
  }
  return null;
}

async function holding<T>(folder: string, work: () => Promise<T>): Promise<Result<T, StoreRefusal>> {
  const release = holdFolder(folder);
  if (!release.ok) return release;
  try {
    return ok(await work());
  } catch (error) {
    return err(refusalOf(error));
  } finally {
    release.value();
  }
}

/** What the word says is done, and then the store opens; else, where nobody asked for it, the database lies as it lay. */
function settle(parts: HealParts, left: PlacingWord): Opened {
  const { folder } = parts;
  const placed = goOnAlone(folder);
  if (!placed.ok) return placed;
  const healed = fromAside(parts, left);
  if (!healed.ok && left.why !== 'asked') undo(folder, left);
  return healed;
}

/** What there is now, under a new letter, and what the chain proves of the file that was set aside. */
function fromAside(parts: HealParts, { why, at, press, aside, used }: PlacingWord): Opened {
  const { folder, open, vault, anchors, machine } = parts;
  const opened = open();
  if (!opened.ok) return opened;
  const store = opened.value;
  const { incarnations } = store;
  const isReborn = used ? store.stream !== used.stream : incarnations.live().reason !== 'created';
  if (!isReborn) {
    const begun = incarnations.begin('restored', { anchors, machine });
    if (!begun.ok) {
      store.close();
      return err(begun.error.type === 'letters-used-up' ? begun.error : { type: 'disk-full' });
    }
  }
  if (why === 'asked') incarnations.forgetHealedItself();
  else incarnations.noteHealedItself();
  const unread = aside === null ? 0 : salvage(store, join(folder, aside), vault, used === null).unread;
  // Counted in the log: what an earlier start had taken over before it was killed is taken over too.
  const salvaged = eventsBefore(store.databases.write, store.stream) - (used?.events ?? 0);
  // it was read whole a moment ago: the page need not say that there is no good one
  const read = used && used.place !== 'file' ? { [verdictKey(used.place, used.name)]: { at, good: true } } : {};
  writeBackupMemory(store.memory, (was) => ({ ...was, verdicts: { ...was.verdicts, ...read } }));
  const backup = used && { created: used.created, place: used.place };
  const withoutAccounts = store.accounts.count() === 0;
  writeHealed(store.memory, { at, why, press, aside, backup, salvaged, unread, withoutAccounts, seen: false });
  return ok(store);
}

function salvage(store: PointStore, path: string, vault: Vault, withTables: boolean) {
  const { databases, incarnations, stream } = store;
  return salvageLog(path, {
    ...{ into: databases.write, incarnations, vault, live: stream, withTables },
    headOf: (each) => readEventLog(databases.write, each).head(),
  });
}
