import { join } from 'node:path';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import type { Part } from '../start/end-on-signal.ts';
import { supervise } from '../start/supervised-process.ts';
import { busyMsOf, busyMsOfPostgres } from './processor-time.ts';

/** A province in a process of its own, or in two as it is installed, on a PostgreSQL of its own. */
export interface BenchProvince {
  readonly database: string;
  readonly url: string;
  /** One for each process, the first is `url`: what nginx deals out in turns. */
  readonly urls: readonly string[];
  /** Processor time of its processes so far, milliseconds, without PostgreSQL's. Null where the system has no `/proc`. */
  busyMs(): number | null;
  postgresBusyMs(): number | null;
}

export async function openBenchProvince(what: {
  readonly project: string;
  readonly data: string;
  readonly parts: { add(part: Part): void };
  readonly processes?: 1 | 2;
}): Promise<BenchProvince> {
  const { project, data, parts, processes = 1 } = what;
  const postgres = await startEmbeddedPostgres({ folder: join(data, 'postgres') });
  parts.add({ close: postgres.close });
  const started: { url: string; pid: () => number | null }[] = [];
  for (const log of ['province.log', 'province-2.log'].slice(0, processes)) {
    const province = supervise({
      name: 'the province',
      args: [join(project, 'province/main.ts'), '--port', '0', '--data', join(data, 'province')],
      readyEvent: 'province-started',
      cwd: project,
      env: { ...process.env, DATABASE_URL: postgres.url },
      logFile: join(data, log),
      say: () => undefined,
      onReadyAgain: () => undefined,
      onGivenUp: (why) => {
        throw new Error(why);
      },
    });
    parts.add({ close: province.stop });
    const { port } = z.object({ port: z.int() }).parse(await province.ready);
    started.push({ url: `http://127.0.0.1:${port}`, pid: province.pid });
  }
  const urls = started.map(({ url }) => url);
  return {
    ...{ database: postgres.url, url: urls[0] ?? '', urls },
    busyMs: () => started.reduce<number | null>((sum, { pid }) => added(sum, busyMsOf(pid())), 0),
    postgresBusyMs: () => busyMsOfPostgres(join(data, 'postgres', 'data')),
  };
}

function added(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
