import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import type { Printer } from '../../main/ports/printer.ts';
import { type PrinterKnobs, type PrinterSimulator, startPrinterSimulator } from '../../main/simulators/printer.ts';
import { newOrigin, type OpenDoor, post, staffedCounter, withOpenDoor } from '../centre/open-door.ts';
import { sampleInput } from '../centre/sample-inputs.ts';
import { shortPatience, until } from '../main/adapters/printer/printer-bench.ts';
import { goldenFile } from '../paper/golden-files.ts';
import { decodeEscpos } from '../support/escpos-decoder.ts';
import { pictureOfPaper, pictureOfPng } from '../support/pictures.ts';
import { draws } from '../support/simulated-road.ts';
import { startStationProcess } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';
import { type PaperInHand, papersOf, readPaper } from './read-papers.ts';

/** `npm run check:full` asks for five hundred. */
const FAULTS = Number(process.env.GAN_DAN_PAPER_FAULTS ?? 18);

interface Issued {
  readonly number: string;
  readonly ticket: string;
  readonly job: string;
}

interface Desk extends OpenDoor {
  readonly device: PrinterSimulator;
  readonly printer: Printer;
  issue(): Promise<Issued>;
  tokenOn(ticket: string): string;
  stateOf(job: string): string | undefined;
  /** Until nothing waits and nothing is being sent. */
  settled(): Promise<void>;
  ask(method: string, input: object): Promise<Record<string, unknown>>;
}

/** A kiosk and a counter at a station whose printer is the real driver on the simulated device. */
async function withDesk(knobs: Partial<PrinterKnobs>, run: (desk: Desk) => Promise<void>): Promise<void> {
  const device = await startPrinterSimulator({ now: () => 0 });
  await device.set(knobs);
  const printer = createPrinter({ kind: 'tcp', host: device.host, port: device.port }, { timings: shortPatience });
  try {
    await withOpenDoor({ printer }, async (door) => {
      const { store } = door.station;
      const kiosk = door.tokenOf({ role: 'kiosk' });
      const clerk = await staffedCounter(door, '1');
      await run({
        ...{ ...door, device, printer },
        issue: async () => {
          const { body } = await post(door.port, 'issueTicket', sampleInput('issueTicket'), { token: kiosk });
          return (body as { value: Issued }).value;
        },
        tokenOn: (ticket) => store.tickets.get(ticket)?.token ?? 'no such ticket',
        stateOf: (job) => store.jobs.get(job)?.state,
        settled: () => until(() => store.jobs.waiting() === 0, 15_000),
        ask: async (method, input) => {
          const { body } = await post(door.port, method, { origin: newOrigin(), ...input }, { token: clerk });
          return body as Record<string, unknown>;
        },
      });
    });
  } finally {
    await device.close();
  }
}

test('a copy can be told from an original by its bar, and a whole paper by its QR', async () => {
  const [original, copy] = await Promise.all(
    ['ticket-vi-80', 'ticket-vi-80-priority-copy'].map(async (name) =>
      readPaper(await pictureOfPng(readFileSync(goldenFile(name, 'png')))),
    ),
  );
  expect([original?.isMarkedCopy, copy?.isMarkedCopy]).toEqual([false, true]);
  expect(original?.token).toBe(copy?.token);
});

