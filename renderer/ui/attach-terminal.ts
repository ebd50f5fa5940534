import { doorFailure, type Failure, type Session, type Station } from '../station-client.ts';

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
  station.setToken(from.preloadToken ?? place.read());
  try {
    return accept(await station.client.whoAmI({}), role, station, place);
  } catch (error) {
    const failure = doorFailure(error);
    if (!failure) throw error;
    place.drop();
    return { ok: false, failure };
  }
}

function accept(session: Session, role: string, station: Station, place: TokenPlace): Attached {
  if (session.role !== role) return { ok: false, failure: { type: 'role-not-allowed' } };
  station.setToken(session.token);
  place.keep(session.token);
  return { ok: true, session };
}

/** `gan-dan.<role>` in the browser's storage, so that a reload needs no new code. */
export function tokenPlace(storage: Storage, role: string): TokenPlace {
  const key = `gan-dan.${role}`;
  return {
    read: () => storage.getItem(key),
    keep: (token) => storage.setItem(key, token),
    drop: () => storage.removeItem(key),
  };
}

/** Takes `#code=…` out of the address bar: a code in the history could be read by the next person. */
export function takeCode(location: Location, history: History): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code !== null) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
