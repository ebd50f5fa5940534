import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { v7 } from 'uuid';
import { pointFile } from '../../../contract/point-file.ts';
import type { TerminalApi } from '../../../contract/terminal-api.ts';
import type { StationReady } from '../../station-ready.ts';

/**
 * Does a version that says it is ready also work? Its page comes, and a counter gets a number: log, projections, print job
 * and answer in one commit. Of a PC that is not the host only its page is asked: its host is not here.
 */
export async function firstCommand(copy: string, { port, codes }: StationReady): Promise<boolean> {
  const [code] = codes.counter;
  const page = await fetch(`http://127.0.0.1:${port}/${code ? 'kiosk' : 'board'}`);
  if (!page.ok || !code) return page.ok;
  const point = pointFile.parse(JSON.parse(readFileSync(join(copy, 'point.json'), 'utf8')));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`);
  const holder = { token: '' };
  const headers = () => (holder.token ? { authorization: `Bearer ${holder.token}` } : {});
  try {
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error('no answer')));
    });
    const client: ContractRouterClient<TerminalApi> = createORPCClient(new RPCLink({ websocket: socket, headers }));
    const attached = await client.attachTerminal({ code });
    if (!attached.ok) return false;
    holder.token = attached.value.token;
    const queue = point.queues[0]?.id ?? '';
    const given = await client.issueTicket({ origin: v7(), queue, priority: null, language: 'vi' });
    return given.ok;
  } finally {
    socket.close();
  }
}
