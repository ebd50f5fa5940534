import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import {
  goBackFile,
  publisherFile,
  type Slots,
  type Staged,
  slotsFile,
  stagedFile,
} from '../../../contract/update-file.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import {
  compareVersions,
  mayInstall,
  type UpdateFault,
  type UpdateManifest,
  updateLimits,
} from '../../../domain/update.ts';
import { flushFolder, writeAll, writeFlushed } from '../../flushed-files.ts';
import { openRegular, readInPieces, readUpdate, type UpdateHead, verifiedManifest } from './update-file.ts';

const thisSystem = `${process.platform}-${process.arch}`;
/** Beside the update itself, for what stands around it. */
const SPARE_BYTES = 64 * 1024 * 1024;

export interface UpdateFolder {
  readonly path: string;
  slots(): Slots;
  /** What is written there is not what the launcher writes: it starts the installed program then. */
  isDamaged(): boolean;
  hasPublisher(): boolean;
  writeSlots(slots: Slots): void;
  staged(): Staged | null;
  /** `asCurrent`: the file is kept as the one of the version that runs. */
  forgetStaged(asCurrent?: boolean): void;
  /** Copies an update in, verifies the copy and unpacks it beside what runs. Nothing runs otherwise because of it. */
  stage(from: string, here: StageWish): Result<Staged, UpdateFault>;
  /** What a file on a stick says it is, unproven but for its signature. */
  peek(from: string, here: Pick<StageWish, 'version' | 'system' | 'now'>): Result<UpdateManifest, UpdateFault>;
  /** SHA-256 of the signed manifest of a version that lies here. */
  manifestHash(version: string): string | null;
  /** A person wants the version before the one that runs. */
  askGoBack(from: string): void;
  /** From which version; null: nobody asked. */
  goBackAsked(): string | null;
  forgetGoBack(): void;
  /** The staged update as one file, for the other PCs of the point. */
  stagedFile(): string;
  /** The file of the version that runs, for those that come later. */
  currentFile(): string;
  /** What runs is older than this file: it is given to nobody any more. */
  forgetCurrentFile(): void;
  /** The module to start; null: a byte of it is not what the publisher signed. */
  verified(version: string): string | null;
  entryOf(version: string): string;
  /** Removes every version but these (the first one runs), and what was left half done. */
  keepOnly(versions: readonly string[]): void;
}

export interface StageWish {
  readonly version: string;
  readonly system?: string;
  readonly now: number;
  /** Every megabyte or so. */
  readonly onProgress?: (done: StageProgress) => void;
}

export interface StageProgress {
  readonly step: 'copying' | 'unpacking';
  readonly done: number;
  readonly of: number;
}

const fresh: Slots = {
  ...{ format: 1, current: null, previous: null, highestOrder: 0, wentBack: [], probation: null, last: null },
  ...{ stuck: false, past: [] },
};

/**
 * Where versions lie: `versions/<v>/` with `program/` and its signed head, `slots.json` (the launcher's), `staged.json`
 * (whoever imported), `publisher.json` (laid by the installer: whoever may write here may change the program anyway, so
 * only the program's own user may).
 */
