import type { AttachmentId, DossierId } from './ids.ts';

/** What a scanned or chosen file may be: what every browser shows, and no program runs. */
export const attachmentKinds = ['pdf', 'jpeg', 'png'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Where a file came from: chosen by hand, or taken from the folder the scanner writes to. */
export const attachmentSources = ['chosen', 'scan-folder'] as const;
export type AttachmentSource = (typeof attachmentSources)[number];

/** A file of one paper of a dossier, sealed beside the database. */
export interface Attachment {
  readonly attachment: AttachmentId;
  readonly dossier: DossierId;
  /** SHA-256 of the sealed bytes, hex: the file's name. */
  readonly file: string;
  readonly kind: AttachmentKind;
  /** Of the paper's file, not of the sealed one. */
  readonly bytes: number;
}

/** A plain type, as the log writes it; the files themselves lie sealed beside the log. */
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
