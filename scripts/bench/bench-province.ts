import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import type { Part } from '../start/end-on-signal.ts';
import { supervise } from '../start/supervised-process.ts';

/** A province in its own process on a PostgreSQL of its own. */
export interface BenchProvince {
  readonly database: string;
  readonly url: string;
  /** Processor time of its process so far, milliseconds; PostgreSQL's is not in it. Null where the system has no `/proc`. */
  busyMs(): number | null;
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
  return { database: postgres.url, url: `http://127.0.0.1:${port}`, busyMs: () => busyMsOf(province.pid()) };
}

/** A tick is ten milliseconds on every Linux that Node runs on. */
function busyMsOf(pid: number | null): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}
