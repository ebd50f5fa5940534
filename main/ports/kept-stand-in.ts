import type { StationId } from '../../domain/ids.ts';

/** The PC that has a copy of this host's database and may take its place, as it is remembered outside of the database. */
export interface KeptStandIn {
  readonly station: StationId;
  /** SHA-256 of its public key. */
  readonly key: string;
  readonly name: string;
  /** A person said that it took nobody's place: the next start waits for it no more. */
  readonly released: boolean;
}

/** One at most; flushed before `keep` comes back. */
export interface KeepsStandIn {
  get(): KeptStandIn | null;
  keep(standIn: KeptStandIn): void;
  forget(): void;
}
