import { setTimeout as pause } from 'node:timers/promises';
import type { PrinterModel } from '../../../domain/data/printers.ts';
import type { Printer, PrintOutcome } from '../../ports/printer.ts';
import type { RestingState } from './escpos-status.ts';
import { createPrinterState } from './printer-state.ts';
import { powerShellSpooler, type SpoolerProgram, startSpoolerProcess } from './spooler-process.ts';
import { isHindered, newsOfJob, stateOfSpooler } from './spooler-status.ts';

export interface SpoolerPrinterNeeds {
  /** As Windows calls it. */
  readonly name: string;
  readonly model: PrinterModel;
  readonly program?: SpoolerProgram;
  readonly timings?: Partial<SpoolerTimings>;
}

/** Milliseconds. */
export interface SpoolerTimings {
  readonly poll: number;
  /** For one answer; the first one compiles the helper. */
  readonly answer: number;
  /** Between two looks at a job on its way. */
  readonly watch: number;
  /** From the call to the outcome; under the 60 s the port promises. */
  readonly whole: number;
}

const usualTimings: SpoolerTimings = { poll: 3_000, answer: 15_000, watch: 150, whole: 40_000 };

/**
 * A USB printer on Windows, through the spooler in RAW. The spooler takes a paper at once and prints it when it can, also
 * hours later: a job that does not come through is deleted there before its outcome is told, so that it never prints after.
 * What the spooler has handed over whole is `sent`; that it is on paper it cannot know.
 */
export function createSpoolerPrinter(needs: SpoolerPrinterNeeds): Printer {
  const { name, model, program = powerShellSpooler() } = needs;
  const timings = { ...usualTimings, ...needs.timings };
  const state = createPrinterState('disconnected');
  let helper = startSpoolerProcess(name, program);
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;
  let timer: NodeJS.Timeout | null = null;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  function ask(line: string) {
    if (helper.isGone()) helper = startSpoolerProcess(name, program);
    return helper.ask(line, timings.answer);
  }

  async function look(): Promise<RestingState> {
    const answer = await ask('look');
    if (typeof answer === 'string' || !('status' in answer) || !('attributes' in answer)) return 'disconnected';
    return stateOfSpooler(answer.status, answer.attributes);
  }

  async function printNow(bytes: Uint8Array): Promise<PrintOutcome> {
    const deadline = performance.now() + timings.whole;
    const before = await look();
    if (isHindered(before)) return { type: 'refused', state: before };
    state.set('printing');
    const taken = await ask(`print ${Buffer.from(bytes).toString('base64')}`);
    // Without an answer nobody knows whether the spooler has it.
    if (typeof taken === 'string') return { type: 'unknown', why: 'connection-lost' };
    if (!('job' in taken)) return { type: 'refused', state: 'disconnected' };
    if (!taken.whole) return { type: 'unknown', why: 'fault' };
    return await watch(taken.job, deadline);
  }

  async function watch(job: number, deadline: number): Promise<PrintOutcome> {
    for (let why: Extract<PrintOutcome, { type: 'unknown' }>['why'] = 'timed-out'; ; ) {
      const answer = await ask(`job ${job}`);
      if (typeof answer === 'string' || 'missing' in answer) return { type: 'unknown', why: 'connection-lost' };
      if ('gone' in answer) return { type: 'sent' };
      const news = 'status' in answer ? newsOfJob(answer.status) : 'going';
      if (news === 'over') return { type: 'sent' };
      if (news === 'deleted') return { type: 'unknown', why: 'fault' };
      if (news !== 'going') why = news;
      if (news !== 'going' || performance.now() > deadline) {
        await ask(`drop ${job}`);
        return { type: 'unknown', why };
      }
      await pause(timings.watch);
    }
  }

  function lookAgainLater(): void {
    if (closed) return;
    timer = setTimeout(() => void refresh(), timings.poll);
    timer.unref();
  }

  function refresh(): Promise<void> {
    return inTurn(async () => state.set(await look())).finally(lookAgainLater);
  }

  void refresh();

  return {
    name,
    model,
    state: state.get,
    onChange: state.onChange,
    print: (bytes) =>
      inTurn(async () => {
        if (closed) return { type: 'refused', state: 'disconnected' };
        const outcome = await printNow(bytes);
        state.set(outcome.type === 'refused' ? outcome.state : await look());
        return outcome;
      }),
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await turn;
      await helper.close();
    },
  };
}
