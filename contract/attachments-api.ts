import { z } from 'zod';
import { attachmentKinds } from '../domain/attachment-events.ts';
import { AttachmentId } from '../domain/ids.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const attachmentId = z.uuid().transform(AttachmentId);
const fileName = z.string().min(1).max(255);
const kind = z.enum(attachmentKinds);
const onDossier = { ...command, dossier: words.dossier };

export const attachmentView = z.object({
  attachment: attachmentId,
  document: z.string().describe('the paper it shows'),
  kind,
  bytes: z.int(),
  at: words.instant,
  reusedFrom: z.string().nullable().describe('code of the dossier it was handed in with before'),
});

const list = z.object({ attachments: z.array(attachmentView) });
const dossierUnknown = failure('dossier-unknown');
const erased = failure('person-erased');
const unknown = failure('attachment-unknown');
const tooMany = z.object({ type: z.literal('attachments-too-many'), most: z.int() });
const fileFaults = [
  failure('file-empty'),
  z.object({ type: z.literal('file-too-large'), most: z.int() }),
  failure('file-kind-unknown'),
  failure('file-unfinished'),
  failure('file-gone'),
] as const;

/** Files of papers: scanned or chosen, looked at, used again. The bytes lie sealed beside the database. */
export const attachmentsApi = {
  listFoundFiles: method('listFoundFiles', 'What the scanner has written into its folder')
    .input(nothing)
    .output(
      z
        .object({
          files: z.array(
            z.object({
              name: z.string(),
              bytes: z.int(),
              modifiedAt: words.instant,
              state: z.enum(['whole', 'growing', 'too-large', 'wrong-kind']),
            }),
          ),
        })
        .nullable()
        .describe('null: no folder is set, or it cannot be read'),
    ),
  sendFilePart: method('sendFilePart', 'A chosen file in pieces, in order, kept in memory until attachFile takes it')
    .input(z.object({ upload: z.uuid(), offset: z.int().min(0), part: z.base64().max(240_000) }))
    .output(
      answer(
        z.object({ received: z.int() }),
        failure('file-gone'),
        z.object({ type: z.literal('file-too-large'), most: z.int() }),
      ),
    ),
  attachFile: method('attachFile', 'A file becomes the scan of a paper; taken from the folder, it is deleted there')
    .input(
      z.object({
        ...onDossier,
        document: words.named(200),
        from: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('upload'), upload: z.uuid() }),
          z.object({ kind: z.literal('folder'), name: fileName }),
        ]),
      }),
    )
    .output(answer(list, dossierUnknown, erased, tooMany, ...fileFaults, notWritable)),
  listReusable: method('listReusable', 'Scans of the same person’s earlier dossiers; the reading is recorded')
    .input(z.object({ dossier: words.dossier }))
    .output(
      answer(
        z.object({ reusable: z.array(attachmentView.extend({ code: z.string(), receivedAt: z.string() })) }),
        dossierUnknown,
        notWritable,
      ),
    ),
  reuseAttachment: method('reuseAttachment', 'A paper handed in before serves again, sealed anew for this dossier')
    .input(z.object({ ...onDossier, attachment: attachmentId }))
    .output(
      answer(
        list,
        dossierUnknown,
        erased,
        unknown,
        tooMany,
        failure('not-the-same-person'),
        failure('file-gone'),
        failure('file-damaged'),
        notWritable,
      ),
    ),
  removeAttachment: method('removeAttachment', 'A scan that does not belong here; its file is deleted')
    .input(z.object({ ...onDossier, attachment: attachmentId }))
    .output(answer(list, dossierUnknown, unknown, notWritable)),
  readAttachment: method('readAttachment', 'The file itself; the reading is recorded')
    .input(z.object({ dossier: words.dossier, attachment: attachmentId }))
    .output(
      answer(
        z.object({ kind, content: z.base64() }),
        dossierUnknown,
        erased,
        unknown,
        failure('file-gone'),
        failure('file-damaged'),
        notWritable,
      ),
    ),
};

export type AttachmentView = z.output<typeof attachmentView>;
