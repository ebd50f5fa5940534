import { canonicalJson, sha256Hex } from './canonical-json.ts';
import { type CounterId, StationId, TerminalId } from './ids.ts';
import { err, ok, type Result } from './result.ts';

/** What another PC of the point may be allowed to open. */
export const stationRoles = ['kiosk', 'counter', 'board', 'office'] as const;
export type StationRole = (typeof stationRoles)[number];

/**
 * How a station proved that it is the one somebody stands at: the one-time code, or six digits on both screens. `host`: it
 * was the host, and whoever took its place knew its key.
 */
export const pairingProofs = ['code', 'digits', 'host'] as const;
export type PairingProof = (typeof pairingProofs)[number];

export interface StationRights {
  readonly roles: readonly StationRole[];
  /** The counters its screens may stand at; none but for the role `counter`. */
  readonly counters: readonly CounterId[];
}

/** ASVS 5.0, 6.5.1–6.5.5: one use, ten minutes, five wrong tries. */
export const pairingRule = { validMs: 10 * 60_000, wrongTries: 5, comparingMs: 3 * 60_000 } as const;

/** Whoever is not paired may ask this often; a person at a PC needs three questions. */
export const strangerRule = { most: 12, oneMoreEveryMs: 2_000 } as const;

/** A PC in the lobby opens nothing of the staff: what is not on it cannot be reached from it. */
export function checkRights(
  { roles, counters }: StationRights,
  known: readonly CounterId[],
): Result<StationRights, { type: 'kiosk-stands-alone' | 'station-counters-wrong' }> {
  const isLobby = roles.includes('kiosk');
  if (isLobby && roles.some((role) => role === 'counter' || role === 'office'))
    return err({ type: 'kiosk-stands-alone' });
  const fits = counters.every((counter) => known.includes(counter)) && new Set(counters).size === counters.length;
  if (!fits || roles.includes('counter') !== counters.length > 0) return err({ type: 'station-counters-wrong' });
  return ok({ roles: stationRoles.filter((role) => roles.includes(role)), counters });
}

export function mayOpen({ roles, counters }: StationRights, role: string, counter: CounterId | null): boolean {
  if (!(roles as readonly string[]).includes(role)) return false;
  return role === 'counter' ? counter !== null && counters.includes(counter) : counter === null;
}

/** The PC that receives a copy of everything stands with the staff, and opens a screen of theirs. */
export function mayStandIn({ roles }: Pick<StationRights, 'roles'>): boolean {
  return !roles.includes('kiosk') && (roles.includes('counter') || roles.includes('office'));
}

/** A terminal's name says at which PC it stands: the host's own have no `@`. */
export function terminalAt(name: string, station: StationId | null): TerminalId {
  return TerminalId(station === null ? name : `${name}@${station}`);
}

/** Null: the host's own. */
export function stationOf(terminal: string): StationId | null {
  const at = terminal.lastIndexOf('@');
  return at < 0 ? null : StationId(terminal.slice(at + 1));
}

/** Both ends of a comparison, as each saw them with its own eyes. */
export interface Comparison {
  /** SPKI SHA-256, hex, of the certificate each end saw or has. */
  readonly hostKey: string;
  readonly stationKey: string;
  /** 128 random bits or more, hex. */
  readonly hostNonce: string;
  readonly stationNonce: string;
}

/**
 * What the station says before it knows the host's nonce. Whoever stands in between must fix a nonce of their own before
 * seeing the other one, and so cannot choose digits that come out equal: one chance in a million, and a person looks.
 */
export function commitmentOf({ stationKey, stationNonce }: Pick<Comparison, 'stationKey' | 'stationNonce'>): string {
  return sha256Hex(canonicalJson({ for: 'gan-dan pairing commitment 1', key: stationKey, nonce: stationNonce }));
}

/** The number both screens show. */
export function sixDigits({ hostKey, stationKey, hostNonce, stationNonce }: Comparison): string {
  const hash = sha256Hex(
    canonicalJson({ for: 'gan-dan six digits 1', host: [hostKey, hostNonce], station: [stationKey, stationNonce] }),
  );
  return String(BigInt(`0x${hash}`) % 1_000_000n).padStart(6, '0');
}
