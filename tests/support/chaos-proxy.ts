import { createServer, connect as dial, type Socket } from 'node:net';

/** What happens to the bytes of the next connections, each way apart. */
export interface Toxics {
  /** The connection is reset once so many bytes have gone that way; used up by the first one that gets so far. */
  cutAfter?: { readonly way: Way; readonly bytes: number } | undefined;
  /** Bytes a second, each way. */
  bytesPerSecond?: number | undefined;
  /** Of a hundred new connections so many are reset at once. */
  refusedPercent?: number | undefined;
  /** How long nothing goes through any more, once, before the next byte, milliseconds. */
  stallMs?: number | undefined;
  /** Called after each reset of `cutAfter`: where the next one is. */
  onCut?: (() => void) | undefined;
}
export type Way = 'request' | 'response';

export interface ChaosProxy {
  readonly port: number;
  readonly toxics: Toxics;
  /** Resets made by `cutAfter`. */
  cuts(): number;
  /** Gone through so far, both ways. */
  bytes(): number;
  /** No network: what is open is reset, and what comes is refused until `refusedPercent` says otherwise. */
  goDown(): void;
  close(): Promise<void>;
}

/** A bad road to a port of this machine: real sockets, real resets. `random`: 0 … 1. */
export async function startChaosProxy(to: { port: number; random: () => number }): Promise<ChaosProxy> {
  const toxics: Toxics = {};
  const open = new Set<Socket>();
  const count = { cuts: 0, bytes: 0 };
  const server = createServer((near) => {
    if (to.random() * 100 < (toxics.refusedPercent ?? 0)) return void near.resetAndDestroy();
    const far = dial(to.port, '127.0.0.1');
    const end = () => {
      near.resetAndDestroy();
      far.resetAndDestroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    pipe(near, far, 'request', end);
    pipe(far, near, 'response', end);
  });

  function pipe(from: Socket, into: Socket, way: Way, end: () => void): void {
    const gone = { bytes: 0 };
    from.on('data', (bytes: Buffer) => {
      const { cutAfter, bytesPerSecond, stallMs } = toxics;
      if (cutAfter?.way === way && gone.bytes + bytes.length >= cutAfter.bytes) {
        toxics.cutAfter = undefined;
        count.cuts++;
        count.bytes += cutAfter.bytes - gone.bytes;
        into.write(bytes.subarray(0, cutAfter.bytes - gone.bytes), end);
        toxics.onCut?.();
        return;
      }
      gone.bytes += bytes.length;
      count.bytes += bytes.length;
      toxics.stallMs = undefined;
      const waitMs = (stallMs ?? 0) + (bytesPerSecond ? (bytes.length / bytesPerSecond) * 1000 : 0);
      if (waitMs === 0) return void into.write(bytes);
      from.pause();
      setTimeout(() => {
        if (!into.destroyed) into.write(bytes);
        from.resume();
      }, waitMs);
    });
    from.on('end', () => into.end());
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    toxics,
    cuts: () => count.cuts,
    bytes: () => count.bytes,
    goDown: () => {
      toxics.refusedPercent = 100;
      for (const socket of open) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}
