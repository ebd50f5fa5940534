import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket as ReconnectingWebSocket } from 'partysocket';
import { useEffect, useState } from 'react';
import type { JoinApi, JoinView } from '../../contract/join-api.ts';
import { ownDoor } from '../station-client.ts';

export type JoinClient = ContractRouterClient<JoinApi>;

/** The station of this PC itself, not its host: nobody signs in here. */
export function connectJoining(location: Location, shell: GanDan | undefined): JoinClient {
  const socket = new ReconnectingWebSocket(ownDoor(location, shell, '/join'), undefined, {
    minReconnectionDelay: 150,
    maxReconnectionDelay: 1_000,
    maxEnqueuedMessages: 0,
  });
  const websocket = socket as Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>;
  return createORPCClient(new RPCLink({ websocket }));
}

/** Null until the station has answered, and again when it is gone. */
export function useJoining(client: JoinClient): JoinView | null {
  const [view, setView] = useState<JoinView | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const follow = async () => {
      while (!signal.aborted) {
        try {
          for await (const next of await client.watchJoining({}, { signal })) setView(next);
        } catch {
          if (!signal.aborted) setView(null);
        }
        await new Promise((later) => setTimeout(later, 500));
      }
    };
    void follow();
    return () => stop.abort();
  }, [client]);
  return view;
}
