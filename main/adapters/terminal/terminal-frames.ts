import type { MessageEvent, WebSocket } from 'ws';
import { z } from 'zod';

/** What a page may say on the WebSocket: a call, or that it does not want the answer any more. */
const frame = z.union([
  z.object({
    i: z.string().max(64),
    t: z.literal(1).optional(),
    p: z.object({
      u: z
        .string()
        .max(256)
        .regex(/^\/[\w/]*$/),
      m: z.literal('POST').optional(),
      // Only what may stand in an HTTP header: anything else would break off the call without an answer.
      h: z.record(z.string().regex(/^[a-z-]{1,64}$/), z.string().regex(/^[\x20-\x7e]*$/)).optional(),
      b: z.unknown(),
    }),
  }),
  z.object({ i: z.string().max(64), t: z.literal(4) }),
]);

/** RFC 6455 §7.4.1: what came breaks the rules of this door. */
const POLICY_VIOLATION = 1008;

/** The part of a socket that oRPC uses. */
type Socket = Pick<WebSocket, 'addEventListener' | 'send'>;

/**
 * The socket as oRPC sees it: whole calls only. A page that sends anything else is told so and cut off; no word of it
 * reaches a log. `error` has its listener, because without one a frame that is too long would end the process.
 */
export function guardedSocket(socket: WebSocket): Socket {
  // The socket closes itself with the code of its error (1009 for a frame over the limit).
  socket.on('error', () => {});
  const addEventListener = (type: string, listener: (event: MessageEvent) => void) => {
    if (type !== 'message') return socket.addEventListener('close', listener as () => void);
    socket.addEventListener('message', (event) => {
      if (isFrame(event.data)) listener(event);
      else socket.close(POLICY_VIOLATION, 'bad-request');
    });
  };
  return { send: socket.send.bind(socket), addEventListener } as Socket;
}

function isFrame(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    return frame.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}
