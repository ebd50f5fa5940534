import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { stationEnvironment, stationFlags } from '../../main/station-flags.ts';
import { type StationReady, stationReady } from '../../main/station-ready.ts';

/** One PC of a centre that is being put up: its station as a process of its own, in its own folder. */
export interface Pc {
  readonly pid: number;
  /** Its set-up pages may be opened: their port. */
  settingUp(): Promise<number>;
  /** Ready, and in that state with its host; null: it is the host. */
  ready(link: string | null): Promise<StationReady>;
  end(): Promise<void>;
}

export interface PcPlace {
  /** The station as it is started. */
  readonly entry: string;
  readonly folder: string;
  /** What lay beside the installer: names and texts. */
  readonly brought: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

export function startPc({ entry, folder, brought, args }: PcPlace): Pc {
  const configuration = join(folder, 'brought');
  mkdirSync(configuration, { recursive: true });
  for (const [name, text] of Object.entries(brought)) writeFileSync(join(configuration, name), text);
  const own = join(folder, 'station');
  const child = spawn(
    process.execPath,
    [
      ...[...stationFlags, entry, '--folder', own, '--port', '0', '--anchors', folder],
      ...['--configuration', configuration, ...args],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: stationEnvironment() },
  );
  const lines: unknown[] = [];
  const waiting = new Set<() => void>();
  const life = { ended: false };
  const tell = () => {
    for (const each of [...waiting]) each();
  };
  const exit = new Promise<void>((resolve) =>
    child.once('close', () => {
      life.ended = true;
      tell();
      resolve();
    }),
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line));
    tell();
  });
  const heard = <T>(find: (line: unknown) => T | null) =>
    new Promise<T>((resolve, reject) => {
      const look = () => {
        const found = lines.map(find).findLast((each) => each !== null) ?? null;
        if (found === null && !life.ended) return;
        waiting.delete(look);
        if (found === null) reject(new Error(`the station in ${own} ended: ${JSON.stringify(lines.at(-1) ?? null)}`));
        else resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    pid: child.pid ?? 0,
    settingUp: () =>
      heard((line) => {
        const { event, port } = line as { event?: string; port?: number };
        return event === 'set-up' && port !== undefined ? port : null;
      }),
    ready: (link) =>
      heard((line) => {
        const said = stationReady.safeParse(line);
        return said.success && (said.data.link ?? null) === link ? said.data : null;
      }),
    end: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** What a page at this door of the PC itself would say. */
export async function atDoor<Api extends AnyContractRouter>(port: number, path: string) {
  const websocket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('open', () => resolve());
    websocket.addEventListener('error', () => reject(new Error(`nobody answers at ${path}`)));
  });
  const client = createORPCClient(new RPCLink({ websocket })) as ContractRouterClient<Api>;
  return { client, end: () => websocket.close() };
}
