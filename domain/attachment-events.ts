import type { Attachment, AttachmentSource } from './attachment.ts';
import type { AttachmentId, DossierId } from './ids.ts';

/** Files of papers; the files themselves lie sealed beside the log. */
/** A plain type, as the log writes it. */
type Kept = { readonly [K in keyof Attachment]: Attachment[K] };

export interface AttachmentFacts {
  'document-scanned': Kept & { readonly source: AttachmentSource };
  'document-reused': Kept & { readonly from: { readonly dossier: DossierId; readonly attachment: AttachmentId } };
  /** A paper of somebody else, or one too many: its file is deleted. */
  'scan-removed': { readonly dossier: DossierId; readonly attachment: AttachmentId };
}

interface ScannedPart {
  readonly document: string;
  readonly digest: string;
}

export interface AttachmentParts {
  'document-scanned': ScannedPart;
  'document-reused': ScannedPart;
}
