import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskRoom } from '../../../domain/backup.ts';

/** A file that takes room so that there is some to give up when the disk is full: SQLite refuses even a DELETE then. */
export interface Ballast {
  /** `none`: there never was room for it. `given`: it was given up, and there is no room for it yet. */
  state(): 'there' | 'given' | 'none';
  /** Gives the room up; false: there is none to give. */
  give(): boolean;
  /** Makes it again where there is room for twice as much, a piece at a time. */
  keep(): Promise<void>;
}

const pieceBytes = 1024 * 1024;

export function openBallast(folder: string, bytes: number = diskRoom.ballast): Ballast {
  const path = join(folder, 'ballast');
  const now = { given: false, making: false };
  const isThere = () => existsSync(path);

  async function make(): Promise<void> {
    const unnamed = `${path}.new`;
    try {
      const file = await open(unnamed, 'w', 0o600);
      try {
        // random: a file system that packs would give nothing back of zeros
        const piece = randomBytes(pieceBytes);
        for (let at = 0; at < bytes; at += piece.length) await file.write(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unnamed, path);
      now.given = false;
    } catch {
      await rm(unnamed, { force: true }).catch(() => undefined);
    }
  }

  return {
    state: () => (isThere() ? 'there' : now.given ? 'given' : 'none'),
    give: () => {
      if (!isThere()) return false;
      rmSync(path, { force: true });
      now.given = true;
      return true;
    },
    async keep() {
      if (isThere() || now.making) return;
      const { bavail, bsize } = statfsSync(folder);
      if (bavail * bsize < 2 * bytes) return;
      now.making = true;
      await make();
      now.making = false;
    },
  };
}
