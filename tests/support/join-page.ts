import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { JoinApi } from '../../contract/join-api.ts';

/** The page of a PC that is paired with a host, as somebody has it open at the PC itself. */
export async function openJoinPage(port: number) {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/join`, { headers: { origin: `http://127.0.0.1:${port}` } });
  await new Promise((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
  });
  const client = createORPCClient(
    new RPCLink({ websocket: ws as unknown as globalThis.WebSocket }),
  ) as ContractRouterClient<JoinApi>;
  return { client, close: () => ws.terminate() };
}
