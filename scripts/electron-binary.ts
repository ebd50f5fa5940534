import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's program, or null. Looks only: asking the package itself would try to download it. */
export function electronBinary(project: string): string | null {
  const home = join(project, 'node_modules', 'electron');
  const named = join(home, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = join(home, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}
