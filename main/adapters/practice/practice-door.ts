import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { PracticeWorlds } from '../../ports/practice-worlds.ts';

const path = /^\/practice\/([a-z2-7]{26})\/rpc$/;

/** The world such a path leads to; null: none. */
export function practiceWorldOf(url: string): string | null {
  return path.exec(url)?.[1] ?? null;
}

/** The WebSocket of a page that practises: its bytes go to the world's own door as they are; nothing of it is read here. */
export function toPractice(
  worlds: PracticeWorlds | null,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): boolean {
  const world = practiceWorldOf(request.url ?? '');
  if (world === null) return false;
  const port = worlds?.portOf(world) ?? null;
  if (!worlds || port === null) {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    return true;
  }
  const gone = worlds.visit(world);
  const inside = connect(port, '127.0.0.1', () => {
    const headers = request.rawHeaders.flatMap((name, n) =>
      n % 2 === 0 ? [`${name}: ${request.rawHeaders[n + 1] ?? ''}`] : [],
    );
    inside.write(`GET /rpc HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    if (head.length > 0) inside.write(head);
    inside.pipe(socket);
    socket.pipe(inside);
  });
  const end = () => {
    gone();
    inside.destroy();
    socket.destroy();
  };
  for (const each of [inside, socket]) each.on('error', end).on('close', end);
  return true;
}
