import { doorFailure, type Failure, isRefusal, type Session, type Station } from '../station-client.ts';

/**
 * How a page becomes a terminal: the preload's token, else the one-time code in the address (`#code=…`, taken out of the
 * address at once), else the token kept from last time, else nothing (a board on the network may still be let in).
 */
export type Attached =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly failure: Failure };

export interface TokenPlace {
  read(): string | null;
  keep(token: string): void;
  drop(): void;
}

export async function attachTerminal(from: {
  readonly station: Station;
  readonly role: string;
  readonly code: string | null;
  readonly preloadToken: string | null;
  readonly place: TokenPlace;
}): Promise<Attached> {
  const { station, role, code, place } = from;
  if (code !== null) {
    const answer = await station.client.attachTerminal({ code });
    if (answer.ok) return accept(answer.value, role, station, place);
    if (place.read() === null) return { ok: false, failure: answer.error };
  }
  // The kept token first: signing in gave this page another one than its window was opened with.
  const known = [place.read(), from.preloadToken].filter((token) => token !== null && token !== '');
  const tried: { failure: Failure } = { failure: { type: 'sign-in-required' } };
  // A board needs no secret; every other page does.
  for (const token of known.length === 0 && role === 'board' ? [null] : known) {
    station.setToken(token);
    try {
      // The station keeps no token in clear and cannot say it back: it is the one it was asked with.
      return accept({ ...(await station.client.whoAmI({})), token: token ?? '' }, role, station, place);
    } catch (error) {
      const failure = doorFailure(error);
      // A station that is not up or not well is asked again; only a refusal is an answer.
      if (!failure || !isRefusal(failure)) throw error;
      tried.failure = failure;
      place.drop();
    }
  }
  return { ok: false, failure: tried.failure };
}

function accept(session: Session, role: string, station: Station, place: TokenPlace): Attached {
  if (session.role !== role) return { ok: false, failure: { type: 'role-not-allowed' } };
  if (session.token !== '') {
    station.setToken(session.token);
    place.keep(session.token);
  }
  return { ok: true, session };
}

/**
 * `gan-dan.<role>`, so that a reload needs no new code: of the tab first, since two counters may stand in two tabs of one
 * browser, else of the browser.
 */
export function tokenPlace(tab: Storage, browser: Storage, role: string): TokenPlace {
  const key = keyOf(role);
  return {
    read: () => tab.getItem(key) ?? browser.getItem(key),
    keep: (token) => {
      tab.setItem(key, token);
      browser.setItem(key, token);
    },
    drop: () => {
      const own = tab.getItem(key);
      if (own === null || browser.getItem(key) === own) browser.removeItem(key);
      tab.removeItem(key);
    },
  };
}

/** Which of these roles this tab, or else this browser, has a token of: whose screen was open here. Null: none. */
export function screenKnown<Role extends string>(tab: Storage, browser: Storage, roles: readonly Role[]): Role | null {
  for (const kept of [tab, browser]) {
    const known = roles.find((role) => kept.getItem(keyOf(role)) !== null);
    if (known) return known;
  }
  return null;
}

const keyOf = (role: string) => `gan-dan.${role}`;

/** Takes `#code=…` out of the address bar: a code in the history could be read by the next person. */
export function takeCode(location: Location, history: History): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code !== null) history.replaceState(null, '', location.pathname + location.search);
  return code;
}

/** An address with a code, typed where the page stands already, is a new page: a change behind # alone loads nothing. */
export function onNewCode(page: Window): () => void {
  const look = () => {
    if (new URLSearchParams(page.location.hash.slice(1)).has('code')) page.location.reload();
  };
  page.addEventListener('hashchange', look);
  return () => page.removeEventListener('hashchange', look);
}

/** `#training`, as `--training` of the shell: the page begins in practice once somebody is signed in. */
export function wantsPractice(location: Location, preload: GanDan | undefined): boolean {
  return preload?.training === true || new URLSearchParams(location.hash.slice(1)).has('training');
}
