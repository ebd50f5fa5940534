import { WebSocket } from 'ws';
import type { Answered, PostWishes } from './open-door.ts';

/** The WebSocket road by hand: frames as oRPC's client writes them, so that a test may write them wrong. */
export interface Road {
  /** One call; of a watch the first view is the body. */
  call(method: string, input: unknown, wishes?: Pick<PostWishes, 'token'>): Promise<Answered>;
  /** Begins to watch and stays: answers with the first view. */
  watch(method: string, input: unknown, wishes?: Pick<PostWishes, 'token'>): Promise<unknown>;
  close(): void;
  /** As a page ends whose PC loses its power. */
  cut(): void;
}

export interface RoadWishes {
  readonly host?: string;
  readonly localAddress?: string;
  readonly headers?: Record<string, string>;
  readonly origin?: string;
}

interface Answer {
  readonly i: string;
  readonly t?: number;
  readonly p: { s?: number; b?: { json?: unknown }; h?: Record<string, string>; e?: string; d?: { json?: unknown } };
}

/** Rejects with the status the door answered instead of opening the road. */
export async function openRoad(port: number, { host = '127.0.0.1', ...options }: RoadWishes = {}): Promise<Road> {
  const socket = new WebSocket(`ws://${host}:${port}/rpc`, options);
  const waiting = new Map<string, { answer(answer: Answer): void; lost(): void }>();
  socket.on('close', () => {
    for (const { lost } of waiting.values()) lost();
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('unexpected-response', (_, response) => reject(new Error(`turned away: ${response.statusCode}`)));
    socket.on('error', reject);
  });
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.i)?.answer(answer);
  });
  let last = 0;
  const send = (method: string, input: unknown, token: string | undefined, stays: boolean) =>
    new Promise<Answered>((resolve, reject) => {
      const i = String(++last);
      let status = 200;
      const lost = () => reject(new Error('the road was closed'));
      const answer = ({ t, p }: Answer) => {
        // A watch answers twice: that it begins, and its first view.
        if (t !== 3 && p.h?.['content-type'] === 'text/event-stream') return;
        if (t === 3 && !stays) socket.send(JSON.stringify({ i, t: 4 }));
        waiting.delete(i);
        status = p.s ?? status;
        resolve({ status, body: (t === 3 ? p.d : p.b)?.json ?? null });
      };
      if (socket.readyState !== WebSocket.OPEN) return lost();
      waiting.set(i, { answer, lost });
      const headers = token === undefined ? {} : { h: { authorization: `Bearer ${token}` } };
      socket.send(JSON.stringify({ i, p: { u: `/${method}`, b: { json: input }, ...headers } }));
    });
  return {
    call: (method, input, { token } = {}) => send(method, input, token, false),
    watch: async (method, input, { token } = {}) => (await send(method, input, token, true)).body,
    close: () => socket.close(),
    cut: () => socket.terminate(),
  };
}

export type FrameEnd = { readonly said: string } | { readonly closed: number } | { readonly silent: true };

/** Sends one frame as it is and tells what came of it. */
export function sendFrame(port: number, frame: string | Uint8Array, options: RoadWishes = {}): Promise<FrameEnd> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, options);
    const end = (how: FrameEnd) => {
      clearTimeout(timer);
      socket.terminate();
      resolve(how);
    };
    const timer = setTimeout(() => end({ silent: true }), 2000);
    socket.on('open', () => socket.send(frame));
    socket.on('message', (data) => end({ said: String(data) }));
    socket.on('close', (closed) => end({ closed }));
    socket.on('error', () => {});
  });
}
