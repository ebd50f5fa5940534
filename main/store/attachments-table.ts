import type { Attachment, AttachmentParts } from '../../domain/attachment-events.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { AttachmentId, DossierId, PointId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';

export interface KeptAttachment extends Attachment {
  readonly reusedFrom: DossierId | null;
  /** UTC ms. */
  readonly at: number;
  /** Where it was scanned: its seals are bound to that point. */
  readonly point: PointId;
  /** The paper it shows, and the digest of its file; null: its person was erased. */
  readonly part: AttachmentParts['document-scanned'] | null;
}

interface Row extends Attachment {
  reusedFrom: DossierId | null;
  at: number;
  point: PointId | null;
  origin: string;
  part: number;
  sealed: string;
}

const COLUMNS = `attachment, dossier, file, kind, bytes, reused_from AS reusedFrom, at, point,
  sealed_origin AS origin, sealed_part AS part, sealed`;

export function readAttachments(db: ReadableDb, { sealing, point }: { sealing: Sealing; point: PointId }) {
  const ofDossier = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM attachments WHERE dossier = ? ORDER BY at`);
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM attachments WHERE attachment = ?`);
  const count = db.prepare('SELECT count(*) FROM attachments WHERE dossier = ?').pluck();
  const files = db.prepare('SELECT file FROM attachments').pluck();
  const opened = ({ origin, part, sealed, ...row }: Row): KeptAttachment => {
    const type = row.reusedFrom === null ? ('document-scanned' as const) : ('document-reused' as const);
    const scannedAt = row.point ?? point;
    const place = { point: scannedAt, dossier: row.dossier, type, origin, part };
    return { ...row, point: scannedAt, part: sealing.open(sealed, place) };
  };
  return {
    /** In the order in which they came. */
    of: (dossier: string): KeptAttachment[] => ofDossier.all(dossier).map(opened),
    count: (dossier: string): number => count.get(dossier) as number,
    get: (attachment: string): KeptAttachment | undefined => {
      const row = byId.get(attachment);
      return row && opened(row);
    },
    /** Every file a row names; for the sweep at the start only. */
    files: (): string[] => files.all() as string[],
  };
}

export type AttachmentEvent = Extract<AnyLogEvent, { type: 'document-scanned' | 'document-reused' | 'scan-removed' }>;

/** `point`: of another point's event; null: scanned here. */
export function writeAttachments(db: WritableDb): { apply(event: AttachmentEvent, point?: PointId | null): void } {
  const insert = db.prepare(
    `INSERT INTO attachments (attachment, dossier, file, kind, bytes, reused_from, at, sealed_origin, sealed_part, sealed, point)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare('DELETE FROM attachments WHERE attachment = ?');
  return {
    apply: (event, point = null) => {
      const { attachment } = event.facts;
      if (event.type === 'scan-removed') return void remove.run(attachment satisfies AttachmentId);
      const { dossier, file, kind, bytes } = event.facts;
      const from = event.type === 'document-reused' ? event.facts.from.dossier : null;
      const { origin, part, sealed, at } = event;
      insert.run(attachment, dossier, file, kind, bytes, from, at.wall, origin, part, sealed ?? '', point);
    },
  };
}
