import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { NationalSettings } from '../operations/national-settings.ts';
import type { NationalAnswer, NationalAway, NationalSystem } from '../ports.ts';

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

  async function signIn(): Promise<NationalAway | null> {
    const answer = await post(`${base}/auth`, { username: at.username, password: at.password });
    if ('away' in answer) return answer.away;
    const { said } = answer;
    session.id = typeof said.session === 'string' && isTaken(said) ? said.session : null;
    return session.id === null ? 'sign-in' : null;
  }

  async function send(message: Parameters<NationalSystem['send']>[0], again: boolean): Promise<NationalAnswer> {
    const away = session.id === null ? await signIn() : null;
    if (away !== null) return { away };
    const { unit, service, isUpdating, data } = message;
    const answer = await post(`${base}/integration`, {
      ...{ session: session.id, madonvi: unit, service, isUpdating: isUpdating ? 'True' : 'False', data },
    });
    if ('away' in answer) return answer;
    const { said } = answer;
    if (isTaken(said)) return { taken: true };
    if (codeOf(said) === 'session') {
      session.id = null;
      return again ? send(message, false) : { away: 'sign-in' };
    }
    // their words may quote a person: only the code is kept
    const exists = /đã tồn tại|da ton tai/i.test(String(said.message ?? '').normalize('NFC'));
    return { taken: false, exists, code: codeOf(said) };
  }

  return { send: (message) => send(message, true) };
}

type Said = Readonly<Record<string, unknown>>;

/** They speak with an `error_code`; the page of a gateway between us says nothing of what was sent, and refuses nothing. */
async function post(url: string, body: object): Promise<{ readonly said: Said } | { readonly away: NationalAway }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status >= 500 || response.status === 429) return { away: 'busy' };
    if (response.status === 401) return { said: { error_code: 'session' } };
    const said: unknown = await response.json();
    const isTheirs = typeof said === 'object' && said !== null && 'error_code' in said;
    return isTheirs ? { said: said as Said } : { away: 'not-understood' };
  } catch (failure) {
    return { away: failure instanceof SyntaxError ? 'not-understood' : 'unreachable' };
  }
}

function codeOf(said: Said): string {
  return String(said.error_code)
    .replace(/[^\w-]/g, '')
    .slice(0, 20);
}

function isTaken(said: Said): boolean {
  return ['0', '00'].includes(codeOf(said));
}
