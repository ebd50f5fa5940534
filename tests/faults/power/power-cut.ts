import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Builds the disk that forgets; null where no compiler is: then nothing is cut, and the test says so. */
export function compileForgetfulDisk(into: string): string | null {
  return compileDisk('forgetful-disk', into);
}

/** Builds the disk that ends whoever changes it, at a chosen change. */
export function compileDeadlyDisk(into: string): string | null {
  return compileDisk('deadly-disk', into);
}

/** Builds the disk that refuses a write or a flush now and then. */
export function compileFailingDisk(into: string): string | null {
  return compileDisk('failing-disk', into);
}

function compileDisk(name: string, into: string): string | null {
  const source = join(import.meta.dirname, `${name}.c`);
  const library = join(into, `${name}.so`);
  if (process.platform !== 'linux') return null;
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { encoding: 'utf8' });
  return status === 0 && existsSync(library) ? library : null;
}

export interface Cut {
  /** As it lay on the disk when the program began. */
  readonly before: string;
  /** Where the program believed to write; is replaced by what the disk has. */
  readonly folder: string;
  readonly trace: string;
  /** Whether a write that no flush confirmed has reached the disk all the same: disks write in any order. */
  readonly survives: () => boolean;
}

interface Change {
  readonly kind: 'w' | 't';
  readonly data: Buffer;
  readonly at: number;
}

/**
 * The disk after the power was cut: whatever a flush confirmed, and of the rest what happened to be written. A name that was removed
 * or given is durable at once, as ext4 orders it for a file that replaces another.
 */
export function cutPower({ before, folder, trace, survives }: Cut): void {
  const files = filesOf(before);
  const pending = new Map<string, Change[]>();
  for (const { kind, path, data, at } of recordsOf(trace)) {
    const name = path.slice(folder.length);
    if (kind === 'w' || kind === 't') pending.set(name, [...(pending.get(name) ?? []), { kind, data, at }]);
    else if (kind === 'f') settle(name, () => true);
    else if (kind === 'u') {
      files.delete(name);
      pending.delete(name);
    } else {
      settle(name, () => true);
      const to = data.toString().slice(folder.length);
      const moved = files.get(name);
      files.delete(name);
      if (moved) files.set(to, moved);
    }
  }
  for (const name of [...pending.keys()]) settle(name, survives);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    // The index of the write-ahead log lives in memory only.
    if (name.endsWith('-shm')) continue;
    mkdirSync(dirname(folder + name), { recursive: true, mode: 0o700 });
    writeFileSync(folder + name, bytes, { mode: 0o600 });
  }

  function settle(name: string, reached: () => boolean): void {
    for (const change of pending.get(name) ?? []) if (reached()) files.set(name, changed(files.get(name), change));
    pending.delete(name);
  }
}

/** A copy of the folder as it lies there, to cut the power from. */
export function keepDisk(folder: string, at: string): void {
  rmSync(at, { recursive: true, force: true });
  cpSync(folder, at, { recursive: true });
}

function changed(bytes: Buffer = Buffer.alloc(0), { kind, data, at }: Change): Buffer {
  if (kind === 't') return resized(bytes, at);
  const whole = at + data.length > bytes.length ? resized(bytes, at + data.length) : bytes;
  data.copy(whole, at);
  return whole;
}

function resized(bytes: Buffer, size: number): Buffer {
  const whole = Buffer.alloc(size);
  bytes.copy(whole, 0, 0, Math.min(size, bytes.length));
  return whole;
}

function* recordsOf(trace: string) {
  const bytes = readFileSync(trace);
  for (let place = 0; place + 15 <= bytes.length; ) {
    const kind = String.fromCharCode(bytes[place] ?? 0);
    const [pathSize, size] = [bytes.readUInt16LE(place + 1), bytes.readUInt32LE(place + 3)];
    const at = Number(bytes.readBigInt64LE(place + 7));
    const from = place + 15 + pathSize;
    yield { kind, path: bytes.toString('utf8', place + 15, from), data: bytes.subarray(from, from + size), at };
    place = from + size;
  }
}

function filesOf(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [`/${name}`, readFileSync(join(folder, name))]));
}
