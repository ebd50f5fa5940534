import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { ProvinceApi } from '../../contract/province-api.ts';
import type { Failure } from '../station-client.ts';

/** The province's own pages speak plain HTTP: one POST per method, the officer's token as bearer. */
type Inputs = InferContractRouterInputs<ProvinceApi>;
type Outputs = InferContractRouterOutputs<ProvinceApi>;
type PageMethod = 'signIn' | 'signOut' | 'communeFigures';

export type CommuneFigures = Outputs['communeFigures'];
export type CommuneRow = CommuneFigures['communes'][number];

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export interface Officer {
  readonly token: string;
  readonly name: string;
}

export async function askProvince<M extends PageMethod>(
  method: M,
  input: Inputs[M],
  token: string | null,
): Promise<Reply<Outputs[M]>> {
  try {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(15_000),
    });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as Outputs[M] };
    const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'station-failed';
    return { ok: false, error: { type: code } };
  } catch {
    return { ok: false, error: { type: 'province-unreachable' } };
  }
}

const key = 'gan-dan.province';

/** Kept for this tab only: a closed browser is a signed-out officer. */
export function keptOfficer(storage: Storage): Officer | null {
  const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
  return typeof kept === 'object' && kept !== null && 'token' in kept && 'name' in kept
    ? { token: String(kept.token), name: String(kept.name) }
    : null;
}

export function keepOfficer(storage: Storage, officer: Officer | null): void {
  if (officer) storage.setItem(key, JSON.stringify(officer));
  else storage.removeItem(key);
}
