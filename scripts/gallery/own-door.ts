import type { AnyContractRouter } from '@orpc/contract';
import { type AnyRouter, implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/websocket';
import type { Page, WebSocketRoute } from '@playwright/test';

type Reply = (at: { readonly input: unknown; readonly signal: AbortSignal | undefined }) => unknown;

/**
 * The door of a page that speaks to its own PC and to no station (`/set-up`, `/join`): the real contract and its checks, and
 * behind them these answers. The last one that was played answers.
 */
export async function playOwnDoor(
  page: Page,
  path: string,
  contract: AnyContractRouter,
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const methods = implement(contract) as unknown as Record<string, { handler(reply: Reply): unknown }>;
  const router = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, methods[name]?.handler(replyWith(answer))]),
  ) as AnyRouter;
  const handler = new RPCHandler(router);
  await page.routeWebSocket(
    (url) => url.pathname === path,
    (route) => handler.upgrade(socketOf(route), { context: {} }),
  );
}

/** What is watched (`watch…` answers an iterator) stands still until the page goes. */
function replyWith(answer: unknown): Reply {
  return ({ signal }) => (isWatched(answer) ? watch(answer.watched, signal) : answer);
}

/** A view that a page watches, as an answer. */
export function watched<View>(view: View): { readonly watched: View } {
  return { watched: view };
}

function isWatched(answer: unknown): answer is { readonly watched: unknown } {
  return typeof answer === 'object' && answer !== null && 'watched' in answer;
}

async function* watch(view: unknown, signal: AbortSignal | undefined): AsyncGenerator<unknown> {
  yield view;
  await new Promise<void>((gone) => signal?.addEventListener('abort', () => gone(), { once: true }));
}

/** Of a socket oRPC needs to hear and to speak. */
function socketOf(route: WebSocketRoute): Pick<WebSocket, 'addEventListener' | 'send'> {
  return {
    addEventListener: (type: string, listen: (event: { data?: unknown }) => void) => {
      if (type === 'message')
        route.onMessage((data) => listen({ data: typeof data === 'string' ? data : bytesOf(data) }));
      if (type === 'close') route.onClose(() => listen({}));
    },
    send: (data: unknown) => route.send(typeof data === 'string' ? data : Buffer.from(data as Uint8Array)),
  } as unknown as Pick<WebSocket, 'addEventListener' | 'send'>;
}

function bytesOf({ buffer, byteOffset, byteLength }: Buffer): ArrayBufferLike {
  return buffer.slice(byteOffset, byteOffset + byteLength);
}
