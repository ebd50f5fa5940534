import { once } from 'node:events';
import { connect } from 'node:net';
import { ticketPaper } from '../../domain/ticket-paper.ts';
import { createPaperMaker } from '../../main/adapters/paper/create-paper-maker.ts';
import { createPaperWords } from '../../main/adapters/paper/paper-words.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { parsePrinterAddress } from '../../main/adapters/printer/printer-address.ts';
import { canhVinh } from '../canh-vinh.ts';
import { machineMs, pause } from '../morning/machine-clock.ts';
import { startPrinterProcess } from '../morning/printer.ts';
import type { Part } from '../start/end-on-signal.ts';

/** A ticket from its words to the cut, against the same bytes written straight to the same printer's socket. */
export interface PaperFigures {
  readonly bytes: number;
  /** Drawn and encoded, in the worker, with the way there and back. */
  readonly drawMs: readonly number[];
  /** From the call to the cut: state asked, bytes sent. */
  readonly sendMs: readonly number[];
  /** Until the printer's own "it is on paper" was believed. */
  readonly confirmMs: readonly number[];
  readonly rawMs: readonly number[];
}

const warmUp = 20;

export async function measurePaper(papers: number, parts: { add(part: Part): void }): Promise<PaperFigures> {
  const process = await startPrinterProcess(null);
  parts.add({ close: process.close });
  const address = parsePrinterAddress(process.address);
  if (!address.ok) throw new Error('assertion failed: the simulator has an address');
  const printer = createPrinter(address.value);
  const maker = createPaperMaker({
    workerUrl: new URL('../../main/adapters/paper/paper-worker.ts', import.meta.url),
    fontFolder: new URL('../../node_modules/@expo-google-fonts/noto-sans/', import.meta.url),
  });
  parts.add({ close: async () => void (await Promise.all([printer.close(), maker.close()])) });
  while (printer.state() === 'disconnected') await pause(20);

  const words = createPaperWords();
  const began: { draw: number; drawn: number; confirmed: number; raw: number }[] = [];
  let bytes = new Uint8Array();
  for (let n = 0; n < warmUp + papers; n++) {
    const draw = machineMs();
    bytes = new Uint8Array(await maker.bytes(ticketPaper(ticket(n, words('vi'))), printer.model));
    const drawn = machineMs();
    const outcome = await printer.print(bytes);
    if (outcome.type !== 'confirmed') throw new Error(`the paper is ${outcome.type}`);
    const confirmed = machineMs();
    const raw = machineMs();
    await writeRaw(Number(process.address.split(':').at(-1)), bytes);
    while ((await process.count()) < 2 * (n + 1)) await pause(1);
    began.push({ draw, drawn, confirmed, raw });
  }
  const cuts = (await process.cuts()).slice(2 * warmUp);
  const measured = began.slice(warmUp);
  const cut = (n: number) => cuts[n] ?? Number.NaN;
  return {
    bytes: bytes.length,
    drawMs: measured.map(({ draw, drawn }) => drawn - draw),
    sendMs: measured.map(({ drawn }, n) => cut(2 * n) - drawn),
    confirmMs: measured.map(({ drawn, confirmed }) => confirmed - drawn),
    rawMs: measured.map(({ raw }, n) => cut(2 * n + 1) - raw),
  };
}

async function writeRaw(port: number, bytes: Uint8Array): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.resume();
  await once(socket, 'connect');
  socket.end(bytes);
  await once(socket, 'close');
}

function ticket(n: number, words: Parameters<typeof ticketPaper>[0]['words']): Parameters<typeof ticketPaper>[0] {
  const { centreName, name } = canhVinh({ demonstration: true });
  return {
    ...{ width: 80, language: 'vi', words, centreName, pointName: name, demonstration: true, copy: 0 },
    ...{
      queueName: 'Chứng thực',
      alsoVietnamese: null,
      symbol: 'certification',
      colour: 'teal',
      number: `C${String(n + 1).padStart(3, '0')}`,
    },
    ...{ issuedAt: Date.UTC(2026, 10, 20, 1, n), ahead: 7, expectedWait: { from: 10, to: 25 }, priority: null },
    token: 'abcdefghijklmnopqrstuvwxyz',
  };
}
