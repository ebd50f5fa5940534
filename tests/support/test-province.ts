import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvinceLogEntry } from '../../province/ports.ts';
import { type ProvinceSettings, type RunningProvince, startProvince } from '../../province/start-province.ts';

/** A province in this process on a database of its own, its log kept for the test to read. */
export interface TestProvince extends RunningProvince {
  readonly log: readonly ProvinceLogEntry[];
  readonly dataFolder: string;
  /** A ticket, or the test fails. */
  ticketFor(point: string): Promise<string>;
}

export async function startTestProvince(
  database: string,
  settings: Partial<ProvinceSettings> = {},
): Promise<TestProvince> {
  const dataFolder = settings.dataFolder ?? (await mkdtemp(join(tmpdir(), 'gan-dan-province-')));
  const log: ProvinceLogEntry[] = [];
  const running = await startProvince({
    ...{ database, dataFolder, port: 0, log: { write: (entry) => void log.push(entry) } },
    ...settings,
  });
  return {
    ...{ ...running, log, dataFolder },
    async ticketFor(point) {
      const made = await running.createEnrolmentTicket(point);
      if (!made.ok) throw new Error(made.error.type);
      return made.value.ticket;
    },
    async close() {
      await running.close();
      if (settings.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export interface HttpAnswer {
  readonly status: number;
  /** Retry-After, where it was said. */
  readonly comeBackSeconds?: number;
  readonly body: { readonly ok?: boolean; readonly value?: unknown; readonly error?: unknown; readonly code?: string };
}

/** A request as a stranger would make it: no client of ours between. */
export async function post(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await fetch(`${url}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const later = response.headers.get('retry-after');
  const { status } = response;
  const said = (await response.json()) as HttpAnswer['body'];
  return { status, body: said, ...(later !== null && { comeBackSeconds: Number(later) }) };
}
