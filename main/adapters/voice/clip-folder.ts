import { join } from 'node:path';
import type { ClipFiles } from '../../ports/clip-files.ts';
import { openHashedFolder } from '../files/hashed-folder.ts';

/** `<folder>/voice/<sha-256>`. */
export function openClipFolder(station: string): ClipFiles {
  return openHashedFolder(join(station, 'voice'), 0o644);
}
