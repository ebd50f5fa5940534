import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';

type Line = { readonly event: string; readonly [key: string]: unknown };

/** A station as a process whose lines are waited for by their event. */
export function spawnLines(args: readonly string[]) {
  const entry = process.env.GAN_DAN_STATION ?? join(import.meta.dirname, '../../main/station.ts');
  const child: ChildProcess = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Line[] = [];
  const waiting = new Set<() => void>();
  const ended = { code: undefined as number | null | undefined };
  const tell = () => {
    for (const each of [...waiting]) each();
  };
  if (!child.stdout) throw new Error('the station has no standard output');
  createInterface({ input: child.stdout }).on('line', (text) => {
    said.push(JSON.parse(text) as Line);
    tell();
  });
  const exit = new Promise<void>((resolve) =>
    child.on('close', (code) => {
      ended.code = code;
      tell();
      resolve();
    }),
  );
  return {
    pid: child.pid ?? 0,
    line: (event: string) =>
      new Promise<Line>((resolve, reject) => {
        const look = () => {
          const found = said.find((each) => each.event === event);
          if (!found && ended.code === undefined) return;
          waiting.delete(look);
          if (found) resolve(found);
          else reject(new Error(`ended with ${ended.code} before ${event}: ${JSON.stringify(said)}`));
        };
        waiting.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
    end: async () => {
      child.kill('SIGTERM');
      await exit;
      return ended.code ?? null;
    },
  };
}

/** What a page of this door would say, without a page. */
export async function doorClient<Api extends AnyContractRouter>(
  port: number,
  path: string,
): Promise<{ client: ContractRouterClient<Api>; end(): void }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await new Promise((open, failed) => socket.once('open', open).once('error', failed));
  const websocket = socket as unknown as globalThis.WebSocket;
  return {
    client: createORPCClient(new RPCLink({ websocket })) as ContractRouterClient<Api>,
    end: () => socket.close(),
  };
}
