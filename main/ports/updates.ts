import type { Slots, Staged } from '../../contract/update-file.ts';
import type { Result } from '../../domain/result.ts';
import type { UpdateFault } from '../../domain/update.ts';

/** An update on a stick, by its head. */
export interface FoundUpdate {
  readonly name: string;
  readonly bytes: number;
  /** Null: it does not say, or nobody we know signed it. */
  readonly version: string | null;
  /** SHA-256 of the signed manifest. */
  readonly manifestHash: string | null;
  /** Why this PC would not take it. */
  readonly fault: UpdateFault['type'] | null;
}

export interface ImportProgress {
  readonly step: 'copying' | 'unpacking';
  readonly done: number;
  readonly of: number;
}

/** A piece of an update on its way in from a page. */
export interface SentUpdate {
  readonly upload: string;
  readonly offset: number;
  readonly part: string;
}

/** The versions that lie on this PC; what takes long is done in a thread. */
export interface UpdateShelf {
  slots(): Slots;
  staged(): Staged | null;
  /** What the launcher wrote cannot be read. */
  isDamaged(): boolean;
  /** Without a publisher no update is taken in. */
  hasPublisher(): boolean;
  manifestHash(version: string): string | null;
  /** Going back loses nothing: the version before opens the database as it is now. */
  opensBefore(version: string): boolean;
  askGoBack(from: string): void;
  /** Names and sizes of updates in a folder; null: it is not there. */
  list(folder: string): Promise<readonly { readonly name: string; readonly bytes: number }[] | null>;
  peek(path: string, version: string): Promise<Result<{ version: string; manifestHash: string }, UpdateFault>>;
  stage(
    path: string,
    version: string,
    onProgress: (done: ImportProgress) => void,
  ): Promise<Result<Staged, UpdateFault>>;
  /** Keeps a piece that a page sent; how much there is by now. */
  receive(
    sent: SentUpdate,
  ): Promise<Result<number, { readonly type: 'file-gone' | 'update-no-room' | 'update-forged' }>>;
  /** What was received, as a file. */
  readonly received: { readonly path: string; forget(): Promise<void> };
  /** Which of the versions that lie here are not as they were signed, any more. */
  changed(): Promise<readonly string[]>;
  close(): Promise<void>;
}