export function openUpdateFolder(path: string, freeBytes = freeBytesOf): UpdateFolder {
  mkdirSync(join(path, 'versions'), { recursive: true, mode: 0o700 });
  const at = (name: string) => join(path, name);
  const versionAt = (version: string) => join(path, 'versions', version);
  // Without a publisher nobody signs, and nothing is taken in.
  const publishers = () => publisherFile.safeParse(parsed(at('publisher.json'))).data?.keys ?? [];
  const slots = () => slotsFile.safeParse(parsed(at('slots.json'))).data ?? fresh;

  const headOf = (version: string): UpdateManifest | null => {
    const kept = parsed(join(versionAt(version), 'head.json')) as { text?: unknown; signature?: unknown } | null;
    if (typeof kept?.text !== 'string' || typeof kept.signature !== 'string') return null;
    const manifest = verifiedManifest(kept.text, kept.signature, publishers());
    return manifest?.version === version ? manifest : null;
  };

  /** Whether this PC would take it, as far as its head says. */
  const isWelcome = (manifest: UpdateManifest, { version, system = thisSystem, now }: StageWish) => {
    const { highestOrder, wentBack, current } = slots();
    // Asked by the program that was installed by hand, while a newer one runs already: the newer counts.
    const running = current && (compareVersions(current.version, version) ?? 0) > 0 ? current.version : version;
    return mayInstall(manifest, { version: running, system, highestOrder, wentBack }, now);
  };

  const peek: UpdateFolder['peek'] = (from, here) => {
    const file = openRegular(from);
    if (file === null) return err({ type: 'update-truncated' });
    try {
      const head = readUpdate(file, publishers());
      if (!head.ok) return head;
      const may = isWelcome(head.value.manifest, here);
      return may.ok ? ok(head.value.manifest) : may;
    } finally {
      closeSync(file);
    }
  };

  const stage: UpdateFolder['stage'] = (from, here) => {
    const { now, onProgress = () => {} } = here;
    const incoming = at('incoming');
    rmSync(incoming, { recursive: true, force: true });
    mkdirSync(incoming, { mode: 0o700 });
    const own = join(incoming, 'update.gdu');
    try {
      const copied = copyIn(from, own, freeBytes(path), (done, of) => onProgress({ step: 'copying', done, of }));
      if (!copied.ok) return copied;
      const file = openRegular(own);
      if (file === null) return err({ type: 'update-truncated' });
      try {
        const head = readUpdate(file, publishers());
        if (!head.ok) return head;
        const { manifest } = head.value;
        const may = isWelcome(manifest, here);
        if (!may.ok) return may;
        const bytes = manifest.files.reduce((sum, each) => sum + each.bytes, 0);
        if (freeBytes(path) < bytes + SPARE_BYTES) return err({ type: 'update-no-room' });
        const onPiece = (done: number) => onProgress({ step: 'unpacking', done, of: bytes });
        if (!unpack(file, head.value, join(incoming, 'version'), onPiece)) return err({ type: 'update-forged' });
        return ok(accept(incoming, own, manifest, now));
      } finally {
        closeSync(file);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return err({ type: 'update-no-room' });
      throw error;
    } finally {
      rmSync(incoming, { recursive: true, force: true });
    }
  };

  /** Each step leaves what was staged before, or the new one, or nothing staged: never a half. */
  const accept = (incoming: string, own: string, { version, order }: UpdateManifest, now: number): Staged => {
    rmSync(at('staged.json'), { force: true });
    rmSync(versionAt(version), { recursive: true, force: true });
    renameSync(join(incoming, 'version'), versionAt(version));
    flushFolder(at('versions'));
    renameSync(own, at('staged.gdu'));
    const staged: Staged = { format: 1, version, order, at: now };
    writeFlushed(at('staged.json'), JSON.stringify(staged));
    return staged;
  };

  return {
    ...{ path, slots, peek },
    isDamaged: () => existsSync(at('slots.json')) && !slotsFile.safeParse(parsed(at('slots.json'))).success,
    hasPublisher: () => publishers().length > 0,
    manifestHash: (version) => {
      const kept = headOf(version) && (parsed(join(versionAt(version), 'head.json')) as { text: string });
      return kept && createHash('sha256').update(kept.text).digest('hex');
    },
    askGoBack: (from) => writeFlushed(at('go-back.json'), JSON.stringify({ format: 1, from })),
    goBackAsked: () => goBackFile.safeParse(parsed(at('go-back.json'))).data?.from ?? null,
    forgetGoBack: () => rmSync(at('go-back.json'), { force: true }),
    writeSlots: (next) => writeFlushed(at('slots.json'), JSON.stringify(slotsFile.parse(next))),
    staged: () => stagedFile.safeParse(parsed(at('staged.json'))).data ?? null,
    forgetStaged: (asCurrent = false) => {
      rmSync(at('staged.json'), { force: true });
      if (asCurrent && existsSync(at('staged.gdu'))) renameSync(at('staged.gdu'), at('current.gdu'));
      rmSync(at('staged.gdu'), { force: true });
    },
    stage,
    stagedFile: () => at('staged.gdu'),
    currentFile: () => at('current.gdu'),
    forgetCurrentFile: () => rmSync(at('current.gdu'), { force: true }),
    verified: (version) => {
      const manifest = headOf(version);
      const program = join(versionAt(version), 'program');
      return manifest && isExactly(program, manifest) ? join(program, manifest.entry) : null;
    },
    entryOf: (version) => join(versionAt(version), 'program', headOf(version)?.entry ?? 'out/main/station.js'),
    keepOnly: (versions) => {
      for (const name of readdirSync(at('versions')).filter((each) => !versions.includes(each)))
        rmSync(versionAt(name), { recursive: true, force: true });
      // A copy of the data is of use only for the way back from what runs.
      for (const name of readdirSync(path).filter(
        (each) => each.startsWith('before-') && each !== `before-${versions[0]}`,
      ))
        rmSync(at(name), { recursive: true, force: true });
      rmSync(at('incoming'), { recursive: true, force: true });
    },
  };
}

/** From the stick once, and never again: what is verified is what is used. */
function copyIn(
  from: string,
  to: string,
  free: number,
  onPiece: (done: number, of: number) => void,
): Result<null, UpdateFault> {
  const source = openRegular(from);
  if (source === null) return err({ type: 'update-truncated' });
  const target = openSync(to, 'wx', 0o600);
  try {
    const { size: bytes } = fstatSync(source);
    if (bytes > updateLimits.fileBytes) return err({ type: 'update-forged' });
    if (free < bytes + SPARE_BYTES) return err({ type: 'update-no-room' });
    const seen = { bytes: 0 };
    readInPieces(source, 0, { bytes, sha512: '' }, (piece) => {
      writeAll(target, piece);
      seen.bytes += piece.length;
      onPiece(seen.bytes, bytes);
    });
    fsyncSync(target);
    return ok(null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error;
    return err({ type: 'update-truncated' });
  } finally {
    closeSync(target);
    closeSync(source);
  }
}

function unpack(
  file: number,
  { manifest, text, signature, bodyAt }: UpdateHead,
  to: string,
  onPiece: (done: number) => void,
): boolean {
  const program = join(to, 'program');
  const cursor = { at: bodyAt };
  for (const each of manifest.files) {
    const path = join(program, ...each.path.split('/'));
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const target = openSync(path, 'wx', 0o600);
    try {
      if (!readInPieces(file, cursor.at, each, (piece) => writeAll(target, piece))) return false;
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
    cursor.at += each.bytes;
    onPiece(cursor.at - bodyAt);
  }
  writeFlushed(join(to, 'head.json'), JSON.stringify({ text, signature }));
  return true;
}

/** Every file as signed, none more, no links. */
function isExactly(program: string, manifest: UpdateManifest): boolean {
  if (!existsSync(program)) return false;
  const there = readdirSync(program, { recursive: true, withFileTypes: true }).filter((each) => !each.isDirectory());
  const wanted = new Map(manifest.files.map((each) => [each.path, each]));
  if (there.length !== wanted.size) return false;
  return there.every((entry) => {
    const path = join(entry.parentPath, entry.name);
    const wish = wanted.get(relative(program, path).split(sep).join('/'));
    return (
      wish !== undefined &&
      entry.isFile() &&
      createHash('sha512').update(readFileSync(path)).digest('hex') === wish.sha512
    );
  });
}

/** Copies a file and flushes it. */
export function copyFlushed(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  const file = openSync(to, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
