import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { ProvincePagesApi } from '../../contract/province-pages-api.ts';
import type { Failure } from '../station-client.ts';

/** The province's own pages speak plain HTTP: one POST per method, the officer's token as bearer. */
export type Inputs = InferContractRouterInputs<ProvincePagesApi>;
export type Outputs = InferContractRouterOutputs<ProvincePagesApi>;
export type PageMethod = keyof ProvincePagesApi;

export type CommuneFigures = Outputs['communeFigures'];
export type CommuneRow = CommuneFigures['communes'][number];
export type LiveNumbers = Outputs['liveNumbers'];
export type PointRow = LiveNumbers['points'][number];
export type FleetRow = Outputs['fleet']['points'][number];
export type ServerCheck = Outputs['serverState']['checks'][number];
export type EquipmentItem = Outputs['equipment']['items'][number];
export type OfficerRow = Outputs['officers']['officers'][number];

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** Who is signed in on this tab. */
export type Officer = Omit<Extract<Outputs['signIn'], { ok: true }>['value'], 'expiresAt'>;

/** The last piece of a bundle takes in a month of a point. */
const patience: Partial<Record<PageMethod, number>> = { takeBundlePiece: 120_000, answerBundle: 60_000 };

/** What a method gives when it succeeds: the value of its answer, or the answer itself where it has no failures. */
export type Value<M extends PageMethod> = Outputs[M] extends infer O
  ? O extends { ok: true; value: infer V }
    ? V
    : O extends { ok: false }
      ? never
      : O
  : never;

export async function askProvince<M extends PageMethod>(
  method: M,
  input: Inputs[M],
  token: string | null,
): Promise<Reply<Value<M>>> {
  try {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(patience[method] ?? 15_000),
    });
    const body: unknown = await response.json();
    if (response.ok) return isReply(body) ? (body as Reply<Value<M>>) : { ok: true, value: body as Value<M> };
    const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'station-failed';
    return { ok: false, error: { type: code } };
  } catch {
    return { ok: false, error: { type: 'province-unreachable' } };
  }
}

function isReply(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'ok' in body;
}

const key = 'gan-dan.province';

/** Kept for this tab only: a closed browser is a signed-out officer. */
export function keptOfficer(storage: Storage): Officer | null {
  const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
  return typeof kept === 'object' && kept !== null && 'token' in kept && 'role' in kept ? (kept as Officer) : null;
}

export function keepOfficer(storage: Storage, officer: Officer | null): void {
  if (officer) storage.setItem(key, JSON.stringify(officer));
  else storage.removeItem(key);
}
