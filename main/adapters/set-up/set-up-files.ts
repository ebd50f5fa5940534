import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { setUpView } from '../../../contract/set-up-api.ts';
import { writeFlushed } from '../../flushed-files.ts';
import type { SetUpFiles } from '../../ports/set-up-files.ts';

const progressFile = setUpView.omit({ brought: true }).extend({
  // An earlier program knew of no restore, and gave no name.
  id: z.string().default(''),
  restore: setUpView.shape.restore.default(null),
  files: z.object({ point: z.string(), signature: z.string().nullable(), enrolment: z.string().nullable() }).nullable(),
});

export function openSetUpFiles(folder: string): SetUpFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const replace = (name: string, text: string) => writeFlushed(join(folder, name), text);
  return {
    read: () => readProgress(folder),
    keep: (progress) => replace('set-up.json', JSON.stringify(progress)),
    write: ({ point, signature, enrolment }) => {
      if (enrolment !== null) replace('enrolment.json', enrolment);
      if (signature !== null) replace('point.signature.json', signature);
      replace('point.json', point);
    },
  };
}

/** Of this PC's first run, as far as it went; what cannot be read is begun again. */
export function readProgress(folder: string) {
  const path = join(folder, 'set-up.json');
  if (!existsSync(path)) return null;
  try {
    return progressFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}
