import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
const mounts = ['/media', '/run/media', '/mnt'];

/** Where sticks and second disks are put in on this PC; on Linux by name or in a folder of whoever is signed in. */
export function devicesHere(platform = process.platform, tops = platform === 'win32' ? letters : mounts): string[] {
  const there = tops.filter((top) => existsSync(top));
  if (platform === 'win32') return there;
  const within = (folder: string): string[] => {
    try {
      const entries = readdirSync(folder, { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
    } catch {
      // of somebody else
      return [];
    }
  };
  return there.flatMap(within).flatMap((each) => [each, ...within(each)]);
}
