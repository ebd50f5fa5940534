import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { usualPrinter } from '../../domain/data/printers.ts';
import { practicePaper } from '../../main/training/practice-paper.ts';
import { sampleTicket, token } from '../paper/sample-papers.ts';
import { startPaperMaker } from '../support/paper-maker.ts';
import { pictureOfPng, qrIn } from '../support/pictures.ts';
import { connect, origin, value } from '../support/terminal-client.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';

/** Of a real station: somebody signs in, goes into practice, and everything there is as at a real counter. */
async function practising<T>(run: (at: Awaited<ReturnType<typeof enter>>) => Promise<T>): Promise<T> {
  return withStation({ practises: true }, async (test) => run(await enter(test)));
}

async function enter(test: StationInTest) {
  const real = await test.counter('1');
  const begun = performance.now();
  const { world, code } = value(await real.client.enterPractice({}));
  const practice = await connect(test.port, code, world);
  return { ...test, real, world, practice, enteredMs: performance.now() - begun };
}

const issue = (at: { practice: { client: Awaited<ReturnType<typeof connect>>['client'] } }, queue: string) =>
  at.practice.client.issueTicket({ origin: origin(), queue, priority: null, language: 'vi' });

describe('practice', () => {
  test('for which the host has no room is refused with what to do, real work goes on, and the next one enters when somebody left', () =>
    withStation({ practises: { atMost: 1 } }, async (test) => {
      const { real, world } = await enter(test);
      const other = await test.counter('2');
      expect(await other.client.enterPractice({})).toMatchObject({ ok: false, error: { type: 'practice-full' } });
      value(await other.client.openCounter({ origin: origin(), counter: '2', queues: ['B'] }));
      await real.client.leavePractice({ world });
      expect(await other.client.enterPractice({})).toMatchObject({ ok: true });
    }));

  test('T1, T3, T6: leaves the real database as it was to the byte, and real counters refuse its numbers', () =>
    practising(async (at) => {
      // The anchor follows the log by a second: only when it has caught up does nothing more of real work write.
      const anchored = () => JSON.parse(readFileSync(join(at.folder, 'anchor.json'), 'utf8')).seq;
      await expect.poll(anchored).toBe(at.station.store.head().seq);
      const before = hashes(at.folder);
      const first = value(await issue(at, 'B'));
      const second = value(await issue(at, 'C'));
      expect([first.number, second.number].map((number) => /^T\d{3}$/.test(number))).toEqual([true, true]);
      expect(Number(second.number.slice(1))).toBeGreaterThan(Number(first.number.slice(1)));
      value(await at.practice.client.callNext({ origin: origin(), counter: '1' }));
      value(await at.practice.client.startService({ origin: origin(), counter: '1' }));
      value(await at.practice.client.finish({ origin: origin(), counter: '1', outcome: 'served' }));
      expect(existsSync(join(at.folder, 'practice'))).toBe(true);

      const left = performance.now();
      await at.real.client.leavePractice({ world: at.world });
      const leftMs = performance.now() - left;
      expect(hashes(at.folder)).toEqual(before);
      expect(readdirSync(join(at.folder, 'practice'))).toEqual([]);
      expect(at.station.store.tickets.get(first.ticket as never)).toBeUndefined();

      const called = await at.real.client.callTicket({
        ...{ origin: origin(), counter: '1', ticket: first.ticket, why: 'urgent-need' },
      });
      expect(called).toMatchObject({ ok: false });
      await expect(connect(at.port, 'x', at.world)).rejects.toThrow('does not answer');
      // Measured, not asserted.
      console.info(`T6: in ${Math.round(at.enteredMs)} ms, out ${Math.round(leftMs)} ms`);
    }));

  test('T2: prints on hatched paper whose code is still read; the same paper of a real station is not', async () => {
    const maker = startPaperMaker();
    const paper = sampleTicket('vi', 80);
    const [marked, real] = await Promise.all([
      practicePaper(maker).png(paper, usualPrinter).then(pictureOfPng),
      maker.png(paper, usualPrinter).then(pictureOfPng),
    ]);
    expect([isStriped(marked), isStriped(real)]).toEqual([true, false]);
    expect(qrIn(marked)).toBe(token);
    const pdf = await practicePaper(maker).pdf(paper);
    expect(await textOfPdf(pdf)).toContain('LUYỆN TẬP');
    await maker.close();
  });

  test('T1: reaches no network by socket, TLS, fetch or datagram; without the block all of them get through', async () => {
    const heard = { count: 0 };
    const listener = createServer((socket) => {
      heard.count++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    const tryAll = (isBlocked: boolean) =>
      new Promise<{ blocked: number; refused: string[] }>((resolve, reject) => {
        const worker = new Worker(new URL('../support/network-attempts.ts', import.meta.url), {
          workerData: { port, isBlocked },
        });
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    const closed = await tryAll(true);
    expect(heard.count).toBe(0);
    expect(closed).toEqual({ blocked: 4, refused: ['socket', 'tls', 'fetch', 'datagram'] });
    const open = await tryAll(false);
    expect(heard.count).toBe(3);
    expect(open.refused).not.toContain('datagram');
    await new Promise((resolve) => listener.close(resolve));
  });
});

/** Black in the band at the upper end: about half of it, in slanting stripes. */
function isStriped({ width, rgba }: { width: number; rgba: Uint8ClampedArray | Uint8Array }): boolean {
  const row = (y: number) => Array.from({ length: width }, (_, x) => (rgba[(y * width + x) * 4] ?? 255) < 128);
  const turns = row(14).filter((dark, x, all) => x > 0 && dark !== all[x - 1]).length;
  return turns > 10;
}

/** Of every file of the real station but what practice has of its own. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/practice/'),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text;
}
