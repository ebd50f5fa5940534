import type { InferContractRouterOutputs } from '@orpc/contract';
import type { PhonePage, phoneApi } from '../../contract/phone-api.ts';

type Outputs = InferContractRouterOutputs<typeof phoneApi>;

/** What the telephone shows; `page` stays while the host is away. */
export interface Seen {
  readonly what: 'asking' | 'there' | 'away' | 'not-paired' | 'code-wrong';
  readonly page: PhonePage | null;
}

const KEPT = 'gan-dan.phone';

/**
 * The code of the address is given once and taken out of it; what it was exchanged for stays on this telephone, until it is over.
 * Two askings of one page are one: a code is good for one.
 */
export function createAsking(at: Pick<Window, 'location' | 'history' | 'localStorage'>) {
  const under = { way: null as Promise<Seen> | null, last: null as PhonePage | null };
  const look = async (): Promise<Seen> => {
    const code = codeIn(at.location.hash);
    if (code !== '') {
      const claimed = await post<Outputs['claimPhonePage']>('claimPhonePage', { code });
      if (claimed === null) return { what: 'away', page: under.last };
      at.history.replaceState(null, '', at.location.pathname + at.location.search);
      if (claimed.ok) at.localStorage.setItem(KEPT, claimed.value.pass);
      else if (at.localStorage.getItem(KEPT) === null) return { what: 'code-wrong', page: null };
    }
    const pass = at.localStorage.getItem(KEPT);
    if (pass === null) return { what: 'not-paired', page: null };
    const read = await post<Outputs['readPhonePage']>('readPhonePage', { pass });
    if (read === null) return { what: 'away', page: under.last };
    if (!read.ok) {
      at.localStorage.removeItem(KEPT);
      return { what: 'not-paired', page: null };
    }
    under.last = read.value;
    return { what: 'there', page: read.value };
  };
  return (): Promise<Seen> => {
    under.way ??= look().finally(() => {
      under.way = null;
    });
    return under.way;
  };
}

/** Null: nobody answered. */
async function post<T>(method: string, input: object): Promise<T | null> {
  try {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(15_000),
    });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

function codeIn(hash: string): string {
  return /^#([a-z2-7]{8,64})$/.exec(hash)?.[1] ?? '';
}
