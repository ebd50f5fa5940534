import type { PrinterPlace } from '../../domain/paper.ts';
import { err, ok } from '../../domain/result.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { NewPrintJob } from '../store/print-jobs-table.ts';
import { actorOf, type Handlers } from './caller.ts';

/** It comes out at the PC that the terminal stands at, where that one has a printer. */
export function testPageJob(origin: string, terminal: string, printer: PrinterPlace): NewPrintJob {
  const kind = 'test-page' as const;
  return { job: `${origin}.0`, kind, subject: '', label: '', details: { printer }, terminal, copy: 0, copyOf: null };
}

/** A marked copy, the answer to "did it come out?", the test page. */
export function paperOperations({
  store,
}: {
  store: PointStore;
}): Handlers<'reprint' | 'answerPaperQuestion' | 'printTestPage'> {
  /** The next copy of a paper, marked IN LẠI lần n; a job in doubt is replaced by it. */
  const copyOf = (origin: string, of: string, terminal: string, why: 'asked' | 'not-on-paper') => {
    const job = store.jobs.get(of);
    if (!job) return null;
    const copy = store.jobs.lastCopy(job.kind, job.subject) + 1;
    const { kind, subject, label, details } = job;
    const made = { job: `${origin}.0`, kind, subject, label, details, terminal, copy, copyOf: of };
    const alongside = () => {
      if (job.state === 'unknown' || job.state === 'failed') store.spool.move(of, 'replaced', why);
    };
    return { copy, made, alongside, events: [{ type: 'paper-reprinted' as const, facts: { job: of, copy, why } }] };
  };

  /** No paper is made any more of a number that was taken back. */
  const isTakenBack = (job: string) => {
    const { kind, subject } = store.jobs.get(job) ?? {};
    return kind === 'ticket' && subject !== undefined && store.tickets.get(subject)?.state === 'voided';
  };

  return {
    reprint: ({ origin, job }, caller) =>
      store.perform({ origin, method: 'reprint', actor: actorOf(caller), opensDay: false }, () => {
        if (isTakenBack(job)) return err({ type: 'ticket-taken-back' as const });
        const copied = copyOf(origin, job, actorOf(caller).terminal, 'asked');
        if (!copied) return err({ type: 'job-unknown' as const });
        const { events, made, alongside, copy } = copied;
        return ok({ events, jobs: [made], alongside, answer: () => ({ job: made.job, copy }) });
      }),

    answerPaperQuestion: ({ origin, job, printed }, caller) =>
      store.perform({ origin, method: 'answerPaperQuestion', actor: actorOf(caller), opensDay: false }, () => {
        const doubtful = store.jobs.get(job);
        if (!doubtful) return err({ type: 'job-unknown' as const });
        if (doubtful.state !== 'unknown') return err({ type: 'job-not-in-doubt' as const });
        const answer = () => ({});
        if (printed) {
          const alongside = () => store.spool.move(job, 'confirmed', 'a-person-saw-it');
          return ok({ events: [{ type: 'paper-confirmed' as const, facts: { job } }], alongside, answer });
        }
        if (isTakenBack(job)) {
          const alongside = () => store.spool.move(job, 'withdrawn', 'undone');
          return ok({ events: [], alongside, answer });
        }
        const copied = copyOf(origin, job, actorOf(caller).terminal, 'not-on-paper');
        if (!copied) return err({ type: 'job-unknown' as const });
        return ok({ events: copied.events, jobs: [copied.made], alongside: copied.alongside, answer });
      }),

    printTestPage: ({ origin, printer }, caller) =>
      store.perform({ origin, method: 'printTestPage', actor: actorOf(caller), opensDay: false }, () => {
        const { terminal } = actorOf(caller);
        const job = testPageJob(origin, terminal, printer);
        return ok({ events: [], jobs: [job], answer: () => ({ job: job.job }) });
      }),
  };
}
