import type { PrinterModel } from '../../../domain/data/printers.ts';
import type { Printer, PrintOutcome } from '../../ports/printer.ts';
import { type Answers, hindrance, type RestingState, stateOfAnswers, statusCommands } from './escpos-status.ts';
import type { PrinterLine } from './printer-line.ts';
import { createPrinterState } from './printer-state.ts';
import { type Habits, sendPaper } from './send-paper.ts';

export interface LinePrinterNeeds {
  readonly name: string;
  readonly model: PrinterModel;
  /** Null when nobody is there. */
  open(withinMs: number): Promise<PrinterLine | null>;
  readonly timings?: Partial<PrinterTimings>;
}

/** Milliseconds. */
export interface PrinterTimings {
  /** Between two looks at an idle printer: a fault shows within five seconds (ux.md K-NoPaper). */
  readonly poll: number;
  readonly connect: number;
  readonly answer: number;
  /** No byte taken for so long while sending. */
  readonly stall: number;
  /** How long to wait for "it is on paper" from a printer that never said it yet. */
  readonly firstEcho: number;
  /** From the call to the outcome; under the 60 s the port promises. */
  readonly whole: number;
}

const usualTimings: PrinterTimings = {
  poll: 3_000,
  connect: 2_000,
  answer: 700,
  stall: 10_000,
  firstEcho: 15_000,
  whole: 52_000,
};

/**
 * A receipt printer that is spoken to: over TCP, a USB cable or a serial port. The line is opened for each paper and each
 * look, never in between: most of these printers take one connection at a time, and a point may have two PCs on one.
 */
export function createLinePrinter({ name, model, open, timings: given }: LinePrinterNeeds): Printer {
  const timings = { ...usualTimings, ...given };
  const state = createPrinterState('disconnected');
  const habits: Habits = { answers: false, echoes: model.tellsWhenDone === 'no' ? false : null, interrupted: false };
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;
  let timer: NodeJS.Timeout | null = null;

  /** Looks and papers take turns. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  async function look(): Promise<void> {
    const line = await open(timings.connect);
    if (!line) return state.set('disconnected');
    state.set(await askState(line));
    await line.end(timings.answer);
  }

  async function askState(line: PrinterLine): Promise<RestingState> {
    const answers = await askAll(line, timings.answer);
    if (answers === 'lost') return 'disconnected';
    if (answers === 'no-paper') return 'no-paper';
    if (answers) {
      habits.answers = true;
      return stateOfAnswers(answers);
    }
    // A model that cannot answer prints all the same; one that could and does not is not there for us.
    return habits.answers ? 'disconnected' : 'ready-unverified';
  }

  async function printNow(bytes: Uint8Array): Promise<PrintOutcome> {
    const deadline = performance.now() + timings.whole;
    const line = await open(timings.connect);
    if (!line) return refuse('disconnected');
    const before = await askState(line);
    if (before === 'disconnected' || hindrance(before)) {
      await line.reset();
      return refuse(before);
    }
    state.set('printing');
    const outcome = await sendPaper({ line, bytes, habits, model, timings, deadline, askState: () => askState(line) });
    state.set(outcome.state ?? before);
    return outcome.outcome;
  }

  function refuse(why: RestingState): PrintOutcome {
    state.set(why);
    return { type: 'refused', state: why };
  }

  function lookAgainLater(): void {
    if (closed) return;
    timer = setTimeout(() => void inTurn(look).finally(lookAgainLater), timings.poll);
    timer.unref();
  }

  void inTurn(look).finally(lookAgainLater);

  return {
    name,
    model,
    state: state.get,
    onChange: state.onChange,
    print: (bytes) => inTurn(async () => (closed ? { type: 'refused', state: 'disconnected' } : await printNow(bytes))),
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await turn;
    },
  };
}

/** The four answers; null when the first question gets none. One at a time: the answers do not say which they are. */
async function askAll(line: PrinterLine, withinMs: number): Promise<Answers | null | 'lost' | 'no-paper'> {
  const values: number[] = [];
  for (const n of [1, 2, 3, 4] as const) {
    const answer = line.expect((item) => (item.type === 'answer' ? item.value : undefined), withinMs);
    if ((await line.write(statusCommands.ask(n), withinMs)) === 'no-paper') return 'no-paper';
    const value = await answer;
    if (value === 'lost') return 'lost';
    if (value === 'silent') return null;
    values.push(value);
  }
  const [printer = 0, offline = 0, error = 0, paper = 0] = values;
  return { printer, offline, error, paper };
}
