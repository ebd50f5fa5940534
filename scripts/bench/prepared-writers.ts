import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { zstdCompressSync } from 'node:zlib';
import { signatureHeader, signedRequestText } from '../../contract/device-signature.ts';
import { urgentHeader } from '../../contract/wire-words.ts';

/**
 * Writers that cost nothing: everything is signed and packed before, and goes over a plain socket. Four hundred stations on one
 * machine take more of its processors than the province does; four hundred PCs take none of the server's.
 */
export interface PreparedWriter {
  readonly hello: Buffer;
  readonly pushes: readonly Buffer[];
}

export interface Line {
  /** Sends one request and reads its answer; milliseconds from the first byte out to the last one in. */
  ask(
    request: Buffer,
  ): Promise<{ readonly status: number; readonly retryAfterMs: number; readonly isOk: boolean; readonly ms: number }>;
  close(): void;
}

/** A whole request, as bytes; sent twice its nonce is known, unless nobody looked at it the first time. */
export function preparedRequest(
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
export function openLine(url: string): Line {
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
