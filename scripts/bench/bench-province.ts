import { join } from 'node:path';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import type { Part } from '../start/end-on-signal.ts';
import { supervise } from '../start/supervised-process.ts';
import { busyMsOf, busyMsOfPostgres } from './processor-time.ts';

/** A province in its own process on a PostgreSQL of its own. */
export interface BenchProvince {
  readonly database: string;
  readonly url: string;
  /** Processor time of its process so far, milliseconds, without PostgreSQL's. Null where the system has no `/proc`. */
  busyMs(): number | null;
  postgresBusyMs(): number | null;
}

export async function openBenchProvince(what: {
  readonly project: string;
  readonly data: string;
  readonly parts: { add(part: Part): void };
}): Promise<BenchProvince> {
  const { project, data, parts } = what;
  const postgres = await startEmbeddedPostgres({ folder: join(data, 'postgres') });
  parts.add({ close: postgres.close });
  const province = supervise({
    name: 'the province',
    args: [join(project, 'province/main.ts'), '--port', '0', '--data', join(data, 'province')],
    readyEvent: 'province-started',
    cwd: project,
    env: { ...process.env, DATABASE_URL: postgres.url },
    logFile: join(data, 'province.log'),
    say: () => undefined,
    onReadyAgain: () => undefined,
    onGivenUp: (why) => {
      throw new Error(why);
    },
  });
  parts.add({ close: province.stop });
  const { port } = z.object({ port: z.int() }).parse(await province.ready);
  return {
    ...{ database: postgres.url, url: `http://127.0.0.1:${port}` },
    busyMs: () => busyMsOf(province.pid()),
    postgresBusyMs: () => busyMsOfPostgres(join(data, 'postgres', 'data')),
  };
}
