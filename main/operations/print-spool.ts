import type { StationId } from '../../domain/ids.ts';
import { canPrint, type PrinterPlace } from '../../domain/paper.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import type { Printer, PrintOutcome } from '../ports/printer.ts';
import { isDiskTrouble } from '../store/open-database.ts';
import type { PrintJob } from '../store/print-jobs-table.ts';
import type { PaperParts } from './paper-frame.ts';
import { paperOfJob } from './paper-of-job.ts';

const AGAIN_MS = 2000;

/**
 * Prints the spool in order, one paper at a time, whenever a printer is ready: the first, and where that one takes no paper
 * the second, once. What both refused waits and prints once; what may have become paper is asked about and never silently
 * sent again, on neither (reliability §3). A paper that cannot be drawn fails alone; a disk that cannot remember holds the
 * spool until it can.
 */
export function startPrintSpool(
  parts: PaperParts & {
    printer: Printer;
    secondPrinter: Printer | null;
    /** Whose printers these are; null: the host's. */
    station: StationId | null;
    paperMaker: PaperMaker;
    operatorLog: OperatorLog;
    onBug: (where: string, error: unknown) => void;
  },
) {
  const { store, paperMaker, operatorLog, onBug } = parts;
  const printers: readonly Stand[] = [
    { place: 'first', printer: parts.printer },
    ...(parts.secondPrinter ? [{ place: 'second', printer: parts.secondPrinter } as const] : []),
  ];
  /** What became of a paper, while the disk does not take it; told before anything else is printed. */
  const untold = { move: null as (() => void) | null };
  let closed = false;
  let wanted = false;
  let busy: Promise<void> | null = null;
  let again: NodeJS.Timeout | null = null;

  const wake = () => {
    wanted = true;
    if (!closed) busy ??= work();
  };

  /** A change that comes while it works, or in the same breath as the one before, is looked at too. */
  const work = async () => {
    try {
      while (wanted && !closed) {
        wanted = false;
        if ((await drain()) || closed) continue;
        again ??= setTimeout(() => {
          again = null;
          wake();
        }, AGAIN_MS);
        break;
      }
    } catch (error) {
      onBug('print-spool', error);
    }
    busy = null;
  };

  /** False: try later. */
  const drain = async (): Promise<boolean> => {
    while (!closed) {
      if (untold.move && !written(untold.move)) return false;
      untold.move = null;
      const job = store.jobs.nextQueued(parts.station);
      // What waited here may have been printed by whoever writes for the point now.
      if (!job || !store.isWriter()) return true;
      const able = printersFor(job).filter(({ printer }) => canPrint(printer.state()));
      if (able.length === 0 && !isForSecondAlone(job)) return true;
      if (!(await print(job, able))) return false;
    }
    return true;
  };

  const printersFor = (job: PrintJob) =>
    isForSecondAlone(job) ? printers.filter(({ place }) => place === 'second') : printers;

  /** False: try later. */
  const print = async (job: PrintJob, able: readonly Stand[]): Promise<boolean> => {
    for (const stand of able) {
      const bytes = (await drawn(job, stand.printer)) ?? (await drawn(job, stand.printer));
      if (closed) return false;
      if (bytes === null) return ended(job, 'failed', 'not-drawn');
      if (bytes === 'person-erased') return ended(job, 'failed', bytes);
      if (isTakenBack(job)) return ended(job, 'withdrawn', 'undone');
      // On disk before the first byte: a station killed now must ask, not print a second paper.
      if (!written(() => changed(() => store.spool.send(job.job, stand.place)))) return false;
      const outcome = await stand.printer.print(bytes).catch((error: unknown): PrintOutcome => {
        onBug('printer', error);
        return { type: 'unknown', why: 'fault' };
      });
      if (outcome.type === 'unknown') operatorLog.write({ event: 'job-doubtful', job: job.job, why: outcome.why });
      if (outcome.type !== 'refused') return ended(job, outcome.type, outcome.type === 'unknown' ? outcome.why : null);
    }
    // A technician who tries the second printer is told; the papers of others do not wait behind that.
    if (isForSecondAlone(job)) return ended(job, 'failed', 'printer-not-ready');
    told(() => store.spool.wait(job.job));
    return false;
  };

  /** Its number was given back while the paper was drawn, or while the printer did not take it. */
  const isTakenBack = ({ kind, subject }: PrintJob) =>
    kind === 'ticket' && store.tickets.get(subject)?.state === 'voided';

  /** Null: it cannot be drawn, for a reason that is ours. */
  const drawn = async (job: PrintJob, printer: Printer): Promise<Uint8Array | 'person-erased' | null> => {
    try {
      const paper = paperOfJob(parts, job, printer);
      return paper ? await paperMaker.bytes(paper, printer.model) : 'person-erased';
    } catch (error) {
      if (!closed) onBug('paper', error);
      return null;
    }
  };

  const ended = (job: PrintJob, state: PrintJob['state'], why: string | null = null): boolean =>
    told(() => store.spool.move(job.job, state, why));

  /** False: the disk did not take it; it is told first of all when it does. */
  const told = (move: () => void): boolean => {
    const tell = () => changed(move);
    const isWritten = written(tell);
    if (!isWritten) untold.move = tell;
    return isWritten;
  };

  const changed = (move: () => void) => {
    move();
    store.changed();
  };

  const stopStore = store.onChange(wake);
  const stopPrinters = printers.map(({ printer }) =>
    printer.onChange(() => {
      operatorLog.write({ event: 'printer-state', printer: printer.name, state: printer.state() });
      store.changed();
      wake();
    }),
  );
  wake();
  return {
    close: async () => {
      closed = true;
      if (again) clearTimeout(again);
      stopStore();
      for (const stop of stopPrinters) stop();
      await busy;
    },
  };
}

interface Stand {
  readonly place: PrinterPlace;
  readonly printer: Printer;
}

function isForSecondAlone({ kind, details }: PrintJob): boolean {
  return kind === 'test-page' && details.printer === 'second';
}

/** False: the disk did not take it. */
function written(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (isDiskTrouble(error)) return false;
    throw error;
  }
}
