import { existsSync, readFileSync } from 'node:fs';

/** What a process holds in memory, MiB, by whose it is; the sum is what is resident. */
export interface MemorySplit {
  /** Programs and libraries, as far as they were read. */
  readonly files: number;
  /** glibc's heaps: SQLite's pages, buffers, the canvas's fonts, what libraries ask for. */
  readonly malloc: number;
  /** mimalloc's: sheets of the canvas, passwords being checked. */
  readonly mimalloc: number;
  /** V8's heaps of all threads, stacks, pieces too large for glibc's heaps. */
  readonly rest: number;
}

const mib = 2 ** 20;
/** glibc begins the heap of a further thread at a multiple of this. */
const heapMostBytes = 64 * mib;
/** What mimalloc reserves at once; nothing else in a station maps so much that may be written and is not run. */
const mimallocReserves = 1024 * mib;

/** Null where the system has no `/proc` (Windows, macOS). */
export function memorySplitOf(pid: number): MemorySplit | null {
  const file = `/proc/${pid}/smaps`;
  if (!existsSync(file)) return null;
  const split = { files: 0, malloc: 0, mimalloc: 0, rest: 0 };
  for (const mapping of mappingsIn(readFileSync(file, 'utf8'))) split[ownerOf(mapping)] += mapping.residentMiB;
  return split;
}

interface Mapping {
  readonly from: number;
  readonly bytes: number;
  readonly rights: string;
  readonly name: string;
  readonly residentMiB: number;
}

function mappingsIn(smaps: string): Mapping[] {
  const each = smaps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \d+ *(.*)\n(?:[A-Z].*\n)*?Rss: +(\d+) kB/gm);
  return [...each].map(([, from = '', to = '', rights = '', name = '', kib]) => ({
    ...{ from: Number.parseInt(from, 16), bytes: Number.parseInt(to, 16) - Number.parseInt(from, 16) },
    ...{ rights, name, residentMiB: Number(kib) / 1024 },
  }));
}

function ownerOf({ from, bytes, rights, name }: Mapping): keyof MemorySplit {
  if (name === '[heap]') return 'malloc';
  if (name !== '' && !name.startsWith('[')) return 'files';
  if (rights !== 'rw-p') return 'rest';
  if (bytes >= mimallocReserves) return 'mimalloc';
  return from % heapMostBytes === 0 && bytes <= heapMostBytes ? 'malloc' : 'rest';
}
