import { describe, expect, test, vi } from 'vitest';
import { printerModel } from '../../domain/data/printers.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { type PrinterKnobs, type PrinterSimulator, startPrinterSimulator } from '../../main/simulators/printer.ts';
import { newOrigin, type OpenDoor, post, staffedCounter, withOpenDoor } from '../centre/open-door.ts';
import { sampleInput } from '../centre/sample-inputs.ts';
import { shortPatience, until } from '../main/adapters/printer/printer-bench.ts';
import { decodeEscpos } from '../support/escpos-decoder.ts';
import { papersOf } from './read-papers.ts';

vi.setConfig({ testTimeout: 90_000 });

interface TwoPrinters extends OpenDoor {
  readonly first: PrinterSimulator;
  readonly second: PrinterSimulator;
  issue(): Promise<{ ticket: string; job: string }>;
  stateOf(job: string): string | undefined;
  kioskView(): Promise<Record<string, unknown>>;
}

/** The kiosk's printer of 80 mm, and one of 58 mm without a cutter with the staff. */
async function withTwo(
  knobs: { second?: Partial<PrinterKnobs> },
  run: (two: TwoPrinters) => Promise<void>,
): Promise<void> {
  const model = printerModel('escpos-58-torn');
  const [first, second] = await Promise.all([
    startPrinterSimulator({ now: () => 0 }),
    startPrinterSimulator({ now: () => 0, knobs: { cutter: 'none', answers: 'status' } }),
  ]);
  await second.set(knobs.second ?? {});
  // A busy machine answers late, and a late answer is a printer that is not there.
  const timings = { ...shortPatience, answer: 1_000, whole: 15_000 };
  const printer = createPrinter({ kind: 'simulated' }, { simulated: first, timings });
  const secondPrinter = createPrinter({ kind: 'simulated' }, { simulated: second, timings, ...(model && { model }) });
  const looked = () => printer.state() !== 'none' && secondPrinter.state() !== 'disconnected';
  try {
    await withOpenDoor({ printer, secondPrinter }, async (door) => {
      const kiosk = door.tokenOf({ role: 'kiosk' });
      if (knobs.second?.power !== 'off') await until(looked);
      await run({
        ...{ ...door, first, second },
        issue: async () => {
          const { body } = await post(door.port, 'issueTicket', sampleInput('issueTicket'), { token: kiosk });
          return (body as { value: { ticket: string; job: string } }).value;
        },
        stateOf: (job) => door.station.store.jobs.get(job)?.state,
        kioskView: async () => (await post(door.port, 'watchKiosk', {}, { token: kiosk })).body as never,
      });
    });
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}

describe('K10: a citizen whose ticket the kiosk’s printer does not take', () => {
  test.each([
    ['no paper', { paper: 'out' }],
    ['an open cover', { cover: 'open' }],
    ['a pulled plug', { power: 'off' }],
  ] as const)('(%s) gets it from the second, drawn for that one, and the kiosk can say where it is', (_, fault) =>
    withTwo({}, async ({ first, second, issue, stateOf, station, kioskView }) => {
      await first.set(fault);
      const { job, ticket } = await issue();
      await until(() => stateOf(job) === 'sent', 20_000);
      expect(await papersOf(first)).toEqual([]);
      const [paper, ...more] = decodeEscpos(second.takeBytes().subarray(0));
      expect(more).toEqual([]);
      expect(paper).toMatchObject({ width: 384, cut: false });
      expect(await papersOf(second)).toEqual([
        { token: station.store.tickets.get(ticket)?.token, isMarkedCopy: false },
      ]);
      expect(await kioskView()).toMatchObject({
        papers: [{ job, state: 'sent', printer: 'second' }],
        printer: { second: { state: 'ready' } },
      });
      await first.set({ power: 'on', cover: 'closed', paper: 'loaded' });
      const next = await issue();
      await until(() => stateOf(next.job) === 'confirmed' || stateOf(next.job) === 'sent', 20_000);
      expect((await papersOf(second)).length + (await papersOf(first)).length).toBe(2);
    }),
  );

  test('and the second neither gets it once from whichever is well first', () =>
    withTwo({ second: { paper: 'out' } }, async ({ first, second, issue, stateOf, station }) => {
      await first.set({ cover: 'open' });
      const { job } = await issue();
      await until(() => stateOf(job) === 'queued' && station.store.jobs.waiting() === 1, 20_000);
      await second.set({ paper: 'loaded' });
      await until(() => stateOf(job) === 'sent', 20_000);
      await first.set({ cover: 'closed' });
      const next = await issue();
      await until(() => ['confirmed', 'sent'].includes(stateOf(next.job) ?? ''), 20_000);
      const tokens = [...(await papersOf(first)), ...(await papersOf(second))].map(({ token }) => token);
      expect(new Set(tokens).size).toBe(2);
    }));

  test('gets no second paper from it when the first broke off: a person is asked', () =>
    withTwo({}, async ({ first, second, issue, stateOf }) => {
      await first.set({ diesAfterBytes: 20_000 });
      const { job } = await issue();
      await until(() => stateOf(job) === 'unknown', 20_000);
      const next = await issue();
      await until(() => stateOf(next.job) === 'sent', 20_000);
      expect(stateOf(job)).toBe('unknown');
      expect(await papersOf(second)).toHaveLength(1);
    }));
});

test('a technician’s test page for the second printer fails at once when that one is off, and holds nobody’s ticket', () =>
  withTwo({ second: { power: 'off' } }, async (two) => {
    const clerk = await staffedCounter(two, '1');
    const wish = { origin: newOrigin(), printer: 'second' };
    const { body } = await post(two.port, 'printTestPage', wish, { token: clerk });
    const { job } = (body as { value: { job: string } }).value;
    await until(() => two.stateOf(job) === 'failed', 20_000);
    const ticket = await two.issue();
    await until(() => two.stateOf(ticket.job) === 'confirmed', 20_000);
  }));