describe('K10: a citizen who taps while the printer has', () => {
  test.each([
    ['its cover open', { cover: 'open' }, { cover: 'closed' }, 'cover-open'],
    ['no paper', { paper: 'out' }, { paper: 'loaded' }, 'no-paper'],
    ['its plug pulled', { power: 'off' }, { power: 'on' }, 'disconnected'],
  ] as const)('%s sees the number and gets the paper later, once, in turn', async (_, fault, repair, state) => {
    await withDesk(fault, async ({ device, issue, tokenOn, stateOf, settled, port, tokenOf }) => {
      const issued = [await issue(), await issue(), await issue(), await issue()];
      expect(issued.map(({ number }) => number)).toEqual(['B001', 'B002', 'B003', 'B004']);
      // On a busy machine the printer's first answer comes late: until then its state is not known.
      const token = tokenOf({ role: 'kiosk' });
      await expect
        .poll(async () => (await post(port, 'watchKiosk', {}, { token })).body, { timeout: 30_000 })
        .toMatchObject({ printer: { state, waitingJobs: 4 }, healthy: true });
      expect(await papersOf(device)).toEqual([]);
      await device.set(repair);
      await settled();
      expect(issued.map(({ job }) => stateOf(job))).toEqual(Array(4).fill('confirmed'));
      const bytes = decodeEscpos(device.takeBytes());
      expect(bytes.map((paper) => readPaper(pictureOfPaper(paper)).token)).toEqual(
        issued.map(({ ticket }) => tokenOn(ticket)),
      );
      expect((await papersOf(device)).map(({ token }) => token)).toEqual(issued.map(({ ticket }) => tokenOn(ticket)));
      expect((await issue()).number).toBe('B005');
    });
  });
});

test('the first number of a day, whose tap opens the day as well, is on paper like any other', async () => {
  const device = await startPrinterSimulator({ now: () => 0 });
  const printer = createPrinter({ kind: 'tcp', host: device.host, port: device.port }, { timings: shortPatience });
  await withOpenDoor({ printer }, async ({ port, station, tokenOf }) => {
    await until(() => printer.state() === 'ready');
    const token = tokenOf({ role: 'kiosk' });
    const { body } = await post(port, 'issueTicket', sampleInput('issueTicket'), { token });
    const { job } = (body as { value: Issued }).value;
    await until(() => station.store.jobs.get(job)?.state === 'confirmed', 5000);
  });
  await device.close();
});

describe('a ticket whose printer dies in the middle', () => {
  const dying = { diesAfterBytes: 20_000 };

  test('is in doubt and is not sent again by itself, also when the printer is well', () =>
    withDesk(dying, async ({ device, issue, stateOf, tokenOn }) => {
      const first = await issue();
      await until(() => stateOf(first.job) === 'unknown', 8000);
      await device.set({ power: 'on' });
      const second = await issue();
      await until(() => stateOf(second.job) === 'confirmed', 8000);
      expect(stateOf(first.job)).toBe('unknown');
      const whole = (await papersOf(device)).filter(({ token }) => token !== null);
      expect(whole).toEqual([{ token: tokenOn(second.ticket), isMarkedCopy: false }]);
    }));

  test('came out after all, says the clerk: it is on record, and nothing more is printed', () =>
    withDesk(dying, async ({ device, issue, stateOf, settled, ask, station }) => {
      const { job } = await issue();
      await until(() => stateOf(job) === 'unknown', 8000);
      await device.set({ power: 'on' });
      expect(await ask('answerPaperQuestion', { job, printed: true })).toEqual({ ok: true, value: {} });
      await settled();
      expect(stateOf(job)).toBe('confirmed');
      const [last] = station.store.log.read(station.store.head().seq, { maxEvents: 1, maxBytes: 1 });
      expect(last).toMatchObject({ type: 'paper-confirmed', facts: { job } });
      expect((await papersOf(device)).filter(({ token }) => token !== null)).toEqual([]);
      expect(await ask('answerPaperQuestion', { job, printed: false })).toMatchObject({
        error: { type: 'job-not-in-doubt' },
      });
    }));

  test('did not come out, says the clerk: a copy marked so comes, with the same number and QR', () =>
    withDesk(dying, async ({ device, issue, stateOf, settled, ask, tokenOn, station }) => {
      const { job, ticket } = await issue();
      await until(() => stateOf(job) === 'unknown', 8000);
      await device.set({ power: 'on' });
      await ask('answerPaperQuestion', { job, printed: false });
      await settled();
      expect(stateOf(job)).toBe('replaced');
      const whole = (await papersOf(device)).filter(({ token }) => token !== null);
      expect(whole).toEqual([{ token: tokenOn(ticket), isMarkedCopy: true }]);
      const [copy] = station.store.jobs.latest();
      expect(copy).toMatchObject({ subject: ticket, copy: 1, copyOf: job, state: 'confirmed' });
    }));

  test('can be printed as often as it is asked for, and each copy knows which it is', () =>
    withDesk({}, async ({ device, issue, ask, settled, tokenOn }) => {
      const { job, ticket } = await issue();
      const copies = [];
      for (let n = 0; n < 3; n++) copies.push(await ask('reprint', { job }));
      expect(copies).toMatchObject([{ value: { copy: 1 } }, { value: { copy: 2 } }, { value: { copy: 3 } }]);
      await settled();
      const token = tokenOn(ticket);
      expect(await papersOf(device)).toEqual([
        { token, isMarkedCopy: false },
        ...Array.from({ length: 3 }, () => ({ token, isMarkedCopy: true })),
      ]);
    }));
});

