import { createServer, type Server, type Socket } from 'node:net';
import { bitmapPng } from '../adapters/paper/bitmap.ts';
import { createMechanism, type Strip } from './printer-mechanism.ts';
import { createRealTimeScanner } from './real-time-commands.ts';

/** What can be done to the simulated printer: by hand at a real one, or by its nature. */
export interface PrinterKnobs {
  paper: 'loaded' | 'low' | 'out';
  cover: 'closed' | 'open';
  power: 'on' | 'off';
  /** `all`: a printer of the known makers; `status`: answers `DLE EOT` only; `nothing`: a clone that only prints. */
  answers: 'all' | 'status' | 'nothing';
  /** `none`: `GS V` does nothing, a person tears each paper off after its long feed. */
  cutter: 'partial' | 'none';
  /** Null: as fast as they come. */
  bytesPerSecond: number | null;
  /** Takes the connection and reads no more. */
  stalled: boolean;
  /** Sends four status bytes with everything it receives. */
  noisy: boolean;
  /** The roll ends after so many rows of dots; null: a long roll. */
  rowsLeft: number | null;
  /** The power fails after so many more bytes; null: it does not. */
  diesAfterBytes: number | null;
  /** The connection breaks after so many more bytes, the printer lives on with what it has; null: it does not. */
  losesLineAfterBytes: number | null;
  /** It answers nothing any more after so many more bytes, and prints on; null: it does not fall silent. */
  fallsSilentAfterBytes: number | null;
}

export interface SimulatedPaper {
  /** Rises by one with each paper; the one still hanging in the slot has the highest. */
  readonly id: number;
  /** Drawn when it is first looked at. */
  readonly png: Uint8Array;
  readonly bytes: number;
  /** UTC milliseconds. */
  readonly at: number;
  /** From its first row to its cut, in one piece. */
  readonly complete: boolean;
}

export interface PrinterSimulator {
  readonly host: string;
  readonly port: number;
  /** `tcp://127.0.0.1:PORT`. */
  readonly address: string;
  knobs(): Readonly<PrinterKnobs>;
  set(change: Partial<PrinterKnobs>): Promise<void>;
  /** Oldest first, at most the last fifty, and what hangs in the slot. */
  papers(): readonly SimulatedPaper[];
  /** Called when a paper was cut, or broke off; returns how to stop. */
  onPaper(listener: (paper: SimulatedPaper) => void): () => void;
  /** The bytes that came since the start, or since the last call; the oldest are dropped beyond 16 MiB. */
  takeBytes(): Uint8Array;
  close(): Promise<void>;
}

const asSold: PrinterKnobs = {
  paper: 'loaded',
  cover: 'closed',
  power: 'on',
  answers: 'all',
  cutter: 'partial',
  bytesPerSecond: null,
  stalled: false,
  noisy: false,
  rowsLeft: null,
  diesAfterBytes: null,
  losesLineAfterBytes: null,
  fallsSilentAfterBytes: null,
};

/** Receive buffer of the device; full, it reads no more and the sender feels it. */
const bufferBytes = 64 * 1024;
const rememberedBytes = 16 * 1024 * 1024;
const keptPapers = 50;
const tickMs = 10;

