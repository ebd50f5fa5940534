import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { WebSocket as ReconnectingWebSocket } from 'partysocket';
import type { TerminalApi } from '../contract/terminal-api.ts';

/** The one way from a page to the station of its PC: oRPC over a WebSocket that comes back by itself. */
export type StationClient = ContractRouterClient<TerminalApi>;
export type Inputs = InferContractRouterInputs<TerminalApi>;
export type Outputs = InferContractRouterOutputs<TerminalApi>;
export type Method = keyof TerminalApi;

export type Session = Outputs['whoAmI'];

/** A failure as the contract's answers carry it; the rest of its fields are the parameters of its message. */
export type Failure = { readonly type: string };

export interface Station {
  readonly client: StationClient;
  /** The bearer token of the calls that follow; null: none. */
  setToken(token: string | null): void;
  isOpen(): boolean;
  /** Calls `listener` when the socket opens or closes; returns the way to stop. */
  onChange(listener: () => void): () => void;
  close(): void;
}

const heartbeatMs = 5_000;
const heartbeatTimeoutMs = 4_000;

export function connectStation(url: string): Station {
  let token: string | null = null;
  const socket = new ReconnectingWebSocket(url, undefined, {
    minReconnectionDelay: 150,
    maxReconnectionDelay: 1_000,
    reconnectionDelayGrowFactor: 1.5,
    connectionTimeout: 4_000,
    maxEnqueuedMessages: 0,
  });
  const link = new RPCLink({
    websocket: socket as Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>,
    headers: (): Record<string, string> => (token === null ? {} : { authorization: `Bearer ${token}` }),
  });
  const client: StationClient = createORPCClient(link);
  // A station that loses power closes nothing: without this, a page would show the last state for hours as if it were true.
  const heartbeat = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return;
    const answered = client.whoAmI({}, { signal: AbortSignal.timeout(heartbeatTimeoutMs) });
    answered.catch((error: unknown) => {
      if (!doorFailure(error) && socket.readyState === socket.OPEN) socket.reconnect();
    });
  }, heartbeatMs);

  return {
    client,
    setToken: (next) => {
      token = next;
    },
    isOpen: () => socket.readyState === socket.OPEN,
    onChange: (listener) => {
      socket.addEventListener('open', listener);
      socket.addEventListener('close', listener);
      return () => {
        socket.removeEventListener('open', listener);
        socket.removeEventListener('close', listener);
      };
    },
    close: () => {
      clearInterval(heartbeat);
      socket.close();
    },
  };
}

/** Where the station of this page listens, or that of a practice world behind it. */
export function stationUrl(location: Location, preload: GanDan | undefined, practice: string | null = null): string {
  return ownDoor(location, preload, practice === null ? '/rpc' : `/practice/${practice}/rpc`);
}

/** A socket's address at the station of this PC: where the page came from, or where the shell says it listens. */
export function ownDoor(location: Location, preload: GanDan | undefined, path: string): string {
  const origin = new URL(preload?.station ?? location.origin);
  return `${origin.protocol === 'https:' ? 'wss' : 'ws'}://${origin.host}${path}`;
}

/** What the door refuses whatever is asked: asking again changes nothing until somebody signs in or attaches. */
const refusals = ['sign-in-required', 'sign-in-expired', 'role-not-allowed', 'bad-request'];

export function isRefusal({ type }: Failure): boolean {
  return refusals.includes(type);
}

/** The failure the station's door answered with; null: the station did not answer at all. */
export function doorFailure(error: unknown): Failure | null {
  if (!(error instanceof ORPCError)) return null;
  return { type: typeOf(error.data) ?? typeOfCode[error.code] ?? 'station-failed' };
}

/** For a door that says no type of ours: oRPC's own checks. */
const typeOfCode: Readonly<Record<string, string>> = {
  UNAUTHORIZED: 'sign-in-required',
  FORBIDDEN: 'role-not-allowed',
  BAD_REQUEST: 'bad-request',
};

function typeOf(data: unknown): string | undefined {
  const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
  return typeof type === 'string' ? type : undefined;
}
