import { canonicalJson } from '../../domain/canonical-json.ts';
import type { EventType, PersonalParts } from '../../domain/event.ts';
import type { PointId } from '../../domain/ids.ts';
import type { Ids } from '../ports/ids.ts';
import type { Vault } from '../ports/vault.ts';
import type { Memory } from './memory-table.ts';
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

/** A seal that does not open: bytes that changed, or were moved. Any other error is a bug. */
export class SealFault extends Error {
  /** The dossier whose bytes changed. */
  readonly at: string;
  constructor(at: string, cause: unknown) {
    super('a seal does not open', { cause });
    this.at = at;
  }
}

/**
 * Personal parts: AES-256-GCM under one key per dossier, that key wrapped by the vault in `dossier_keys`.
 * Deleting the row erases the person; the log keeps its bytes and its chain. A dossier whose bytes changed is set aside: it reads as one
 * without a person, is named among the `faults`, and everything else works.
 */
export function createSealing(db: WritableDb, vault: Vault, ids: Ids) {
  const faults = new Map<string, SealFault>();
  const listeners = new Set<(fault: SealFault) => void>();
  const noted = <T>(dossier: string, run: () => T): T | null => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof SealFault)) throw error;
      if (!faults.has(dossier)) {
        faults.set(dossier, error);
        for (const listener of listeners) listener(error);
      }
      return null;
    }
  };
  const wrappedOf = db.prepare('SELECT wrapped FROM dossier_keys WHERE dossier = ?').pluck();
  const erased = db.prepare('SELECT 1 FROM dossier_privacy WHERE dossier = ? AND erased_at IS NOT NULL').pluck();
  const keep = db.prepare('INSERT INTO dossier_keys (dossier, wrapped) VALUES (?, ?)');
  const keysAfter = db.prepare('SELECT dossier, wrapped FROM dossier_keys WHERE dossier > ? ORDER BY dossier LIMIT ?');
  const put = db.prepare('UPDATE dossier_keys SET wrapped = ? WHERE dossier = ?');
  const someKeys = db.prepare('SELECT dossier, wrapped FROM dossier_keys ORDER BY dossier DESC LIMIT 50');

  const keyOrFault = (dossier: string): Uint8Array | null => {
    const wrapped = wrappedOf.get(dossier) as Uint8Array | undefined;
    return wrapped ? orFault(dossier, () => vault.unwrap(wrapped, dossier)) : null;
  };

  return {
    /** Null when the person was erased, or the key's bytes changed. */
    keyOf: (dossier: string): Uint8Array | null => noted(dossier, () => keyOrFault(dossier)),
    /** Dossiers that were met and do not open any more. */
    faults: (): readonly string[] => [...faults.keys()],
    /** Those that were met before, too. */
    onFault: (listener: (fault: SealFault) => void) => {
      listeners.add(listener);
      for (const fault of faults.values()) listener(fault);
    },
    /** That this is the vault the keys were wrapped by: of many that do not open none is to blame. */
    fits: (memory: Memory): boolean => {
      const witness = memory.get(WITNESS);
      if (witness !== null) return opens(() => vault.unwrap(Buffer.from(witness, 'base64'), WITNESS));
      const newest = someKeys.all() as { dossier: string; wrapped: Uint8Array }[];
      if (newest.length > 0 && !newest.some(({ dossier, wrapped }) => opens(() => vault.unwrap(wrapped, dossier))))
        return false;
      memory.set(WITNESS, Buffer.from(vault.wrap(ids.bytes(32), WITNESS)).toString('base64'));
      return true;
    },
    /**
     * Wraps some keys anew, from that dossier on, under the vault's newest secret; answers where to go on, or null at the end. What is not
     * wrapped anew yet still opens here, so it may be cut anywhere.
     */
    rewrap: (from: string, count: number): string | null => {
      const rows = keysAfter.all(from, count) as { dossier: string; wrapped: Uint8Array }[];
      for (const { dossier, wrapped } of rows) {
        const key = keyOrNull(() => vault.unwrap(wrapped, dossier));
        if (key) put.run(vault.wrap(key, dossier), dossier);
      }
      return rows.length < count ? null : (rows.at(-1)?.dossier ?? null);
    },
    /** The key of a dossier that came from elsewhere; the first one stays, and none opens again what was erased. */
    take: (dossier: string, key: Uint8Array): void => {
      if (wrappedOf.get(dossier) === undefined && erased.get(dossier) === undefined)
        keep.run(dossier, vault.wrap(key, dossier));
    },
    seal: (part: PersonalParts[keyof PersonalParts], place: SealPlace): string => {
      let key = keyOrFault(place.dossier);
      if (!key) {
        if (erased.get(place.dossier) !== undefined)
          throw new Error('assertion failed: something was to be said of a person who was erased');
        key = ids.bytes(32);
        keep.run(place.dossier, vault.wrap(key, place.dossier));
      }
      const bytes = Buffer.from(canonicalJson(part), 'utf8');
      return sealBytes({ key, bytes, place: canonicalJson(place), ids }).toString('base64');
    },
    /** Null when the person was erased, or the ciphertext was changed or moved: then it is among the faults. */
    open: <T extends keyof PersonalParts>(
      sealed: string,
      place: SealPlace & { readonly type: T },
    ): PersonalParts[T] | null =>
      noted(place.dossier, () => {
        const key = keyOrFault(place.dossier);
        if (!key) return null;
        const bytes = Buffer.from(sealed, 'base64');
        const text = orFault(place.dossier, () => openBytes({ key, sealed: bytes, place: canonicalJson(place) }));
        return JSON.parse(text.toString('utf8')) as PersonalParts[T];
      }),
  };
}

const WITNESS = 'vault-witness';

export type Sealing = ReturnType<typeof createSealing>;

function keyOrNull(open: () => Uint8Array): Uint8Array | null {
  try {
    return open();
  } catch {
    return null;
  }
}

function opens(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

function orFault<T>(at: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new SealFault(at, error);
  }
}
