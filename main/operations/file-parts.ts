import { mostAttachmentBytes } from '../../domain/attachment.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { joined } from '../pieces.ts';

/** A file that nobody attaches is forgotten after so long. */
const FORGET_MS = 120_000;

interface Upload {
  readonly upload: string;
  readonly parts: Uint8Array[];
  size: number;
  at: number;
}

export type PartError = { readonly type: 'file-gone' } | { readonly type: 'file-too-large'; readonly most: number };

/** Files on their way in from a page, in memory only: one for each terminal, the newer one takes the older one's place. */
export function createFileParts(mono: () => number, most = mostAttachmentBytes) {
  const uploads = new Map<string, Upload>();
  const forgetOld = () => {
    for (const [terminal, { at }] of uploads) if (mono() - at > FORGET_MS) uploads.delete(terminal);
  };
  return {
    take: (terminal: string, sent: { upload: string; offset: number; part: string }): Result<number, PartError> => {
      forgetOld();
      const bytes = Buffer.from(sent.part, 'base64');
      if (sent.offset === 0) uploads.set(terminal, { upload: sent.upload, parts: [], size: 0, at: mono() });
      const mine = uploads.get(terminal);
      if (mine?.upload !== sent.upload) return err({ type: 'file-gone' });
      // The same piece once more, because its answer was lost.
      if (sent.offset + bytes.length === mine.size) return ok(mine.size);
      if (sent.offset !== mine.size) return err({ type: 'file-gone' });
      if (mine.size + bytes.length > most) {
        uploads.delete(terminal);
        return err({ type: 'file-too-large', most });
      }
      mine.parts.push(bytes);
      mine.size += bytes.length;
      mine.at = mono();
      return ok(mine.size);
    },
    read: (terminal: string, upload: string): Promise<Uint8Array> | null => {
      const mine = uploads.get(terminal);
      return mine?.upload === upload ? joined([...mine.parts]) : null;
    },
    /** Not the next one, which may have begun meanwhile. */
    forget: (terminal: string, upload: string): void => {
      if (uploads.get(terminal)?.upload === upload) uploads.delete(terminal);
    },
  };
}
