import { usualPrinter } from '../../domain/data/printers.ts';
import { isRunning } from '../../domain/dossier-words.ts';
import type { NewEvent } from '../../domain/event.ts';
import { canPrint } from '../../domain/paper.ts';
import { err, ok } from '../../domain/result.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import type { Printer } from '../ports/printer.ts';
import { type Answer, accountOf, actorOf, type Handlers } from './caller.ts';
import type { HeadParts } from './head-figures.ts';
import { headPageOf } from './head-paper.ts';
import { behindFigure, headView, indexView } from './head-view.ts';
import type { Languages } from './languages.ts';
import type { Live } from './live.ts';

type HeadMethods =
  | 'watchHead'
  | 'readFigure'
  | 'readServiceIndex'
  | 'nudgeDossier'
  | 'watchNudges'
  | 'printHeadPage'
  | 'readHeadPage'
  | 'setMorningPaper';

/** A second reminder within this time says nothing new. */
const NUDGE_REST_MS = 30 * 60_000;

/** What the head sees each morning and does about it; the figures' rows are one call away. */
export function headOperations(
  parts: HeadParts & {
    live: Pick<Live, 'watch'>;
    languages: Pick<Languages, 'paperWords'>;
    printer: Pick<Printer, 'state'>;
    paperMaker: Pick<PaperMaker, 'pdf'>;
  },
): Handlers<HeadMethods> {
  const { store, clock, live, printer, paperMaker } = parts;
  return {
    watchHead: (_, { signal }) => live.watch('head', () => headView(parts), signal) as Answer<'watchHead'>,
    readFigure: ({ figure, period }) => behindFigure(parts, figure, period),
    readServiceIndex: () => indexView(parts),

    nudgeDossier: ({ origin, dossier: id }, caller) =>
      store.perform({ origin, method: 'nudgeDossier', actor: actorOf(caller), opensDay: false }, () => {
        const dossier = store.dossiers.get(id);
        if (!dossier) return err({ type: 'dossier-unknown' as const });
        if (!isRunning(dossier.state)) return err({ type: 'dossier-not-running' as const });
        const last = store.nudges.of(id);
        if (last && clock.now() - last.at < NUDGE_REST_MS) return err({ type: 'nudged-just-now' as const });
        const nudge: NewEvent = { type: 'dossier-nudged', facts: { dossier: id, holder: dossier.holder } };
        return ok({ events: [nudge], answer: () => ({ at: clock.now() }) });
      }),

    watchNudges: (_, caller) => {
      const account = accountOf(caller);
      const view = () => ({ nudges: store.nudges.openOf(account).map((each) => ({ ...each })) });
      return live.watch(`nudges ${account}`, view, caller.signal) as Answer<'watchNudges'>;
    },

    printHeadPage: ({ origin }, caller) =>
      store.perform({ origin, method: 'printHeadPage', actor: actorOf(caller), opensDay: false }, () => {
        // It would come out later, with figures nobody asked for any more.
        if (!canPrint(printer.state())) return err({ type: 'printer-not-ready' as const });
        const job = headJob(`${origin}.0`, headView(parts).today, actorOf(caller).terminal);
        return ok({ events: [], jobs: [job], answer: () => ({ job: job.job }) });
      }),

    readHeadPage: async () => {
      const paper = headPageOf(parts, usualPrinter.width, 'A4');
      return { name: `${headView(parts).today}.pdf`, pdf: Buffer.from(await paperMaker.pdf(paper)).toString('base64') };
    },

    setMorningPaper: ({ origin, prints }, caller) =>
      store.perform({ origin, method: 'setMorningPaper', actor: actorOf(caller), opensDay: false }, () =>
        ok({ events: [{ type: 'morning-paper-set', facts: { prints } }], answer: () => ({}) }),
      ),
  };
}

export function headJob(job: string, date: string, terminal: string) {
  return {
    ...{ job, kind: 'head-page' as const, subject: date, label: date, details: {}, terminal },
    ...{ copy: 0, copyOf: null },
  };
}
