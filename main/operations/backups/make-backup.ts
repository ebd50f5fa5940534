import { type BackupHeader, backupName, backupsToDrop, diskRoom } from '../../../domain/backup.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import type { PointId } from '../../../domain/ids.ts';
import type { BackupFile, BackupPlace, BackupTrouble, BackupWorker, Worked } from '../../ports/backups.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Memory } from '../../store/memory-table.ts';
import { type KeyTools, ownBackupKey, wrapBackupKey } from './backup-keys.ts';
import { readBackupMemory, verdictKey, writeBackupMemory } from './backup-memory.ts';

export type BackupStep = 'sealing' | 'checking' | 'carrying';

export interface BackupParts extends KeyTools {
  readonly point: PointId;
  readonly version: string;
  /** `log.db`, and the folder it lies in. */
  readonly database: string;
  readonly folder: string;
  /** Sealed files beside it, by what their folder is called elsewhere. */
  readonly sealedFiles: Readonly<Record<string, string>>;
  readonly places: readonly BackupPlace[];
  readonly worker: BackupWorker;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'bytes'>;
  readonly memory: Memory;
  readonly databaseBytes: () => number;
  readonly provinceSealTo: () => string | null;
}

type Made = Worked<BackupFile>;

/** A copy of the living database beside it: read whole before it is sealed, and once more out of the sealed file. */
export async function makeBackup(parts: BackupParts, onStep: (step: BackupStep) => void): Promise<Made> {
  const { point, folder, worker, clock, ids, memory } = parts;
  const own = placeOf(parts, 'own');
  if (!own || (await own.listAside()) === null) return trouble('not-writable');
  await own.sweep();
  if (!(await makeRoom(own, roomFor(parts.databaseBytes())))) return trouble('no-room');
  const all = await Promise.all(parts.places.map((place) => place.listAside()));
  const number = 1 + Math.max(0, ...all.flatMap((files) => (files ?? []).map(({ header }) => header.number)));
  const [id, key] = [Buffer.from(ids.bytes(16)).toString('hex'), ids.bytes(32)];
  const unnamed = own.path(`making-${id}`);
  onStep('sealing');
  const sealed = await worker.seal({ db: parts.database, beside: folder, key, id, to: unnamed });
  if (!sealed.ok) return sealed;
  const header: BackupHeader = {
    ...{ format: 1, id, point, number, created: clock.now(), version: parts.version },
    publicKey: parts.vault.publicKey,
    ...{ stream: sealed.value.stream, head: sealed.value.head, body: sealed.value.body },
    keys: wrapBackupKey(parts, { point, id, key, province: parts.provinceSealTo() }),
  };
  const text = canonicalJson(header);
  const name = backupName(header);
  const path = own.path(name);
  const finished = await worker.finish({ from: unnamed, header: text, signature: parts.vault.sign(text), to: path });
  if (!finished.ok) return finished;
  onStep('checking');
  const checked = await worker.check({ path, header, key, work: own.folder });
  if (!checked.ok) {
    // Nobody may take it for one: it never was good, and the older ones are.
    await own.remove(name);
    return checked;
  }
  const file = (await own.listAside())?.find((each) => each.name === name);
  if (!file) return trouble('not-readable');
  remember(memory, own, name, { at: clock.now(), good: true });
  await rotate(memory, own);
  return { ok: true, value: file };
}

/** The newest good one also on the other device, and the scans that are named in it. */
export async function carryBackup(parts: BackupParts, place: BackupPlace, file: BackupFile): Promise<Worked<null>> {
  const { worker, memory, clock } = parts;
  const there = await place.listAside();
  if (!there) return trouble('not-readable');
  await place.sweep();
  if (!there.some(({ name }) => name === file.name)) {
    if (!(await makeRoom(place, file.fileBytes + spareElsewhere))) return trouble('no-room');
    const copied = await worker.copy({ from: file.path, to: place.path(file.name) });
    if (!copied.ok) return copied;
    remember(memory, place, file.name, { at: clock.now(), good: true });
  }
  for (const [name, from] of Object.entries(parts.sealedFiles)) {
    const copied = await worker.copyFiles({ from, to: place.path(name) });
    if (!copied.ok) return copied;
  }
  await rotate(memory, place);
  return { ok: true, value: null };
}

/** The newest of each place is opened and read whole, the others by their hash: a disk rots where nobody looks. */
export async function readBackupsAgain(parts: BackupParts): Promise<void> {
  const { worker, memory, clock } = parts;
  const work = placeOf(parts, 'own')?.folder;
  for (const place of parts.places) {
    for (const [index, file] of ((await place.listAside()) ?? []).entries()) {
      const key = index === 0 ? ownBackupKey(parts, file) : null;
      const { path, header } = file;
      const read = key && work ? await worker.check({ path, header, key, work }) : await worker.hash({ path, header });
      if (read.ok || read.error.type === 'changed' || read.error.type === 'database-damaged')
        remember(memory, place, file.name, { at: clock.now(), good: read.ok });
    }
  }
}

/** The newest that was not found bad; by the order of their numbers. */
export function newestGood(memory: Memory, place: BackupPlace): BackupFile | null {
  const { verdicts } = readBackupMemory(memory);
  return (place.known() ?? []).find(({ name }) => verdicts[verdictKey(place.kind, name)]?.good !== false) ?? null;
}

export function placeOf({ places }: Pick<BackupParts, 'places'>, kind: BackupPlace['kind']): BackupPlace | undefined {
  return places.find((place) => place.kind === kind);
}

/** Bad ones keep no place, and go when there is a good one after them. */
async function rotate(memory: Memory, place: BackupPlace): Promise<void> {
  const all = ((await place.listAside()) ?? []).map(({ name, header }) => ({ name, ...header }));
  const { verdicts } = readBackupMemory(memory);
  const isBad = (name: string) => verdicts[verdictKey(place.kind, name)]?.good === false;
  const good = all.filter(({ name }) => !isBad(name));
  const newest = good[0]?.number ?? 0;
  const drop = [...backupsToDrop(good), ...all.filter(({ name, number }) => isBad(name) && number < newest)];
  for (const { name } of drop) await place.remove(name);
  const left = new Set(((await place.listAside()) ?? []).map(({ name }) => verdictKey(place.kind, name)));
  writeBackupMemory(memory, (was) => ({
    ...was,
    verdicts: Object.fromEntries(
      Object.entries(was.verdicts).filter(([key]) => !key.startsWith(`${place.kind}/`) || left.has(key)),
    ),
  }));
}

function remember(memory: Memory, { kind }: BackupPlace, name: string, verdict: { at: number; good: boolean }): void {
  writeBackupMemory(memory, (was) => ({ ...was, verdicts: { ...was.verdicts, [verdictKey(kind, name)]: verdict } }));
}

const spareElsewhere = 16 * 1024 * 1024;

/** The copy, what it is packed to, and the copy that is read out of it again; and what tickets need meanwhile. */
function roomFor(databaseBytes: number): number {
  return 2 * databaseBytes + diskRoom.ballast;
}

/** The oldest go before none is made; the newest one stays whatever happens. */
async function makeRoom(place: BackupPlace, bytes: number): Promise<boolean> {
  const oldestFirst = ((await place.listAside()) ?? []).toReversed();
  while (((await place.freeBytes()) ?? 0) < bytes && oldestFirst.length > 1) {
    const oldest = oldestFirst.shift();
    if (oldest) await place.remove(oldest.name);
  }
  return ((await place.freeBytes()) ?? 0) >= bytes;
}

function trouble(type: BackupTrouble): Worked<never> {
  return { ok: false, error: { type } };
}
