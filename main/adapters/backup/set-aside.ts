import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../../flushed-files.ts';

const parts = ['', '-wal', '-shm'] as const;
/** Back again the database itself comes last: until then nothing can open a part of it. */
const moves = ['-wal', '-shm', ''] as const;

/** A name nobody has yet, under which a database is set aside. */
export function asideName(folder: string, why: 'corrupt' | 'before-restore', at: number): string {
  const stamp = new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15);
  const free = (n: number): string => {
    const name = `log.${why}-${stamp}${n === 0 ? '' : `-${n}`}.db`;
    return parts.some((part) => existsSync(join(folder, `${name}${part}`))) ? free(n + 1) : name;
  };
  return free(0);
}

/**
 * Gives the database another name, all its parts together, so that SQLite opens it there as it was. It is never deleted. A kill between
 * two parts is no matter: the same call goes on, and what stands in the database's place by then is left alone.
 */
export function moveAside(folder: string, { name, had }: { readonly name: string; readonly had: boolean }): void {
  const [here, there] = [join(folder, 'log.db'), join(folder, name)];
  if (had && !existsSync(there)) renameIfThere(here, there);
  if (!existsSync(here)) for (const part of parts.slice(1)) renameIfThere(`${here}${part}`, `${there}${part}`);
  flushFolder(folder);
}

/** What was tried came to nothing: the database lies where it lay. `asIs`: where what stands in its place goes; null: it is nothing. */
export function putDatabaseBack(folder: string, name: string, asIs: string | null): void {
  for (const part of parts.slice(1)) rmSync(join(folder, `log.db${part}`), { force: true });
  if (asIs === null) rmSync(join(folder, 'log.db'), { force: true });
  else renameIfThere(join(folder, 'log.db'), join(folder, asIs));
  for (const part of moves) renameIfThere(join(folder, `${name}${part}`), join(folder, `log.db${part}`));
  flushFolder(folder);
}

export function renameIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
