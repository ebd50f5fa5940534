import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFlushed } from '../../flushed-files.ts';
import { type LedPcFile, ledPc } from '../../ports/led-pc-file.ts';

export function openLedFile(folder: string): LedPcFile {
  const path = join(folder, 'led.json');
  return {
    read: () => {
      try {
        return ledPc.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
      } catch {
        return null;
      }
    },
    keep: (led) => writeFlushed(path, JSON.stringify(led)),
  };
}
