import type { Attachment, AttachmentKind, AttachmentSource } from './attachment-events.ts';
import type { NewEvent } from './event.ts';
import { err, ok, type Result } from './result.ts';

/** A page at 300 dpi is about a megabyte; a contract of ten pages stays below this. */
export const mostAttachmentBytes = 10 * 1024 * 1024;
export const mostAttachments = 60;

/** By its first bytes, whatever its name says; null: a kind we do not take. */
export function attachmentKindOf(bytes: Uint8Array): AttachmentKind | null {
  const begins = (...with_: number[]) => with_.every((byte, at) => bytes[at] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg';
  return begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'png' : null;
}

/** Has its end: a file that a scanner still writes has not. */
export function hasItsEnd(kind: AttachmentKind, bytes: Uint8Array): boolean {
  const tail = bytes.subarray(-1024);
  if (kind === 'pdf') return latin(tail).includes('%%EOF');
  if (kind === 'png') return latin(tail).includes('IEND\xae\x42\x60\x82');
  const at = tail.lastIndexOf(0xd9);
  return at > 0 && tail[at - 1] === 0xff;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

export type FileFault =
  | { readonly type: 'file-empty' }
  | { readonly type: 'file-too-large'; readonly most: number }
  | { readonly type: 'file-kind-unknown' }
  | { readonly type: 'file-unfinished' };

/** Whether bytes may become an attachment, and as what. */
export function checkFile(bytes: Uint8Array): Result<AttachmentKind, FileFault> {
  if (bytes.length === 0) return err({ type: 'file-empty' });
  if (bytes.length > mostAttachmentBytes) return err({ type: 'file-too-large', most: mostAttachmentBytes });
  const kind = attachmentKindOf(bytes);
  if (!kind) return err({ type: 'file-kind-unknown' });
  return hasItsEnd(kind, bytes) ? ok(kind) : err({ type: 'file-unfinished' });
}

export interface Attaching {
  readonly attachment: Attachment;
  /** The paper it shows, as the dossier's list calls it. */
  readonly document: string;
  /** SHA-256 of the paper's file: sealed, so that the same file is known again and nobody can guess it. */
  readonly digest: string;
}

export function attachScan(input: Attaching & { readonly source: AttachmentSource }): NewEvent {
  const { attachment, document, digest, source } = input;
  return {
    type: 'document-scanned',
    facts: { ...attachment, source },
    personal: { dossier: attachment.dossier, part: { document, digest } },
  };
}

/** The same paper was handed in before: it is not asked for again (NĐ 118/2025; QĐ 766 counts it as reuse). */
export function reuseScan(input: Attaching & { readonly from: Attachment }): NewEvent {
  const { attachment, document, digest, from } = input;
  return {
    type: 'document-reused',
    facts: { ...attachment, from: { dossier: from.dossier, attachment: from.attachment } },
    personal: { dossier: attachment.dossier, part: { document, digest } },
  };
}
