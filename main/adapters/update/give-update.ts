import { closeSync, fstatSync, readSync } from 'node:fs';
import { openRegular } from './update-file.ts';
import type { UpdateFolder } from './update-folder.ts';

export interface GivenUpdate {
  offer(): { order: number; bytes: number; goes: boolean } | null;
  /** What the host left again, newest last. */
  wentBack(): number[];
  /** Base64; empty: not there any more. */
  read(order: number, at: number): string;
}

const PIECE_BYTES = 512 * 1024;

/** What the host gives to the other PCs of its point: what waits for the evening, else what it runs. They change after it did. */
export function giveUpdate(folder: UpdateFolder, isQuiet: () => boolean): GivenUpdate {
  const here = () => {
    const staged = folder.staged();
    if (staged) return { path: folder.stagedFile(), order: staged.order, isRunning: false };
    const { current, probation } = folder.slots();
    return current && { path: folder.currentFile(), order: current.order, isRunning: probation === null };
  };
  return {
    offer: () => {
      const given = here();
      const file = given && openRegular(given.path);
      if (!given || file === null) return null;
      const { size: bytes } = fstatSync(file);
      closeSync(file);
      return { order: given.order, bytes, goes: given.isRunning && isQuiet() };
    },
    wentBack: () => folder.slots().wentBack.slice(-20),
    read: (order, at) => {
      const given = here();
      const file = given?.order === order ? openRegular(given.path) : null;
      if (file === null) return '';
      try {
        const buffer = Buffer.alloc(PIECE_BYTES);
        return buffer.toString('base64', 0, readSync(file, buffer, 0, PIECE_BYTES, at));
      } finally {
        closeSync(file);
      }
    },
  };
}
