import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CopyPiece } from '../../../contract/follow-api.ts';
import { nameFlushed, writeAll, writeFlushed } from '../../flushed-files.ts';
import type { Vault } from '../../ports/vault.ts';
import { openKeyFileVault } from '../system/key-file-vault.ts';
import type { StationClient } from './host-client.ts';
import { copiesIn, openSealedCopy, type SealedCopy } from './sealed-copy.ts';
import type { SealedFiles } from './sealed-files.ts';

/** A copy that grew so far beyond its database is begun anew; the one there stays until the new one is whole. */
const LONGEST_BYTES = 256 * 1024 * 1024;
const FILES_EVERY_MS = 60_000;

/** What lies in the stand-in's folder of it. */
export interface FollowState {
  /** UTC milliseconds at which the copy last held everything the host had; null: it never did. */
  readonly wholeAt: number | null;
}

export function standInFolder(folder: string): string {
  return join(folder, 'stand-in');
}

/** This PC's own secrets, which open its copy and nothing else; they stay here when it becomes the host. */
export function standInVault(folder: string): Vault {
  mkdirSync(standInFolder(folder), { recursive: true, mode: 0o700 });
  return openKeyFileVault(standInFolder(folder));
}

export function readFollowState(folder: string): FollowState {
  try {
    return JSON.parse(readFileSync(join(standInFolder(folder), 'state.json'), 'utf8')) as FollowState;
  } catch {
    return { wholeAt: null };
  }
}

export type Followed = ReturnType<typeof openFollowed>;

/** The stand-in's side: what it has of its host, and how it gets more. */
export function openFollowed(folder: string, now: () => number) {
  const at = standInFolder(folder);
  const vault = standInVault(folder);
  const open = (number: number) => openSealedCopy(join(at, `copy-${number}`), vault);
  const numbers = copiesIn(at);
  const held = {
    number: numbers.at(-1) ?? 0,
    copy: open(numbers.at(-1) ?? 0) as SealedCopy,
    wholeAt: readFollowState(folder).wholeAt,
    /** No older one lies beside it. */
    isAlone: false,
  };

  const noteWhole = () => {
    const isDue = held.wholeAt === null || now() - held.wholeAt > 1_000;
    if (!isDue || !held.copy.isWhole()) return;
    held.wholeAt = now();
    // Whole or as it was, and not flushed: it only says when, and the copy itself says that it is whole.
    writeFileSync(join(at, 'state.json.new'), JSON.stringify({ wholeAt: held.wholeAt }), { mode: 0o600 });
    renameSync(join(at, 'state.json.new'), join(at, 'state.json'));
  };

  const beginAnew = (piece: Extract<CopyPiece, { readonly type: 'base' }>) => {
    held.number++;
    held.isAlone = false;
    held.copy = open(held.number);
    held.copy.begin(piece);
  };

  const dropOlder = () => {
    if (held.isAlone || !held.copy.isWhole()) return;
    held.isAlone = true;
    for (const number of copiesIn(at))
      if (number < held.number) rmSync(join(at, `copy-${number}`), { recursive: true, force: true });
  };

  /** False: it does not fit what is here, and is asked for from the beginning. */
  const take = (piece: CopyPiece): boolean => {
    switch (piece.type) {
      case 'nothing':
        noteWhole();
        return true;
      case 'folded':
        held.copy.turn(piece.file);
        return true;
      case 'ahead':
        if (!held.copy.append('ahead', piece.at, Buffer.from(piece.data, 'base64'))) return false;
        dropOlder();
        noteWhole();
        return true;
      case 'base': {
        if (piece.at === 0) beginAnew(piece);
        const isTaken = held.copy.append('base', piece.at, Buffer.from(piece.data, 'base64'));
        dropOlder();
        return isTaken;
      }
    }
  };

  const mark = () => (held.copy.isWhole() && held.copy.totalBytes() > LONGEST_BYTES ? null : held.copy.have());

  /** Until the connection ends or the host says that this PC is not its stand-in. */
  const follow = async (
    client: StationClient,
    door: { readonly addresses: readonly string[]; readonly port: number },
    signal: AbortSignal,
  ): Promise<void> => {
    const secrets = await client.copySecrets({ sealTo: vault.sealTo });
    if (!secrets.ok) return;
    writeFlushed(join(at, 'secrets.json'), JSON.stringify(secrets.value satisfies SealedFiles));
    const files = followFiles(client, at, signal);
    let fits = true;
    while (!signal.aborted) {
      const have = fits ? mark() : null;
      const answer = await client.followCopy({ have, door: { addresses: [...door.addresses], port: door.port } });
      if (!answer.ok || signal.aborted) break;
      fits = take(answer.value);
    }
    await files;
  };

  return {
    follow,
    state: (): FollowState => ({ wholeAt: held.wholeAt }),
  };
}

/** The newest copy that is whole; an unfinished one behind it is none. */
export function newestWhole(folder: string, vault: Pick<Vault, 'wrap' | 'unwrap'>): SealedCopy | null {
  const at = standInFolder(folder);
  for (const number of copiesIn(at).toReversed()) {
    const copy = openSealedCopy(join(at, `copy-${number}`), vault);
    if (copy.isWhole()) return copy;
  }
  return null;
}

/** Scans and sounds, sealed as they lie at the host; what is there already is not asked for again. */
async function followFiles(client: StationClient, at: string, signal: AbortSignal): Promise<void> {
  /** Seen as long as it is at the host: looked at once per connection, because there come to be very many. */
  const whole = new Set<string>();
  while (!signal.aborted) {
    const listed = await client.listCopyFiles({}).catch(() => null);
    if (!listed?.ok) return;
    const wanted = new Set(listed.value.files.map(({ name }) => name));
    for (const kind of ['attachments', 'voice']) {
      mkdirSync(join(at, 'files', kind), { recursive: true, mode: 0o700 });
      for (const name of readdirSync(join(at, 'files', kind)))
        if (!wanted.has(`${kind}/${name}`)) rmSync(join(at, 'files', kind, name), { force: true });
    }
    for (const { name, bytes } of listed.value.files) {
      const path = join(at, 'files', name);
      if (signal.aborted || whole.has(name)) continue;
      const isThere =
        statSync(path, { throwIfNoEntry: false })?.size === bytes ||
        (await fetchFile(client, name, path).catch(() => false));
      if (!isThere) break;
      whole.add(name);
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, FILES_EVERY_MS);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

async function fetchFile(client: StationClient, name: string, path: string): Promise<boolean> {
  const unnamed = `${path}.new`;
  const fd = openSync(unnamed, 'w', 0o600);
  try {
    for (let from = 0; ; ) {
      const piece = await client.readCopyFile({ name, at: from });
      if (!piece.ok) return false;
      const bytes = Buffer.from(piece.value.data, 'base64');
      if (bytes.length === 0) break;
      writeAll(fd, bytes);
      from += bytes.length;
    }
  } finally {
    closeSync(fd);
  }
  nameFlushed(unnamed, path);
  return true;
}