describe.each([
  ['that says when it is done', 'all'],
  ['that tells its state and no more', 'status'],
] as const)('T17: a printer %s', (_, answers) => {
  const times = Math.ceil(FAULTS / 2);

  test(
    `of ${times} tickets that fail each in its way loses none, prints none twice unmarked, burns no number, hides no doubt`,
    { timeout: 900_000 },
    () =>
      withDesk({ answers }, async (desk) => {
        const { device, printer, station, issue, settled, tokenOn, stateOf, ask } = desk;
        const seen = new Map<string, number>();
        const onPaper: PaperInHand[] = [];
        const trouble: string[] = [];
        for (let n = 0; n < times; n++) {
          await device.set({ ...well, answers });
          await until(() => printer.state() === 'ready', 15_000);
          await device.set(faults[n % faults.length]?.() ?? {});
          const { job, ticket, number } = await issue();
          if (number !== `B${String(n + 1).padStart(3, '0')}`) trouble.push(`${number} is not the next number`);
          // Repaired when the fault has shown: the paper has ended somehow, or waits before a printer that says why.
          await until(() => {
            const state = stateOf(job) ?? '';
            const isEnded = state !== 'queued' && state !== 'sending';
            return isEnded || (state === 'queued' && hindered.includes(printer.state()));
          }, 15_000);
          await device.set({ ...well, answers });
          await settled();
          seen.set(stateOf(job) ?? '', (seen.get(stateOf(job) ?? '') ?? 0) + 1);
          const token = tokenOn(ticket);
          if (stateOf(job) === 'unknown') {
            const { doubtfulJobs } = (await ask('watchCounter', { counter: '1' })) as {
              doubtfulJobs: { job: string }[];
            };
            if (!doubtfulJobs.some((each) => each.job === job)) trouble.push(`${ticket} is asked of nobody`);
            const isThere = (await papersOf(device)).some((paper) => paper.token === token);
            await ask('answerPaperQuestion', { job, printed: isThere });
            await settled();
          }
          const mine = (await papersOf(device)).filter((paper) => paper.token === token);
          if (mine.length === 0) trouble.push(`${ticket} is on no paper: ${stateOf(job)}`);
          onPaper.push(...mine);
        }
        const unmarked = onPaper.filter(({ isMarkedCopy }) => !isMarkedCopy).map(({ token }) => token);
        const tally = [...seen].map(([state, tickets]) => `${tickets} ${state}`).join(', ');
        if (FAULTS > 18) process.stdout.write(`${times} tickets (GAN_DAN_SEED=${seed}): ${tally}\n`);
        expect(trouble, `GAN_DAN_SEED=${seed}: ${tally}`).toEqual([]);
        expect(new Set(unmarked).size).toBe(unmarked.length);
        expect(new Set(onPaper.map(({ token }) => token)).size).toBe(times);
        expect(station.store.jobs.doubtful()).toEqual([]);
        // The rig does what it says: some papers were in doubt, some came through.
        expect([seen.has('unknown'), seen.has('confirmed') || seen.has('sent')]).toEqual([true, true]);
      }),
  );
});

