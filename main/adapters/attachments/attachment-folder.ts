import { join } from 'node:path';
import type { AttachmentFiles } from '../../ports/attachment-files.ts';
import { diskFreeBytes } from '../../store/open-database.ts';
import { openHashedFolder } from '../files/hashed-folder.ts';

/** `<folder>/attachments/<sha-256 of the sealed bytes>`; sealed, and readable by the station's own user alone. */
export function openAttachmentFolder(station: string, roomAtLeast = 0): AttachmentFiles {
  const files = openHashedFolder(join(station, 'attachments'), 0o600);
  /** The last of the disk is for numbers: no scan takes it. */
  const hasRoom = () => roomAtLeast === 0 || diskFreeBytes(station) >= roomAtLeast;
  return { ...files, keep: async (sealed) => (hasRoom() ? files.keep(sealed) : null) };
}
