import type { TLSSocket } from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { PairingApi, StationApi } from '../../../contract/station-api.ts';
import type { TerminalApi } from '../../../contract/terminal-api.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Identity } from './own-identity.ts';
import { connectPinned, type NoConnection } from './pinned-tls.ts';

export interface Place {
  readonly host: string;
  readonly port: number;
}

export type Refused = NoConnection | { readonly type: 'station-removed'; readonly dismissed: boolean };

/** Where a screen's frames go: the host itself, or a world that it practises in. */
export type ScreenPath = '/rpc' | `/practice/${string}/rpc`;

export interface HostSocket {
  readonly ws: WebSocket;
  /** Whom it proved to be. */
  readonly key: string;
  readonly place: Place;
}

/** With the 403 of a host that once chose this PC as its stand-in. */
export const DISMISSED = 'x-dismissed';
const CONNECT_MS = 2_500;
/** A whole paper of the longest form, in base64. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/** A WebSocket to the host at the first of these places that proves the key; `pin` null: whoever answers. */
export async function openHostSocket(to: {
  readonly places: readonly Place[];
  readonly identity: Identity;
  readonly pin: string | null;
  readonly path: '/pairing' | '/station' | ScreenPath;
}): Promise<Result<HostSocket, Refused>> {
  const tried: { failure: Refused } = { failure: { type: 'host-unreachable' } };
  for (const place of to.places) {
    const connected = await connectPinned({ ...place, ...to, timeoutMs: CONNECT_MS });
    if (!connected.ok) {
      if (connected.error.type !== 'host-unreachable') tried.failure = connected.error;
      continue;
    }
    const { socket, key } = connected.value;
    const opened = await upgrade(socket, to.path);
    if (opened.ok) return ok({ ws: opened.value, key, place });
    tried.failure = opened.error;
  }
  return err(tried.failure);
}

function upgrade(socket: TLSSocket, path: string): Promise<Result<WebSocket, Refused>> {
  return new Promise((resolve) => {
    // The connection is there and proven; the name in the address means nothing.
    const ws = new WebSocket(`ws://host${path}`, {
      createConnection: () => socket,
      perMessageDeflate: false,
      maxPayload: LARGEST_BYTES,
    });
    // `handshakeTimeout` of ws only listens to a socket that keeps time itself; this one came ready made and keeps none.
    const timer = setTimeout(() => ws.terminate(), CONNECT_MS);
    ws.once('open', () => {
      clearTimeout(timer);
      resolve(ok(ws));
    });
    ws.once('unexpected-response', (_, { statusCode, headers }) => {
      clearTimeout(timer);
      ws.terminate();
      const dismissed = headers[DISMISSED] !== undefined;
      resolve(err(statusCode === 403 ? { type: 'station-removed', dismissed } : { type: 'host-unreachable' }));
    });
    ws.on('error', () => {
      clearTimeout(timer);
      resolve(err({ type: 'host-unreachable' }));
    });
  });
}

export type PairingClient = ContractRouterClient<PairingApi>;
export type StationClient = ContractRouterClient<StationApi>;
export type TerminalClient = ContractRouterClient<TerminalApi>;

type Client = PairingClient | StationClient | TerminalClient;

export function clientOf<C extends Client>({ ws }: HostSocket): C {
  return createORPCClient(new RPCLink({ websocket: ws as unknown as globalThis.WebSocket })) as C;
}
