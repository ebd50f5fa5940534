import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { people } from '../../../contract/rights.ts';
import type { HostFile } from '../../../contract/station-api.ts';
import { StationId } from '../../../domain/ids.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { flushFolder, writeAll } from '../../flushed-files.ts';
import { judgeLog } from '../../store/log-file.ts';
import { foldIn, readAccountIn } from '../../store/taken-copy.ts';
import { createPasswords } from '../system/argon2-passwords.ts';
import { openKeyFileVault } from '../system/key-file-vault.ts';
import { createRandomIds } from '../system/random-ids.ts';
import { newestWhole, readFollowState, standInFolder, standInVault } from './follow-host.ts';
import type { SealedCopy } from './sealed-copy.ts';
import { openFiles, PROVINCE, readSealedFiles } from './sealed-files.ts';
import { keepTookOver } from './took-over.ts';
import { moveUnlessThere } from './undo-take-over.ts';

export type TakeOverRefusal =
  | { readonly type: 'host-answers' }
  | { readonly type: 'nothing-to-take-over-with' }
  | { readonly type: 'copy-damaged' }
  | { readonly type: 'login-or-password-wrong' }
  | { readonly type: 'role-not-allowed' };

/**
 * The copy becomes this PC's own database: opened beside the folder, read whole, and moved in when the person was proven who
 * pressed. Until `host.json` is renamed, last of all, a power cut leaves the station of its host that this PC was.
 */
export async function takeOver(parts: {
  readonly folder: string;
  readonly host: HostFile;
  readonly login: string;
  readonly password: string;
  /** Asked once more when everything else is done: a host that came back meanwhile is the host. */
  readonly isGone: () => boolean;
  /** So that a test may cut between two moves. */
  readonly move?: typeof renameSync;
}): Promise<Result<null, TakeOverRefusal>> {
  const { folder, host, login, password, isGone, move = renameSync } = parts;
  const vault = standInVault(folder);
  const copy = newestWhole(folder, vault);
  const secrets = readSealedFiles(standInFolder(folder));
  if (!copy || !secrets) return err({ type: 'nothing-to-take-over-with' });
  const aside = join(standInFolder(folder), 'opened');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  try {
    const { [PROVINCE]: province = '', ...files } = openFiles(secrets, vault);
    for (const [name, base64] of Object.entries(files)) write(join(aside, name), [Buffer.from(base64, 'base64')]);
    const log = join(aside, 'log.db');
    openCopy(copy, log);
    const judged = judgeLog(log);
    if (judged.fault) return err({ type: 'copy-damaged' });
    const account = readAccountIn(log, login);
    const isRight = await createPasswords(openKeyFileVault(aside)).verify(account?.password ?? null, password);
    if (!account || !isRight || account.deactivatedAt !== null) return err({ type: 'login-or-password-wrong' });
    if (account.isGuest || !(people.machines as readonly string[]).includes(account.role))
      return err({ type: 'role-not-allowed' });
    if (!isGone()) return err({ type: 'host-answers' });
    const ids = createRandomIds();
    const { addresses, port } = host;
    keepTookOver(folder, {
      ...{ v: 1, origin: ids.origin(), account: account.id, station: host.station, met: false },
      former: { key: host.host, addresses, port, station: StationId(ids.token(5)) },
      from: { stream: judged.state.stream, seq: judged.state.head.seq },
      wholeAt: readFollowState(folder).wholeAt,
      province: Buffer.from(province, 'base64').toString('utf8'),
    });
    for (const left of ['log.db-wal', 'log.db-shm']) rmSync(join(folder, left), { force: true });
    for (const name of [...Object.keys(files), 'log.db']) move(join(aside, name), join(folder, name));
    for (const kind of ['attachments', 'voice'])
      moveUnlessThere(join(standInFolder(folder), 'files', kind), join(folder, kind), move);
    // What was moved in is there before the name that makes this PC the host.
    flushFolder(folder);
    move(join(folder, 'host.json'), join(folder, 'former-host.json'));
    flushFolder(folder);
    return ok(null);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** The database as it stood, and each write-ahead file folded into it in its turn, by SQLite itself. */
function openCopy(copy: SealedCopy, log: string): void {
  write(log, copy.open(0));
  for (let part = 1; part <= copy.parts().ahead; part++) {
    write(`${log}-wal`, copy.open(part));
    foldIn(log);
    rmSync(`${log}-wal`, { force: true });
  }
}

function write(path: string, pieces: Iterable<Uint8Array>): void {
  const fd = openSync(path, 'w', 0o600);
  try {
    for (const piece of pieces) writeAll(fd, piece);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
