import { join } from 'node:path';
import type { AttachmentFiles } from '../../ports/attachment-files.ts';
import { openHashedFolder } from '../files/hashed-folder.ts';

/** `<folder>/attachments/<sha-256 of the sealed bytes>`; sealed, and readable by the station's own user alone. */
export function openAttachmentFolder(station: string): AttachmentFiles {
  return openHashedFolder(join(station, 'attachments'), 0o600);
}
