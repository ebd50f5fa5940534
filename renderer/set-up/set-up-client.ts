import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket as ReconnectingWebSocket } from 'partysocket';
import type { SetUpApi } from '../../contract/set-up-api.ts';
import { ownDoor } from '../station-client.ts';

export type SetUpClient = ContractRouterClient<SetUpApi>;

/** The door of the first run on this PC; it is gone when the station comes. */
export function connectSetUp(location: Location, shell: GanDan | undefined): { client: SetUpClient; end(): void } {
  const socket = new ReconnectingWebSocket(ownDoor(location, shell, '/set-up'), undefined, {
    minReconnectionDelay: 150,
    maxReconnectionDelay: 1_000,
    maxEnqueuedMessages: 0,
  });
  const websocket = socket as Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>;
  return { client: createORPCClient(new RPCLink({ websocket })), end: () => socket.close() };
}

/** Waits for the page of the station that starts where the set-up was, and goes there; of a window the shell does that. */
export async function goWhenThere(page: 'office' | 'join', code: string | null): Promise<void> {
  if (window.ganDan) return;
  for (;;) {
    const isThere = await fetch(`/${page}`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) break;
    await new Promise((later) => setTimeout(later, 300));
  }
  window.location.assign(code === null ? `/${page}` : `/${page}#code=${code}`);
}
