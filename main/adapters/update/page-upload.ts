import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../domain/result.ts';
import { updateLimits } from '../../../domain/update.ts';
import type { SentUpdate } from '../../ports/updates.ts';

type Refusal = { readonly type: 'file-gone' | 'update-no-room' | 'update-forged' };

/**
 * An update that a page sends in pieces, one at a time: the newer takes the older one's place. It lies beside the versions and is
 * nothing until it is verified whole, as if it came from a stick.
 */
export function createPageUpload(folder: string) {
  const path = join(folder, 'from-page.part');
  const now = { upload: '', size: 0, turn: Promise.resolve() as Promise<unknown> };

  async function take({ upload, offset, part }: SentUpdate): Promise<Result<number, Refusal>> {
    const bytes = Buffer.from(part, 'base64');
    if (offset === 0) {
      Object.assign(now, { upload, size: 0 });
      await writeFile(path, '', { mode: 0o600 });
    }
    if (now.upload !== upload) return err({ type: 'file-gone' });
    // The same piece once more, because its answer was lost.
    if (offset + bytes.length === now.size) return ok(now.size);
    if (offset !== now.size) return err({ type: 'file-gone' });
    if (now.size + bytes.length > updateLimits.fileBytes) return err({ type: 'update-forged' });
    await appendFile(path, bytes);
    now.size += bytes.length;
    return ok(now.size);
  }

  return {
    path,
    take: (sent: SentUpdate): Promise<Result<number, Refusal>> => {
      const taken = now.turn
        .then(() => take(sent))
        .catch(async (): Promise<Result<number, Refusal>> => {
          now.upload = '';
          await rm(path, { force: true }).catch(() => {});
          return err({ type: 'update-no-room' });
        });
      now.turn = taken;
      return taken;
    },
    /** Whole, or of no use any more. */
    forget: async (): Promise<void> => {
      now.upload = '';
      await rm(path, { force: true });
    },
  };
}
