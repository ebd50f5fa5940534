import type { PrinterModel } from '../../../domain/data/printers.ts';
import type { PrintOutcome } from '../../ports/printer.ts';
import { hindrance, type RestingState, stateOfChange, statusCommands } from './escpos-status.ts';
import type { PrinterLine } from './printer-line.ts';

/** What this printer has shown of itself since the program started. */
export interface Habits {
  /** It has answered a status question. */
  answers: boolean;
  /** It says when a paper is done; null: not tried yet. */
  echoes: boolean | null;
  /** A paper broke off: the printer may hold its rest, or wait for the end of a picture. */
  interrupted: boolean;
}

export interface Sending {
  readonly line: PrinterLine;
  readonly bytes: Uint8Array;
  readonly habits: Habits;
  readonly model: PrinterModel;
  readonly timings: { readonly answer: number; readonly stall: number; readonly firstEcho: number };
  /** By `performance.now()`. */
  readonly deadline: number;
  askState(): Promise<RestingState>;
}

/** `state`: what the printer is now; null when this was not learnt. */
export interface Sent {
  readonly outcome: PrintOutcome;
  readonly state: RestingState | null;
}

type Trouble = Extract<PrintOutcome, { readonly type: 'unknown' }>['why'];

const chunkBytes = 4096;
const initialise = [0x1b, 0x40];
const feedAndCut = [0x1b, 0x64, 4, 0x1d, 0x56, 1];
const feedAndTear = [0x1b, 0x64, 6];

/** Sends one paper over a line whose printer was just found well. */
export async function sendPaper(sending: Sending): Promise<Sent> {
  const { line, habits, timings } = sending;
  if (habits.interrupted && !(await separateFromHalf(sending)))
    return { outcome: { type: 'refused', state: 'disconnected' }, state: 'disconnected' };
  const watch = watchChanges(line);
  try {
    if (habits.answers && (await line.write(statusCommands.reportChanges, timings.stall)) !== 'ok')
      return { outcome: { type: 'refused', state: 'disconnected' }, state: 'disconnected' };
    const { trouble, sent } = await sendBytes(sending, watch);
    if (trouble === 'no-paper' && sent === 0) return await refuseEmpty(sending);
    if (trouble) return await giveUp(sending, trouble);
    return habits.answers ? await waitUntilDone(sending, watch) : await leave(sending, 'ready-unverified');
  } finally {
    watch.stop();
  }
}

/** `sent`: how much was surely taken before the trouble. */
async function sendBytes({ line, bytes, timings, deadline }: Sending, watch: Watch) {
  for (let sent = 0; sent < bytes.length; sent += chunkBytes) {
    const trouble = await sendChunk(sent);
    if (trouble) return { trouble, sent };
  }
  return { trouble: null, sent: bytes.length };

  async function sendChunk(from: number): Promise<Trouble | null> {
    const allowed = Math.min(timings.stall, deadline - performance.now());
    if (allowed <= 0) return 'timed-out';
    const writing = line.write(bytes.subarray(from, from + chunkBytes), allowed);
    const taken = await Promise.race([writing, watch.trouble]);
    if (taken === 'lost') return 'connection-lost';
    if (taken === 'stalled') return 'timed-out';
    return taken === 'ok' ? null : taken;
  }
}

/** The cable's driver took not one byte: the paper may simply wait. */
async function refuseEmpty({ line }: Sending): Promise<Sent> {
  await line.reset();
  return { outcome: { type: 'refused', state: 'no-paper' }, state: 'no-paper' };
}

/** From a printer that talks: an echo after the cut, then its state. */
async function waitUntilDone(sending: Sending, watch: Watch): Promise<Sent> {
  const { line, habits, timings, deadline } = sending;
  const id = echoId(sending.bytes);
  const allowed = habits.echoes ? deadline - performance.now() : habits.echoes === null ? timings.firstEcho : 0;
  const echo = line.expect(
    (item) => (item.type === 'turn' || (item.type === 'done' && item.id === id) ? 'done' : undefined),
    Math.max(allowed, timings.answer),
  );
  void line.write(statusCommands.tellWhenDone(id), timings.stall);
  const heard = await Promise.race([echo, watch.trouble]);
  if (heard === 'lost') return await giveUp(sending, 'connection-lost');
  if (heard === 'silent' && habits.echoes) return await giveUp(sending, 'timed-out');
  if (heard !== 'done' && heard !== 'silent') return await giveUp(sending, heard);
  const state = await sending.askState();
  const bad = hindrance(state);
  if (bad) return await giveUp(sending, bad);
  if (state === 'disconnected') return await giveUp(sending, 'connection-lost');
  habits.echoes = heard === 'done';
  if (heard === 'silent') return await leave(sending, state);
  await line.end(timings.answer);
  return { outcome: { type: 'confirmed' }, state };
}

/** A printer that does not say when it is done has at least read all when it answers our goodbye. */
async function leave(sending: Sending, state: RestingState): Promise<Sent> {
  const allowed = Math.max(sending.timings.answer, sending.deadline - performance.now());
  const left = await sending.line.end(allowed);
  if (left === 'closed') return { outcome: { type: 'sent' }, state };
  return await giveUp(sending, left === 'lost' ? 'connection-lost' : 'timed-out');
}

/** Some of it may be paper. The printer is told to forget the rest, and what it has not read is taken back. */
async function giveUp({ line, habits, timings }: Sending, why: Trouble): Promise<Sent> {
  habits.interrupted = true;
  // Cleared and the roll ended: the half ticket fell out with the old roll. Otherwise it still hangs in the slot.
  if (!line.isLost() && habits.answers && (await clear(line, timings.answer))) habits.interrupted = why !== 'no-paper';
  await line.reset();
  const state = why === 'connection-lost' || why === 'timed-out' ? 'disconnected' : why;
  return { outcome: { type: 'unknown', why }, state };
}

/**
 * The next paper must not be swallowed as the rest of a broken picture, nor hang on the half one: clear, or where that
 * is not known fill the open picture with white (NUL is ignored outside one); then initialise, feed and cut.
 */
async function separateFromHalf({ line, habits, model, timings }: Sending): Promise<boolean> {
  const cleared = habits.answers && (await clear(line, timings.answer));
  // The largest band: what the printer may still be waiting for.
  const fill = cleared ? [] : new Array<number>((model.dots / 8) * model.rowsPerBand).fill(0);
  const apart = model.cutter === 'partial' ? feedAndCut : feedAndTear;
  if ((await line.write(Uint8Array.from([...fill, ...initialise, ...apart]), timings.stall)) !== 'ok') return false;
  habits.interrupted = false;
  return true;
}

async function clear(line: PrinterLine, withinMs: number): Promise<boolean> {
  const cleared = line.expect((item) => (item.type === 'cleared' ? true : undefined), withinMs);
  void line.write(statusCommands.clearBuffers, withinMs);
  return (await cleared) === true;
}

interface Watch {
  readonly trouble: Promise<Trouble>;
  stop(): void;
}

function watchChanges(line: PrinterLine): Watch {
  let stop = () => {};
  const trouble = new Promise<Trouble>((resolve) => {
    stop = line.listen((item) => {
      const bad = item.type === 'change' ? hindrance(stateOfChange(item.bytes)) : null;
      if (bad) resolve(bad);
    });
  });
  return { trouble, stop: () => stop() };
}

/** Four printable characters that differ from the paper before. */
function echoId(bytes: Uint8Array): string {
  const sum = bytes.reduce((total, byte, at) => (total * 31 + byte + at) % 10_000, 7);
  return String(sum).padStart(4, '0');
}
