import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { v7 } from 'uuid';
import type { TerminalApi } from '../contract/terminal-api.ts';
import type { Result } from '../domain/result.ts';

export type TerminalClient = ContractRouterClient<TerminalApi>;

export interface Connection {
  readonly client: TerminalClient;
  readonly token: string;
  close(): void;
}

/** A program in the place of a page: the same road, WebSocket and bearer token; `world`: of a practice world behind the station. */
export async function connect(port: number, code: string, world: string | null = null): Promise<Connection> {
  const holder = { token: '' };
  const socket = await openSocket(port, world);
  const headers = () => (holder.token ? { authorization: `Bearer ${holder.token}` } : {});
  const client: TerminalClient = createORPCClient(new RPCLink({ websocket: socket, headers }));
  holder.token = value(await client.attachTerminal({ code })).token;
  return {
    client,
    get token() {
      return holder.token;
    },
    close: () => socket.close(),
  };
}

/** A page that was attached before and comes back. */
export async function reconnect(port: number, token: string, world: string | null = null): Promise<Connection> {
  const socket = await openSocket(port, world);
  const link = new RPCLink({ websocket: socket, headers: () => ({ authorization: `Bearer ${token}` }) });
  return { client: createORPCClient(link), token, close: () => socket.close() };
}

export function origin(): string {
  return v7();
}

/** What is expected to succeed. */
export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

async function openSocket(port: number, world: string | null = null): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${world === null ? '' : `/practice/${world}`}/rpc`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the station does not answer')));
  });
  return socket;
}
