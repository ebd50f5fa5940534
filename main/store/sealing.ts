import { canonicalJson } from '../../domain/chain.ts';
import type { EventType, PersonalParts } from '../../domain/event.ts';
import type { PointId } from '../../domain/ids.ts';
import type { Ids } from '../ports/ids.ts';
import type { Vault } from '../ports/vault.ts';
import type { WritableDb } from './open-database.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';

/** What a seal is bound to: a ciphertext moved to another event, dossier or point does not open. */
export interface SealPlace {
  readonly point: PointId;
  readonly dossier: string;
  readonly type: EventType;
  readonly origin: string;
  readonly part: number;
}

/** A seal that does not open: another station's key, or bytes that changed. Any other error is a bug. */
export class SealFault extends Error {
  /** `station.key`, or the dossier whose bytes changed. */
  readonly at: string;
  constructor(at: string, cause: unknown) {
    super('a seal does not open', { cause });
    this.at = at;
  }
}

/**
 * Personal parts: AES-256-GCM under one key per dossier, that key wrapped by the vault in `dossier_keys`.
 * Deleting the row erases the person; the log keeps its bytes and its chain.
 */
export function createSealing(db: WritableDb, vault: Vault, ids: Ids) {
  const wrappedOf = db.prepare('SELECT wrapped FROM dossier_keys WHERE dossier = ?').pluck();
  const keep = db.prepare('INSERT INTO dossier_keys (dossier, wrapped) VALUES (?, ?)');

  const keyOf = (dossier: string): Uint8Array | null => {
    const wrapped = wrappedOf.get(dossier) as Uint8Array | undefined;
    return wrapped ? orFault('station.key', () => vault.unwrap(wrapped, dossier)) : null;
  };

  return {
    keyOf,
    /** The key of a dossier that came from elsewhere; the first one stays. */
    take: (dossier: string, key: Uint8Array): void => {
      if (wrappedOf.get(dossier) === undefined) keep.run(dossier, vault.wrap(key, dossier));
    },
    seal: (part: PersonalParts[keyof PersonalParts], place: SealPlace): string => {
      let key = keyOf(place.dossier);
      if (!key) {
        key = ids.bytes(32);
        keep.run(place.dossier, vault.wrap(key, place.dossier));
      }
      const bytes = Buffer.from(canonicalJson(part), 'utf8');
      return sealBytes({ key, bytes, place: canonicalJson(place), ids }).toString('base64');
    },
    /** Null when the person was erased; throws when the ciphertext was changed or moved. */
    open: <T extends keyof PersonalParts>(
      sealed: string,
      place: SealPlace & { readonly type: T },
    ): PersonalParts[T] | null => {
      const key = keyOf(place.dossier);
      if (!key) return null;
      const bytes = Buffer.from(sealed, 'base64');
      const text = orFault(place.dossier, () => openBytes({ key, sealed: bytes, place: canonicalJson(place) }));
      return JSON.parse(text.toString('utf8')) as PersonalParts[T];
    },
  };
}

export type Sealing = ReturnType<typeof createSealing>;

function orFault<T>(at: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new SealFault(at, error);
  }
}
