import { usualPrinter } from '../../domain/data/printers.ts';
import { err, ok } from '../../domain/result.ts';
import type { Ids } from '../ports/ids.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import type { Printer } from '../ports/printer.ts';
import type { Handlers } from './caller.ts';
import { dossierOfJob, noteOpened } from './opened-dossiers.ts';
import type { PaperParts } from './paper-frame.ts';
import { paperOfJob } from './paper-of-job.ts';

/** The same papers on A5, the size the law names (TT 01/2018 Đ.9.2), to print on an office printer or to send. */
export function paperFormOperations(
  parts: PaperParts & { ids: Ids; paperMaker: PaperMaker; printer: Printer },
): Handlers<'readPaper'> {
  const { store, paperMaker, printer } = parts;
  return {
    readPaper: async ({ job: id }, caller) => {
      const job = store.jobs.get(id);
      if (!job) return err({ type: 'job-unknown' });
      const { kind, subject } = job;
      if (kind === 'ticket' && store.tickets.get(subject)?.state === 'voided')
        return err({ type: 'ticket-taken-back' });
      const paper = paperOfJob(parts, job, { name: printer.name, model: usualPrinter });
      if (!paper) return err({ type: 'person-erased' });
      const named = kind === 'fee-qr' ? undefined : dossierOfJob(store, job);
      const noted = named ? noteOpened(parts, 'readPaper', [named.id], caller) : ok({});
      if (!noted.ok) return noted;
      const pdf = Buffer.from(await paperMaker.pdf(paper)).toString('base64');
      return ok({ name: `${job.label || kind}.pdf`.replace(/[^\w.-]+/g, '-'), pdf });
    },
  };
}
