import { AttachmentId, CounterId, DossierId, Origin, QueueId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { jpegFile, pdfFile } from './paper-files.ts';
import { origin, value } from './terminal-client.ts';
import { issue } from './whole-morning.ts';
import type { PointInTest } from './with-store.ts';

/** Two papers of one person: scanned, one of them by mistake, and the other used again for a later dossier. */
export async function scansOfPapers(point: PointInTest): Promise<void> {
  const { operations, clerkAt } = point;
  const clerk = clerkAt('1');
  const command = () => ({ origin: Origin(origin()) });
  const counter = CounterId('1');
  for (let n = 0; n < 3; n++) value(await issue(point));
  value(await operations.openCounter({ ...command(), counter, queues: [QueueId('B')] }, clerk));
  const receive = async () => {
    const received = await operations.receiveDossier(
      {
        ...{ ...command(), counter, procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
        ...{ applicant: inventedPerson(3), submitter: null, sets: 1, note: '', language: 'vi' },
        documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
      },
      clerk,
    );
    return DossierId(value(received).dossier);
  };
  const attach = async (dossier: DossierId, document: string, file: Buffer) => {
    const upload = crypto.randomUUID();
    value(await operations.sendFilePart({ upload, offset: 0, part: file.toString('base64') }, clerk));
    const from = { kind: 'upload' as const, upload };
    const { attachments } = value(await operations.attachFile({ ...command(), dossier, document, from }, clerk));
    return AttachmentId(attachments.at(-1)?.attachment ?? '');
  };
  const first = await receive();
  const kept = await attach(first, 'Tờ khai', pdfFile());
  const wrong = await attach(first, 'Giấy khác', jpegFile());
  value(await operations.removeAttachment({ ...command(), dossier: first, attachment: wrong }, clerk));
  const later = await receive();
  value(await operations.reuseAttachment({ ...command(), dossier: later, attachment: kept }, clerk));
}
