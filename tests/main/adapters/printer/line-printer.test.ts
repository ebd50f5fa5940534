import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { goldenBytes, goldenFile } from '../../../paper/golden-files.ts';
import { token } from '../../../paper/sample-papers.ts';
import { decodeEscpos } from '../../../support/escpos-decoder.ts';
import { differentDots, pictureOfPaper, pictureOfPng, qrIn } from '../../../support/pictures.ts';
import { type Bench, setUpBench, shortPatience, until, usualPatience } from './printer-bench.ts';

const ticket = goldenBytes('ticket-vi-80');
const rowBytes = 72;
let bench: Bench;
afterEach(() => bench.close());

describe('a citizen waits for a ticket', () => {
  it('and gets it whole, as it was drawn, and the printer says so', async () => {
    bench = await setUpBench({}, usualPatience);
    expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    const [paper, ...more] = bench.device.papers();
    expect(more).toEqual([]);
    expect(paper?.complete).toBe(true);
    const [sent] = decodeEscpos(bench.device.takeBytes());
    if (!sent || !paper) throw new Error('nothing was printed');
    const golden = await pictureOfPng(readFileSync(goldenFile('ticket-vi-80', 'png')));
    expect(differentDots(pictureOfPaper(sent), golden)).toBe(0);
    expect(differentDots(await pictureOfPng(paper.png), golden)).toBe(0);
    expect(bench.printer.state()).toBe('ready');
  });

  it('and twenty in a row come out as twenty, in order of asking', async () => {
    bench = await setUpBench({}, usualPatience);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => bench.printer.print(ticket)));
    expect(outcomes).toEqual(Array.from({ length: 20 }, () => ({ type: 'confirmed' })));
    expect(bench.device.papers().map((paper) => paper.complete)).toEqual(new Array(20).fill(true));
  });

  it('from a slow printer, and it is not called done before it is on paper', async () => {
    bench = await setUpBench({ bytesPerSecond: 100_000 }, { ...shortPatience, firstEcho: 3_000 });
    const before = performance.now();
    expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(performance.now() - before).toBeGreaterThan(400);
    expect(bench.device.papers()[0]?.complete).toBe(true);
  });

  it('from a printer that chatters all the time, and not a byte is cut off', async () => {
    bench = await setUpBench({ noisy: true }, usualPatience);
    for (let n = 0; n < 5; n++) expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(bench.device.papers().map((paper) => paper.complete)).toEqual(new Array(5).fill(true));
    const papers = decodeEscpos(bench.device.takeBytes());
    expect(papers.map((paper) => qrIn(pictureOfPaper(paper)))).toEqual(new Array(5).fill(token));
  });

  it('from a clone that never answers: sent, and said to be no more than that', async () => {
    bench = await setUpBench({ answers: 'nothing', noisy: true });
    await until(() => bench.printer.state() === 'ready-unverified');
    expect(await bench.printer.print(ticket)).toEqual({ type: 'sent' });
    expect(bench.device.papers()[0]?.complete).toBe(true);
  });

  it('from a printer that tells its state but not when it is done: sent, and the second without the long wait', async () => {
    bench = await setUpBench({ answers: 'status' });
    expect(await bench.printer.print(ticket)).toEqual({ type: 'sent' });
    const before = performance.now();
    expect(await bench.printer.print(ticket)).toEqual({ type: 'sent' });
    expect(performance.now() - before).toBeLessThan(shortPatience.firstEcho);
    expect(bench.device.papers()).toHaveLength(2);
  });

  it('from a roll near its end: printed, and the office is warned', async () => {
    bench = await setUpBench({ paper: 'low' });
    expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(bench.printer.state()).toBe('paper-low');
  });
});

describe('a ticket that cannot be printed now is refused before a byte is sent', () => {
  it.each([
    [{ power: 'off' }, 'disconnected'],
    [{ cover: 'open' }, 'cover-open'],
    [{ paper: 'out' }, 'no-paper'],
  ] as const)('with %o', async (knobs, state) => {
    bench = await setUpBench(knobs);
    expect(await bench.printer.print(ticket)).toEqual({ type: 'refused', state });
    expect(bench.printer.state()).toBe(state);
    await bench.device.set({ power: 'on', cover: 'closed', paper: 'loaded' });
    await until(() => bench.printer.state() === 'ready');
    expect(bench.device.papers()).toEqual([]);
    expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(bench.device.papers()).toHaveLength(1);
  });

  it('by a printer that used to answer and now only takes the connection', async () => {
    bench = await setUpBench();
    await until(() => bench.printer.state() === 'ready');
    await bench.device.set({ stalled: true });
    expect(await bench.printer.print(ticket)).toEqual({ type: 'refused', state: 'disconnected' });
    await bench.device.set({ stalled: false });
    await until(() => bench.printer.state() === 'ready');
    expect(bench.device.papers()).toEqual([]);
  });
});

describe('the staff sees', () => {
  it('within the next look that the cover was opened, the roll ended, the plug pulled, and that all is well again', async () => {
    bench = await setUpBench();
    const seen: string[] = [];
    bench.printer.onChange(() => seen.push(bench.printer.state()));
    for (const [change, state] of [
      [{}, 'ready'],
      [{ cover: 'open' }, 'cover-open'],
      [{ cover: 'closed', paper: 'out' }, 'no-paper'],
      [{ paper: 'low' }, 'paper-low'],
      [{ power: 'off' }, 'disconnected'],
      [{ power: 'on', paper: 'loaded' }, 'ready'],
    ] as const) {
      await bench.device.set(change);
      await until(() => bench.printer.state() === state);
    }
    expect(seen).toEqual(['ready', 'cover-open', 'no-paper', 'paper-low', 'disconnected', 'ready']);
  });

  it('hears nothing any more after it stopped listening', async () => {
    bench = await setUpBench();
    let heard = 0;
    const stop = bench.printer.onChange(() => heard++);
    await until(() => heard === 1);
    stop();
    await bench.device.set({ cover: 'open' });
    await until(() => bench.printer.state() === 'cover-open');
    expect(heard).toBe(1);
  });
});

