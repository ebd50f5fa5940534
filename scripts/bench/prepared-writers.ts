import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { zstdCompressSync } from 'node:zlib';
import { signatureHeader, signedRequestText } from '../../contract/device-signature.ts';
import { urgentHeader } from '../../contract/wire-words.ts';
import { genesis } from '../../domain/chain.ts';
import { openBenchProvince } from './bench-province.ts';
import { type Busy, busy, enrolWriters, since } from './storm.ts';

/**
 * The same storm by writers that cost next to nothing: everything is signed and packed before, and goes over plain sockets. Four
 * hundred stations on one machine take more of its processors than the province does; four hundred PCs take none of the server's,
 * and none of them is late. So this is the harder storm.
 */
export interface PreparedStormFigures {
  readonly helloMs: readonly number[];
  readonly greetedMs: number;
  /** Until the last hello was answered. */
  readonly greetedBusyMs: Busy;
  readonly drainedMs: number;
  readonly urgentDrainedMs: number;
  readonly waits: number;
  readonly failures: number;
}

export async function measurePreparedStorm(
  what: Parameters<typeof openBenchProvince>[0] & {
    writers: number;
    eventsEach: number;
    /** Each says hello at a random moment of so long; 0: all at the same. */
    withinMs: number;
  },
): Promise<PreparedStormFigures> {
  const province = await openBenchProvince(what);
  const writers = await enrolWriters(province, what.writers, what.eventsEach);
  const app = { version: '0', schema: 1 };
  const prepared = writers.map((writer, n) => ({
    ...{ isUrgent: writer.isUrgent, line: openLine(province.urls[n % province.urls.length] ?? '') },
    hello: preparedRequest('hello', writer, {
      ...{ stream: writer.stream, head: genesis, acked: genesis, boot: 'storm', wall: 0, app },
    }),
    pushes: writer.segments.map((each) => preparedRequest('push', writer, { ...each, urgent: writer.isUrgent })),
  }));
  const tally = { waits: 0, failures: 0, urgentDrainedMs: 0, greetedMs: 0, greetedBusyMs: busy(province) };
  const helloMs: number[] = [];
  const [before, began] = [busy(province), performance.now()];
  await Promise.all(
    prepared.map(async ({ line, hello, pushes, isUrgent }) => {
      if (what.withinMs > 0) await pause(Math.random() * what.withinMs);
      const greeted = await line.ask(hello);
      if (!greeted.isOk) throw new Error(`the province greeted nobody: ${greeted.status}`);
      helloMs.push(greeted.ms);
      if (helloMs.length === prepared.length)
        Object.assign(tally, { greetedMs: performance.now() - began, greetedBusyMs: since(before, busy(province)) });
      for (const push of pushes) await untilTaken(line, push, tally);
      if (isUrgent) tally.urgentDrainedMs = Math.max(tally.urgentDrainedMs, performance.now() - began);
    }),
  );
  const drainedMs = performance.now() - began;
  for (const { line } of prepared) line.close();
  for (const { door } of writers) door.close();
  return { helloMs, drainedMs, ...tally };
}

/** Who was told to come back was not looked at: the same bytes are sent again. */
async function untilTaken(line: Line, push: Buffer, tally: { waits: number; failures: number }): Promise<void> {
  for (;;) {
    const { isOk, status, retryAfterMs } = await line.ask(push);
    if (isOk) return;
    if (status !== 503) throw new Error(`the province refused a true segment: ${status}`);
    if (retryAfterMs > 0) tally.waits++;
    else tally.failures++;
    await pause(Math.random() * (retryAfterMs || 2_000) + 1);
  }
}

interface Line {
  /** Sends one request and reads its answer; milliseconds from the first byte out to the last one in. */
  ask(
    request: Buffer,
  ): Promise<{ readonly status: number; readonly retryAfterMs: number; readonly isOk: boolean; readonly ms: number }>;
  close(): void;
}

/** A whole request, as bytes. */
function preparedRequest(
  method: 'hello' | 'push',
  { keyId, sign }: { keyId: string; sign: (text: string) => string },
  input: unknown,
): Buffer {
  const text = Buffer.from(JSON.stringify(input));
  const isPacked = method === 'push';
  const body = isPacked ? zstdCompressSync(text) : text;
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const request = { keyId, ts: Date.now(), nonce: randomBytes(16).toString('hex'), path: `/${method}`, bodyHash };
  const head = [
    `POST /api/${method} HTTP/1.1`,
    ...['host: province', 'content-type: application/json', `content-length: ${body.length}`],
    ...(isPacked ? ['content-encoding: zstd'] : []),
    ...(method === 'push' && !(input as { urgent?: boolean }).urgent ? [`${urgentHeader}: no`] : []),
    `signature: ${signatureHeader({ ...request, sig: sign(signedRequestText(request)) })}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

/** One connection, kept. It is opened with the first request, as a station's is. */
function openLine(url: string): Line {
  const { hostname, port } = new URL(url);
  const open = { socket: null as Socket | null };
  return {
    async ask(request) {
      const began = performance.now();
      open.socket ??= connect(Number(port), hostname).setNoDelay(true);
      open.socket.write(request);
      const { head, body } = await answerOn(open.socket);
      const ms = performance.now() - began;
      const seconds = Number(/^retry-after: (\d+)/im.exec(head)?.[1] ?? 0);
      return {
        status: Number(head.slice(9, 12)),
        retryAfterMs: seconds * 1000,
        isOk: body.startsWith('{"ok":true'),
        ms,
      };
    },
    close: () => open.socket?.destroy(),
  };
}

async function answerOn(socket: Socket): Promise<{ head: string; body: string }> {
  for (let text = ''; ; ) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) continue;
    const [head, body] = [text.slice(0, end), text.slice(end + 4)];
    if (body.length >= Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)) return { head, body };
  }
}
