import { localTime } from '../../../domain/calendar.ts';
import { usualPrinter } from '../../../domain/data/printers.ts';
import { TerminalId } from '../../../domain/ids.ts';
import { err, ok } from '../../../domain/result.ts';
import type { Ids } from '../../ports/ids.ts';
import type { PaperMaker } from '../../ports/paper-maker.ts';
import type { StationLinks } from '../../ports/station-links.ts';
import { actorOf, type Handlers } from '../caller.ts';
import type { Languages } from '../languages.ts';
import { testPageJob } from '../paper-work.ts';
import { type DiagnosticsParts, makeDiagnostics } from './diagnostics.ts';
import type { Doctor } from './doctor.ts';
import { checkedPcs } from './pcs-view.ts';
import { type ReadinessDetails, readinessOf } from './readiness.ts';

interface Parts extends DiagnosticsParts {
  readonly doctor: Doctor;
  readonly ids: Pick<Ids, 'origin'>;
  readonly languages: Languages;
  readonly links: StationLinks;
  readonly paperMaker: Pick<PaperMaker, 'pdf'>;
  /** Made with the station's own key: only who may read its key file can. */
  readonly isSignedHere: (text: string, signature: string) => boolean;
}

type Methods = 'printReadiness' | 'readReadiness' | 'exportDiagnostics' | 'askStation';

/** A question of the command line is answered once it is asked, or not at all. */
const FRESH_MS = 60_000;

export function wishText(wish: string, at: number): string {
  return `gan-dan ${wish} ${at}`;
}

/** What leaves the page *Bác sĩ máy*: on paper, as a file, to the command line. */
export function doctorPaperOperations(parts: Parts): Handlers<Methods> {
  const { doctor, store, clock, ids, version, paperMaker, isSignedHere } = parts;
  const details = async (): Promise<ReadinessDetails> => ({
    ...{ checks: await doctor.run(), tests: store.deviceTests.latest(), version, at: clock.now() },
  });
  const printTest = () => {
    const origin = ids.origin();
    const actor = { account: null, terminal: TerminalId('station') };
    return store.perform({ origin, method: 'printTestPage', actor, opensDay: false }, () => {
      const job = testPageJob(origin, actor.terminal, 'first');
      return ok({ events: [], jobs: [job], answer: () => job.job });
    });
  };
  const view = async () => ({
    ...{ running: false, version, checks: await doctor.run(), pcs: checkedPcs(parts) },
    ...{ tests: [], hearing: null },
  });
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  return {
    printReadiness: async ({ origin }, caller) => {
      const found = await details();
      const { terminal } = actorOf(caller);
      return store.perform({ origin, method: 'printReadiness', actor: actorOf(caller), opensDay: false }, () => {
        const label = localTime(found.at).date;
        const job = { job: `${origin}.0`, kind: 'readiness' as const, subject: label, label, terminal };
        const made = { ...job, details: { ...found }, copy: 0, copyOf: null };
        return ok({ events: [], jobs: [made], answer: () => ({ job: job.job }) });
      });
    },
    readReadiness: async () => {
      const found = await details();
      const paper = readinessOf(parts, found, usualPrinter.width, 0);
      return ok({ name: `may-${localTime(found.at).date}.pdf`, pdf: base64(await paperMaker.pdf(paper)) });
    },
    exportDiagnostics: async () => {
      const { name, bytes } = await makeDiagnostics(parts);
      return { name, base64: base64(bytes) };
    },
    askStation: async ({ wish, at, signature }) => {
      const isFresh = Math.abs(clock.now() - at) <= FRESH_MS;
      if (!isFresh || !isSignedHere(wishText(wish, at), signature)) return err({ type: 'not-signed-by-this-station' });
      if (wish === 'doctor') return ok({ doctor: await view(), job: null, diagnostics: null });
      if (wish === 'diagnostics') {
        const { bytes } = await makeDiagnostics(parts);
        return ok({ doctor: null, job: null, diagnostics: base64(bytes) });
      }
      const printed = printTest();
      return printed.ok ? ok({ doctor: null, job: printed.value, diagnostics: null }) : printed;
    },
  };
}
