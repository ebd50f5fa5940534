import type { InferContractRouterOutputs } from '@orpc/contract';
import type { lookUpApi } from '../../contract/look-up-api.ts';
import type { LookUpState } from '../../domain/look-up.ts';

type Answer = InferContractRouterOutputs<typeof lookUpApi>['lookUp'];

/** What the page shows: a state, or why there is none. */
export type Found =
  | { readonly what: LookUpState; readonly asOf: number | null }
  | { readonly what: 'asking' | 'no-token' | 'unknown' | 'too-many' | 'away'; readonly asOf: null };

export const looking: Found = { what: 'asking', asOf: null };

/** The token stands in the fragment, which no browser sends: it goes to the province in a body, and into no log. */
export async function ask(token: string): Promise<Found> {
  if (token === '') return { what: 'no-token', asOf: null };
  try {
    const response = await fetch('/api/lookUp', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(15_000),
    });
    if (response.status === 429) return { what: 'too-many', asOf: null };
    if (response.status === 400) return { what: 'unknown', asOf: null };
    if (!response.ok) return { what: 'away', asOf: null };
    const answer = (await response.json()) as Answer;
    return answer.ok ? { what: answer.value.state, asOf: answer.value.asOf } : { what: 'unknown', asOf: null };
  } catch {
    return { what: 'away', asOf: null };
  }
}

export function tokenIn(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, '')).trim();
  } catch {
    return '';
  }
}
