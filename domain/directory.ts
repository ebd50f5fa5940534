import type { PointKind } from './event.ts';
import type { PointId } from './ids.ts';

/**
 * The points of one commune and the keys of their stations, as the province signs it: by these a slip is verified and a
 * dossier's key is wrapped where there is no network. Public: no person stands in it.
 */
export interface Directory {
  readonly commune: string;
  /** The last change of anything in it, UTC ms by the province: an older one never replaces a newer one. */
  readonly changedAt: number;
  readonly points: readonly DirectoryPoint[];
}

export interface DirectoryPoint {
  readonly point: PointId;
  /** Null: nobody named it yet. */
  readonly name: string | null;
  readonly kind: PointKind | null;
  readonly keys: readonly DirectoryKey[];
}

export interface DirectoryKey {
  readonly keyId: string;
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
  /** X25519, SPKI, base64; null: that station is older than sealing to it. */
  readonly sealTo: string | null;
  readonly revoked: boolean;
}

export const pointKinds = ['principal', 'secondary', 'mobile', 'post-office'] as const satisfies readonly PointKind[];

export const emptyDirectory = (commune: string): Directory => ({ commune, changedAt: 0, points: [] });

export function pointIn(directory: Directory, point: string): DirectoryPoint | null {
  return directory.points.find((each) => each.point === point) ?? null;
}

/** Keys that may have signed for a point; of a lost device none does any more. */
export function signersOf(directory: Directory, point: string): readonly string[] {
  return (pointIn(directory, point)?.keys ?? []).filter(({ revoked }) => !revoked).map(({ publicKey }) => publicKey);
}

/** Whom to wrap a dossier's key for, so that each station of a point can open it. */
export function sealsOf(directory: Directory, point: string): readonly string[] {
  const keys = pointIn(directory, point)?.keys ?? [];
  return keys.flatMap(({ revoked, sealTo }) => (revoked || sealTo === null ? [] : [sealTo]));
}