describe('a roll that ends in the middle of a ticket', () => {
  it('leaves it in doubt, shows half a ticket without a QR, and the rest never comes out later', async () => {
    bench = await setUpBench({ rowsLeft: 300, bytesPerSecond: 200_000 });
    expect(await bench.printer.print(ticket)).toEqual({ type: 'unknown', why: 'no-paper' });
    expect(bench.printer.state()).toBe('no-paper');
    const [half] = bench.device.papers();
    if (!half) throw new Error('the half ticket is not to be seen');
    expect(half.complete).toBe(false);
    expect(qrIn(await pictureOfPng(half.png))).toBe(null);
    await bench.device.set({ paper: 'loaded', bytesPerSecond: null });
    await until(() => bench.printer.state() === 'ready');
    await pause(200);
    expect(bench.device.papers()).toHaveLength(1);
    expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(bench.device.papers().map((paper) => paper.complete)).toEqual([false, true]);
  });

  it('on a clone that cannot forget: the copy still comes out whole, apart from the rest of the half one', async () => {
    bench = await setUpBench({ rowsLeft: 300, answers: 'status', bytesPerSecond: 200_000 });
    const outcome = await bench.printer.print(ticket);
    expect(outcome).toEqual({ type: 'unknown', why: 'no-paper' });
    await bench.device.set({ paper: 'loaded', bytesPerSecond: null });
    await until(() => bench.printer.state() === 'ready');
    expect((await bench.printer.print(ticket)).type).toBe('sent');
    const papers = bench.device.papers();
    expect(papers.filter((paper) => paper.complete)).toHaveLength(1);
    expect(papers.at(-1)?.complete).toBe(true);
    const last = papers.at(-1);
    if (last) expect(qrIn(await pictureOfPng(last.png))).toBe(token);
  });
});

describe('a ticket that broke off is in doubt, and never sent again by itself', () => {
  it('when the cover is opened while it prints', async () => {
    // A busy machine answers late, and a late answer is no answer.
    bench = await setUpBench({ bytesPerSecond: 30_000 }, { ...shortPatience, answer: 2_000, whole: 15_000 });
    const printing = bench.printer.print(ticket);
    // What is left fits the printer's buffer: it reads the order to forget it.
    await until(() => (bench.device.papers()[0]?.bytes ?? 0) > 20_000);
    await bench.device.set({ cover: 'open' });
    expect(await printing).toEqual({ type: 'unknown', why: 'cover-open' });
    await bench.device.set({ cover: 'closed', bytesPerSecond: null });
    await until(() => bench.printer.state() === 'ready');
    expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(bench.device.papers().map((paper) => paper.complete)).toEqual([false, true]);
  });

  it('when the printer stops taking bytes', async () => {
    bench = await setUpBench({ answers: 'nothing' });
    await until(() => bench.printer.state() === 'ready-unverified');
    await bench.device.set({ stalled: true });
    const before = performance.now();
    expect(await bench.printer.print(ticket)).toEqual({ type: 'unknown', why: 'timed-out' });
    expect(performance.now() - before).toBeLessThan(shortPatience.whole + 1_000);
  });

  it.each(['all', 'status', 'nothing'] as const)(
    'when the cable is pulled in the middle of a picture (answers: %s), and the next one is not swallowed as its rest',
    async (answers) => {
      bench = await setUpBench({ answers });
      await until(() => ['ready', 'ready-unverified'].includes(bench.printer.state()));
      await bench.device.set({ losesLineAfterBytes: 30_000 });
      expect(await bench.printer.print(ticket)).toEqual({ type: 'unknown', why: 'connection-lost' });
      await until(() => ['ready', 'ready-unverified'].includes(bench.printer.state()));
      expect((await bench.printer.print(ticket)).type).toBe(answers === 'all' ? 'confirmed' : 'sent');
      expect(bench.device.papers().map((paper) => paper.complete)).toEqual([false, true]);
      const last = bench.device.papers()[1];
      if (last) expect(qrIn(await pictureOfPng(last.png))).toBe(token);
    },
  );

  const cuts = Array.from(
    { length: 24 },
    (_, n) => 40 + Math.floor(((ticket.length - 60) / 24) * n + ((n * 7919) % 1500)),
  );

  it.each(cuts)('when the power fails after %i bytes, and the next ticket is whole', async (bytes) => {
    bench = await setUpBench();
    await until(() => bench.printer.state() === 'ready');
    await bench.device.set({ diesAfterBytes: bytes });
    expect(await bench.printer.print(ticket)).toEqual({ type: 'unknown', why: 'connection-lost' });
    expect(bench.printer.state()).toBe('disconnected');
    const broken = bench.device.papers();
    expect(broken.every((paper) => !paper.complete)).toBe(true);
    for (const paper of broken) expect(paper.bytes).toBeLessThanOrEqual(bytes + rowBytes);
    await bench.device.set({ power: 'on' });
    await until(() => bench.printer.state() === 'ready');
    await pause(100);
    expect(bench.device.papers()).toHaveLength(broken.length);
    expect(await bench.printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(bench.device.papers().filter((paper) => paper.complete)).toHaveLength(1);
  });
});
