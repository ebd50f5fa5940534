import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Anchor } from '../domain/incarnation.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { readBackup } from './adapters/backup/backup-place.ts';
import {
  askedRestore,
  forget,
  placeBackup,
  placedName,
  placedRestore,
  requestName,
} from './adapters/backup/restore-files.ts';
import { putBackupInPlace, putDatabaseBack, setDatabaseAside } from './adapters/backup/set-aside.ts';
import { bundleTools } from './adapters/bundle/bundle-tools.ts';
import { ownBackupKey } from './operations/backups/backup-keys.ts';
import { readBackupMemory, writeBackupMemory } from './operations/backups/backup-memory.ts';
import { writeHealed } from './operations/backups/healed.ts';
import type { BackupFile, BackupPlace, BackupPlaceKind } from './ports/backups.ts';
import type { Clock } from './ports/clock.ts';
import type { Healed } from './ports/healing.ts';
import type { OperatorLog } from './ports/log.ts';
import type { Vault } from './ports/vault.ts';
import { readEventLog } from './store/event-log.ts';
import { judgeLog } from './store/log-file.ts';
import { holdFolder } from './store/open-database.ts';
import type { PointStore, StoreRefusal } from './store/open-point-store.ts';
import { salvageLog } from './store/salvage.ts';

export interface HealParts {
  readonly folder: string;
  readonly open: () => Result<PointStore, StoreRefusal>;
  readonly places: readonly BackupPlace[];
  readonly vault: Vault;
  readonly clock: Clock;
  readonly operatorLog: OperatorLog;
  readonly anchors: readonly Anchor[];
  readonly machine: string | null;
  /** With a wire or a ticket to the province what was lost comes back from there, even where no backup is. */
  readonly hasProvince: boolean;
}

type Opened = Result<PointStore, StoreRefusal>;

/**
 * Opens the point's database; one that is damaged or gone is set aside and rebuilt: the newest backup that is good, what the chain proves
 * of the file that was set aside, and, by the agreement with the province that follows every rebirth, what the province has
 * (reliability.md §1.2). Nothing is ever deleted, and where there is nothing to rebuild it from, nothing is changed.
 */
export async function openOrHeal(parts: HealParts): Promise<Opened> {
  const { folder, open, places, vault } = parts;
  const asked = await restoreAsked(parts);
  if (asked !== null) return asked;
  const isOurs = (file: BackupFile) => ownBackupKey({ vault, tools: bundleTools }, file) !== null;
  const isGone = !existsSync(join(folder, 'log.db')) && places.some((place) => place.list()?.some(isOurs));
  if (isGone) return rebuild(parts, 'missing', { type: 'database-damaged', detail: 'missing' });
  const opened = open();
  if (!opened.ok) return isOfTheDatabase(opened.error) ? rebuild(parts, 'damaged', opened.error) : opened;
  const fault = faultFoundAtNight(opened.value, folder);
  if (fault === null) return opened;
  opened.value.close();
  return rebuild(parts, 'damaged', { type: 'database-damaged', detail: fault });
}

/** What two people wanted in the office, or what `--restore` put in place; null: nothing. */
async function restoreAsked(parts: HealParts): Promise<Opened | null> {
  const { folder, vault, clock, operatorLog } = parts;
  const path = askedRestore(folder);
  if (path !== null) {
    const release = holdFolder(folder);
    if (!release.ok) return release;
    const file = readBackup(path);
    const key = file && ownBackupKey({ vault, tools: bundleTools }, file);
    const done = file && key ? await placeBackup(folder, file, key, clock.now()) : null;
    release.value();
    // asked once: a backup that is not good is not tried at every start
    forget(folder, requestName);
    operatorLog.write({ event: 'database-set-aside', reason: 'asked', backup: done !== null });
  }
  const placed = placedRestore(folder);
  if (!placed) return null;
  const { aside, stream, created } = placed;
  const opened = fromAside(parts, { why: 'asked', aside, used: { stream, created, place: 'file' } });
  if (opened.ok) forget(folder, placedName);
  return opened;
}

/** A wrong key file is no fault of the database: another one mends nothing. */
function isOfTheDatabase(refusal: StoreRefusal): boolean {
  return refusal.type === 'database-damaged' && refusal.detail !== 'station.key';
}

/** The nightly reading does not stop the people in the hall: the station ends, starts again, and reads it here once more. */
function faultFoundAtNight({ memory }: PointStore, folder: string): string | null {
  if (readBackupMemory(memory).whole?.good !== false) return null;
  const judged = judgeLog(join(folder, 'log.db'));
  if (judged.fault) return judged.fault.at === 'pages' ? 'pages' : `chain at ${judged.fault.seq}`;
  writeBackupMemory(memory, (was) => ({ ...was, whole: null }));
  return null;
}

async function rebuild(parts: HealParts, why: Healed['why'], refusal: StoreRefusal): Promise<Opened> {
  const { folder, operatorLog, clock } = parts;
  const release = holdFolder(folder);
  if (!release.ok) return release;
  const aside = setDatabaseAside(folder, 'corrupt', clock.now());
  const used = await newestGood(parts);
  release.value();
  operatorLog.write({ event: 'database-set-aside', reason: why, backup: used !== null });
  const healed = fromAside(parts, { why, aside, used });
  if (healed.ok) return healed;
  // nothing there to begin with: it lies as it lay, for somebody who knows more
  if (aside !== null) putDatabaseBack(folder, aside);
  return healed.error.type === 'database-damaged' ? err(refusal) : healed;
}

async function newestGood({ folder, places, vault }: HealParts): Promise<Found['used']> {
  const all = places.flatMap((place) => (place.list() ?? []).map((file) => ({ file, place })));
  const newestFirst = all.toSorted((a, b) => b.file.header.number - a.file.header.number);
  for (const each of newestFirst) {
    const key = ownBackupKey({ vault, tools: bundleTools }, each.file);
    const { stream, created } = each.file.header;
    if (key && (await putBackupInPlace(folder, each.file, key))) return { stream, created, place: each.place.kind };
  }
  return null;
}

interface Found {
  readonly why: Healed['why'];
  readonly aside: string | null;
  readonly used: { readonly stream: string; readonly created: number; readonly place: BackupPlaceKind | 'file' } | null;
}

/** What there is now, under a new letter, and what the chain proves of the file that was set aside. */
function fromAside(parts: HealParts, { why, aside, used }: Found): Opened {
  const { folder, open, vault, clock, anchors, machine, hasProvince } = parts;
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
  const salvaged =
    aside === null ? { events: 0, unread: 0 } : salvage(store, join(folder, aside), vault, used === null);
  if (!used && salvaged.events === 0 && !hasProvince) {
    store.close();
    return err({ type: 'database-damaged', detail: 'nothing to rebuild from' });
  }
  writeHealed(store.memory, {
    ...{ at: clock.now(), why, aside, salvaged: salvaged.events, unread: salvaged.unread, seen: false },
    backup: used && { created: used.created, place: used.place },
  });
  return ok(store);
}

function salvage(store: PointStore, path: string, vault: Vault, withTables: boolean) {
  const { databases, incarnations, stream } = store;
  return salvageLog(path, {
    ...{ into: databases.write, incarnations, vault, live: stream, withTables },
    headOf: (each) => readEventLog(databases.write, each).head(),
  });
}
