import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whole under its name, or not there: also when the power goes in the middle. */
export function writeFlushed(path: string, content: string | Uint8Array): void {
  const unnamed = `${path}.new`;
  const file = openSync(unnamed, 'w', 0o600);
  try {
    writeAll(file, typeof content === 'string' ? Buffer.from(content) : content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unnamed, path);
  flushFolder(dirname(path));
}

/** A file that somebody else wrote, and that bears no name yet, gets the one under which it counts. */
export function nameFlushed(unnamed: string, path: string): void {
  const file = openSync(unnamed, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unnamed, path);
  flushFolder(dirname(path));
}

export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Windows and FAT flush no folder, and say so. */
export function flushFolder(folder: string): void {
  try {
    const open = openSync(folder, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {
    // its files are flushed
  }
}
