import type { PrinterState } from '../../domain/paper.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import type { Printer } from '../ports/printer.ts';
import type { PrintJob } from '../store/print-jobs-table.ts';
import { type PaperParts, paperOfJob } from './paper-of-job.ts';

const AGAIN_MS = 2000;

/**
 * Prints the spool in order, one paper at a time, whenever the printer is ready. What was refused waits and prints once;
 * what may have become paper is asked about and never silently sent again (reliability §3).
 */
export function startPrintSpool(
  parts: PaperParts & { printer: Printer; paperMaker: PaperMaker; operatorLog: OperatorLog },
) {
  const { store, printer, paperMaker, operatorLog } = parts;
  let closed = false;
  let busy: Promise<void> | null = null;
  let again: NodeJS.Timeout | null = null;

  const wake = () => {
    if (closed || busy) return;
    busy = drain().finally(() => {
      busy = null;
    });
  };

  const drain = async () => {
    while (!closed && canPrint(printer.state())) {
      const job = store.jobs.nextQueued();
      if (!job) return;
      if (!(await print(job))) return;
    }
  };

  /** False: nothing was sent, try later. */
  const print = async (job: PrintJob): Promise<boolean> => {
    const paper = paperOfJob(parts, job);
    if (!paper) {
      move(job, 'failed', 'person-erased');
      return true;
    }
    const bytes = await paperMaker.bytes(paper);
    if (closed) return false;
    // On disk before the first byte: a station killed now must ask, not print a second paper.
    move(job, 'sending');
    const outcome = await printer.print(bytes);
    if (outcome.type === 'refused') {
      move(job, 'queued');
      again ??= setTimeout(() => {
        again = null;
        wake();
      }, AGAIN_MS);
      return false;
    }
    if (outcome.type === 'unknown') operatorLog.write({ event: 'job-doubtful', job: job.job, why: outcome.why });
    move(job, outcome.type, outcome.type === 'unknown' ? outcome.why : null);
    return true;
  };

  const move = (job: PrintJob, state: PrintJob['state'], why: string | null = null) => {
    store.spool.move(job.job, state, why);
    store.changed();
  };

  const stopStore = store.onChange(wake);
  const stopPrinter = printer.onChange(() => {
    operatorLog.write({ event: 'printer-state', printer: printer.name, state: printer.state() });
    store.changed();
    wake();
  });
  wake();
  return {
    close: async () => {
      closed = true;
      if (again) clearTimeout(again);
      stopStore();
      stopPrinter();
      await busy;
    },
  };
}

function canPrint(state: PrinterState): boolean {
  return state === 'ready' || state === 'ready-unverified' || state === 'paper-low';
}