const hindered = ['cover-open', 'no-paper', 'disconnected'];
const well: Partial<PrinterKnobs> = {
  ...{ cover: 'closed', paper: 'loaded', power: 'on', stalled: false, noisy: false, bytesPerSecond: null },
  ...{ rowsLeft: null, losesLineAfterBytes: null, diesAfterBytes: null, fallsSilentAfterBytes: null },
};
/** The same bytes in each `npm test`; `GAN_DAN_SEED` repeats what a failure named. */
const seed = Number(process.env.GAN_DAN_SEED ?? (FAULTS > 18 ? Date.now() % 1_000_000 : 20_261_128));
const draw = draws(seed);
const anywhere = (bytes: number) => 1 + Math.floor(draw() * bytes);
const faults: readonly (() => Partial<PrinterKnobs>)[] = [
  () => ({ diesAfterBytes: anywhere(76_000) }),
  () => ({ losesLineAfterBytes: anywhere(76_000) }),
  () => ({ rowsLeft: anywhere(1050) }),
  () => ({ fallsSilentAfterBytes: anywhere(76_000) }),
  () => ({ cover: 'open' }),
  () => ({ paper: 'out' }),
  () => ({ power: 'off' }),
  () => ({ stalled: true }),
  () => ({ noisy: true, rowsLeft: anywhere(1050) }),
  () => ({ noisy: true }),
  () => ({ bytesPerSecond: 60_000, diesAfterBytes: anywhere(76_000) }),
  () => ({}),
];

test('a station killed while it sends asks after its restart, and sends nothing again', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-killed-'));
  const device = await startPrinterSimulator({ now: () => 0 });
  writeFileSync(join(folder, 'point.json'), JSON.stringify(testPoint));
  const args = ['--folder', folder, '--port', '0', '--printer', device.address];
  try {
    const first = await startStationProcess(args);
    const attach = async (port: number, code: string) =>
      ((await post(port, 'attachTerminal', { code })).body as { value: { token: string } }).value.token;
    const kiosk = await attach(first.ready.port, first.ready.codes.kiosk);
    await device.set({ bytesPerSecond: 20_000 });
    const { body } = await post(first.ready.port, 'issueTicket', sampleInput('issueTicket'), { token: kiosk });
    const { job } = (body as { value: Issued }).value;
    await until(() => jobIn(folder, job) === 'sending', 20_000);
    await first.kill();
    await device.set({ bytesPerSecond: null });

    const second = await startStationProcess(args);
    const { body: view } = await post(second.ready.port, 'watchKiosk', {}, { token: kiosk });
    expect(view).toMatchObject({ papers: [{ job, state: 'unknown' }], printer: { waitingJobs: 0 } });
    const next = await post(second.ready.port, 'issueTicket', sampleInput('issueTicket'), { token: kiosk });
    expect(next.body).toMatchObject({ ok: true, value: { number: 'B002' } });
    const { job: later } = (next.body as { value: Issued }).value;
    await until(() => jobIn(folder, later) === 'confirmed', 20_000);
    expect(jobIn(folder, job)).toBe('unknown');
    const tokens = (await papersOf(device)).map(({ token }) => token).filter((token) => token !== null);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(await second.end()).toBe(0);
  } finally {
    await device.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

function jobIn(folder: string, job: string): unknown {
  const db = new Database(join(folder, 'log.db'), { readonly: true });
  const state = db.prepare('SELECT state FROM print_jobs WHERE job = ?').pluck().get(job);
  db.close();
  return state;
}
