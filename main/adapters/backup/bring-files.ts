import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nameFlushed, writeFlushed } from '../../flushed-files.ts';

/**
 * Keys and settings, base64 by name: what is here stays, what is missing comes. Another key file is none of this point's people: it is kept
 * under another name.
 */
export function bringSmallFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, base64] of Object.entries(files)) {
    const path = join(folder, basename(name));
    const bytes = Buffer.from(base64, 'base64');
    if (existsSync(path)) {
      if (name !== 'station.key' || readFileSync(path).equals(bytes)) continue;
      renameSync(path, freeName(`${path}.before-restore`));
    }
    writeFlushed(path, bytes);
  }
}

/** Whole or not there: half a scan under its name would be taken for the scan ever after. */
export function bringSealedFiles(folder: string, from: string): void {
  for (const kind of ['attachments', 'voice']) {
    const [there, here] = [join(from, kind), join(folder, kind)];
    if (there === here || !existsSync(there)) continue;
    mkdirSync(here, { recursive: true });
    for (const name of readdirSync(there).filter((each) => /^[0-9a-f]{64}$/.test(each))) {
      if (existsSync(join(here, name))) continue;
      copyFileSync(join(there, name), join(here, `${name}.new`));
      nameFlushed(join(here, `${name}.new`), join(here, name));
    }
  }
}

function freeName(path: string, n = 0): string {
  const name = n === 0 ? path : `${path}-${n}`;
  return existsSync(name) ? freeName(path, n + 1) : name;
}
