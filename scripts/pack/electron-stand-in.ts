import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SENTINEL } from '@electron/fuses/dist/constants.js';

/**
 * A folder shaped like Electron's, for machines that cannot download it: electron-builder packs the program by its real
 * rules and turns the fuses of a file that is no program. `electron` in it starts nothing and is never shipped.
 */
export function electronStandIn(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-electron-stand-in-'));
  for (const inside of ['locales', 'resources']) mkdirSync(join(folder, inside));
  for (const language of ['vi', 'en-US']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  for (const notice of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, notice), '');
  writeFileSync(join(folder, 'version'), version);
  // The fuse wire as it lies in Electron: a sentinel, the wire's version, its length, and a state for each fuse.
  const wire = Buffer.concat([Buffer.from([1, asShipped.length]), Buffer.from(asShipped)]);
  const program = Buffer.concat([Buffer.from(`${standInMark}\n${SENTINEL}`), wire, Buffer.from('\n')]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
  return folder;
}

export const standInMark = 'This is not Electron.';

/** As Electron 45 ships them, `1` on: the eight that @electron/fuses names, and one that came after. */
const asShipped = '101100011';