/** A receipt printer on loopback that speaks ESC/POS over TCP and fails the way the device does. */
export async function startPrinterSimulator({
  port: wanted = 0,
  knobs: given = {},
  now,
}: {
  readonly port?: number;
  readonly knobs?: Partial<PrinterKnobs>;
  now(): number;
}): Promise<PrinterSimulator> {
  const host = '127.0.0.1';
  const knobs = { ...asSold, ...given };
  const sockets = new Set<Socket>();
  const listeners = new Set<(paper: SimulatedPaper) => void>();
  let received: Uint8Array[] = [];
  let receivedBytes = 0;
  let papers: SimulatedPaper[] = [];
  let lastId = 0;
  let reportsChanges = false;
  let timer: NodeJS.Timeout | null = null;

  const mechanism = createMechanism({
    cutter: () => knobs.cutter,
    canPrint: () => knobs.power === 'on' && knobs.cover === 'closed' && knobs.paper !== 'out',
    onRow() {
      if (knobs.rowsLeft === null || --knobs.rowsLeft > 0) return;
      knobs.rowsLeft = null;
      knobs.paper = 'out';
      // The end of the roll falls out with what is on it; the rest of the picture waits in the buffer.
      mechanism.breakStrip();
      report();
    },
    onStrip: (strip) => keep(strip),
    onAnswer(kind, id) {
      if (knobs.answers !== 'all') return;
      tell(kind === 'turn' ? [0x00] : [0x37, 0x22, ...Buffer.from(id, 'latin1'), 0x00]);
    },
    onReportChanges(on) {
      reportsChanges = on && knobs.answers === 'all';
      report();
    },
  });

  function keep(strip: Strip): void {
    const paper = paperOf(++lastId, strip);
    papers = [...papers, paper].slice(-keptPapers);
    for (const listener of [...listeners]) listener(paper);
  }

  function paperOf(id: number, strip: Strip): SimulatedPaper {
    let png: Uint8Array | null = null;
    return {
      id,
      bytes: strip.bytes,
      at: now(),
      complete: strip.complete,
      get png() {
        png ??= bitmapPng(strip.bitmap);
        return png;
      },
    };
  }

  function remember(bytes: Uint8Array): void {
    received.push(bytes);
    receivedBytes += bytes.length;
    while (receivedBytes > rememberedBytes) receivedBytes -= received.shift()?.length ?? 0;
  }

  function tell(bytes: readonly number[]): void {
    for (const socket of sockets) if (!socket.destroyed && socket.writable) socket.write(Uint8Array.from(bytes));
  }

  function report(): void {
    if (reportsChanges) tell(changeBytes(knobs));
  }

  function obey(socket: Socket, chunk: Buffer): void {
    let from = 0;
    for (const { command, end } of scanners.get(socket)?.scan(chunk) ?? []) {
      if (command.type === 'ask' && knobs.answers !== 'nothing') socket.write(Uint8Array.of(answer(command.n, knobs)));
      if (command.type === 'clear' && knobs.answers === 'all') {
        mechanism.clear();
        from = end;
        socket.write(Uint8Array.of(0x37, 0x25, 0x00));
      }
    }
    mechanism.receive(chunk.subarray(from));
  }

  const scanners = new WeakMap<Socket, ReturnType<typeof createRealTimeScanner>>();

  function serve(socket: Socket): void {
    sockets.add(socket);
    scanners.set(socket, createRealTimeScanner());
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      const allowed = Math.min(knobs.diesAfterBytes ?? chunk.length, knobs.losesLineAfterBytes ?? chunk.length);
      const read = chunk.subarray(0, allowed);
      remember(read);
      if (knobs.diesAfterBytes !== null) knobs.diesAfterBytes -= read.length;
      if (knobs.losesLineAfterBytes !== null) knobs.losesLineAfterBytes -= read.length;
      if (knobs.fallsSilentAfterBytes !== null) {
        knobs.fallsSilentAfterBytes -= read.length;
        if (knobs.fallsSilentAfterBytes <= 0) Object.assign(knobs, { answers: 'nothing', fallsSilentAfterBytes: null });
      }
      obey(socket, read);
      work();
      if (knobs.diesAfterBytes === 0) void set({ power: 'off', diesAfterBytes: null });
      else if (knobs.losesLineAfterBytes === 0) {
        knobs.losesLineAfterBytes = null;
        for (const each of sockets) each.resetAndDestroy();
      } else if (knobs.noisy) tell(changeBytes(knobs));
    });
    if (knobs.stalled) socket.pause();
  }

  function work(): void {
    if (knobs.bytesPerSecond === null) mechanism.work(Number.POSITIVE_INFINITY);
    else timer ??= setInterval(tick, tickMs);
    steer();
  }

  function tick(): void {
    const allowance = Math.max(1, ((knobs.bytesPerSecond ?? 0) * tickMs) / 1000);
    if (mechanism.work(allowance) === 0) stopTicking();
    steer();
  }

  function stopTicking(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  function steer(): void {
    for (const socket of sockets) {
      if (knobs.stalled || mechanism.waiting > bufferBytes) socket.pause();
      else socket.resume();
    }
  }

  async function set(change: Partial<PrinterKnobs>): Promise<void> {
    const before = { ...knobs };
    Object.assign(knobs, change);
    if (before.power === 'on' && knobs.power === 'off') await powerOff();
    if (before.power === 'off' && knobs.power === 'on') server = await listen(port, serve);
    const changed = before.paper !== knobs.paper || before.cover !== knobs.cover;
    if (before.paper !== 'out' && knobs.paper === 'out') mechanism.breakStrip();
    if (changed) report();
    work();
  }

  async function powerOff(): Promise<void> {
    stopTicking();
    reportsChanges = false;
    mechanism.clear();
    mechanism.breakStrip();
    for (const socket of sockets) socket.resetAndDestroy();
    await new Promise((resolve) => server.close(resolve));
  }

  let server = await listen(wanted, serve);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : wanted;

  return {
    host,
    port,
    address: `tcp://${host}:${port}`,
    knobs: () => ({ ...knobs }),
    set,
    papers() {
      const hanging = mechanism.hanging();
      return hanging ? [...papers, paperOf(lastId + 1, hanging)] : papers;
    },
    onPaper(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    takeBytes() {
      const all = Buffer.concat(received);
      received = [];
      receivedBytes = 0;
      return all;
    },
    async close() {
      if (knobs.power === 'on') await set({ power: 'off' });
    },
  };

  function listen(at: number, onSocket: (socket: Socket) => void): Promise<Server> {
    return new Promise((resolve, reject) => {
      const started = createServer(onSocket);
      started.once('error', reject);
      started.listen(at, host, () => resolve(started));
    });
  }
}

/** `DLE EOT n`: bits 1 and 4 are always on. */
function answer(n: number, { paper, cover }: PrinterKnobs): number {
  const out = paper === 'out';
  const open = cover === 'open';
  if (n === 1) return 0x12 | (out || open ? 0x08 : 0);
  if (n === 2) return 0x12 | (open ? 0x04 : 0) | (out ? 0x20 : 0);
  if (n === 3) return 0x12;
  return 0x12 | (out ? 0x6c : paper === 'low' ? 0x0c : 0);
}

/** The four bytes of `GS a`: bit 4 of the first is always on. */
function changeBytes({ paper, cover }: PrinterKnobs): readonly number[] {
  const out = paper === 'out';
  const open = cover === 'open';
  return [0x10 | (out || open ? 0x08 : 0) | (open ? 0x20 : 0), 0, out ? 0x0f : paper === 'low' ? 0x03 : 0, 0];
}
