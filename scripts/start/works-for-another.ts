import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Another PC took this one's place: its folder has no log any more, and shall be given none, no point and no ticket. */
export function worksForAnother(folder: string): boolean {
  return existsSync(join(folder, 'host.json'));
}
