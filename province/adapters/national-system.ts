import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { NationalSettings } from '../operations/national-export.ts';
import type { NationalAnswer, NationalSystem } from '../ports.ts';

/**
 * The old envelope of the exchange (NDXP/LGSP adapters, domain.md §4): sign in for a session, then `integration` with
 * service, `isUpdating` and data. `national.json` in the data folder switches it on; without that file nothing is sent.
 */
const settingsFile = z.strictObject({
  url: z.url().max(200),
  username: z.string().max(100),
  password: z.string().max(200),
  since: z.iso.date(),
  units: z.record(z.string().regex(/^\d{5}$/), z.strictObject({ code: z.string().max(60), name: z.string().max(200) })),
  fieldCodes: z.record(z.string(), z.string()).default({}),
  settleMinutes: z.number().min(0).max(1440).default(10),
});

export interface National {
  readonly system: NationalSystem;
  readonly settings: NationalSettings;
}

/** Null: not configured. A file that cannot be read stops the start: half an export is worse than none. */
export async function openNational(folder: string): Promise<National | null> {
  const text = await readFile(join(folder, 'national.json'), 'utf8').catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return null;
    throw failure;
  });
  if (text === null) return null;
  const { url, username, password, settleMinutes, ...rest } = settingsFile.parse(JSON.parse(text));
  return {
    system: nationalSystem({ url, username, password }),
    settings: { ...rest, settleMs: settleMinutes * 60_000 },
  };
}

export function nationalSystem(at: { url: string; username: string; password: string }): NationalSystem {
  const session = { id: null as string | null };
  const base = at.url.replace(/\/$/, '');

  async function signIn(): Promise<string | null> {
    const answer = await post(`${base}/auth`, { username: at.username, password: at.password });
    const id = typeof answer?.session === 'string' && isTaken(answer) ? answer.session : null;
    session.id = id;
    return id;
  }

  async function send(message: Parameters<NationalSystem['send']>[0], again: boolean): Promise<NationalAnswer> {
    const id = session.id ?? (await signIn());
    if (id === null) return 'away';
    const { unit, service, isUpdating, data } = message;
    const answer = await post(`${base}/integration`, {
      ...{ session: id, madonvi: unit, service, isUpdating: isUpdating ? 'True' : 'False', data },
    });
    if (answer === null) return 'away';
    if (isTaken(answer)) return { taken: true };
    if (codeOf(answer) === 'session' && again) {
      session.id = null;
      return send(message, false);
    }
    // their words may quote a person: only the code is kept
    const exists = /đã tồn tại|da ton tai/i.test(String(answer.message ?? '').normalize('NFC'));
    return { taken: false, exists, code: codeOf(answer) };
  }

  return { send: (message) => send(message, true) };
}

async function post(url: string, body: object): Promise<Record<string, unknown> | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status >= 500 || response.status === 429) return null;
    if (response.status === 401) return { error_code: 'session' };
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function codeOf(answer: Record<string, unknown>): string {
  return String(answer.error_code ?? 'no-code')
    .replace(/[^\w-]/g, '')
    .slice(0, 20);
}

function isTaken(answer: Record<string, unknown>): boolean {
  return ['0', '00'].includes(codeOf(answer));
}
