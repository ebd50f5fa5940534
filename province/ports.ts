/** What the province's operations need from outside, one small interface each. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}

export interface Random {
  uuid(): string;
  /** `bytes` random bytes as upper-case base32 without padding. */
  token(bytes: number): string;
  bytes(count: number): Uint8Array;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a wrong password; takes as long when there is no hash to compare with. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** The province's X25519 key: points wrap dossier keys for it. The private half is a file only its owner may read. */
export interface SealingKey {
  /** SPKI, base64. */
  readonly publicKey: string;
  /** Throws when the wrapped key was made for another province or dossier, or was changed. */
  unwrap(wrapped: string, point: string, dossier: string): Uint8Array;
  /** A new key, for this province itself or for the reader named. */
  wrap(key: Uint8Array, of: { readonly point: string; readonly dossier: string; readonly sealTo?: string }): string;
  /** The same dossier's key for another reader; throws as `unwrap` does. */
  wrapAgain(
    wrapped: string,
    reader: { readonly point: string; readonly dossier: string; readonly sealTo: string },
  ): string;
}

/** The province's Ed25519 key: what goes out signed (the directory of points) is known by it. */
export interface SigningKey {
  /** SPKI, base64. */
  readonly publicKey: string;
  /** Over the UTF-8 of `text`, base64. */
  sign(text: string): string;
}

/** Sealed scans under the SHA-256 of their bytes. */
export interface BlobShelf {
  held(file: string): Promise<{ readonly whole: boolean; readonly bytes: number }>;
  /** On disk when it answers; false: what is there does not end at `offset`. */
  append(file: string, offset: number, bytes: Uint8Array): Promise<boolean>;
  /** Gives the name; false: the bytes are not what it says, and are gone. */
  finish(file: string): Promise<boolean>;
  read(file: string, offset: number, most: number): Promise<{ readonly bytes: Buffer; readonly size: number } | null>;
  /** Of what only passed through. */
  remove(file: string): Promise<void>;
}

/** The receiving side of the national exchange. */
export interface NationalSystem {
  send(message: {
    readonly service: NationalService;
    /** Who we are over there. */
    readonly unit: string;
    readonly isUpdating: boolean;
    readonly data: readonly Readonly<Record<string, unknown>>[];
  }): Promise<NationalAnswer>;
}

export type NationalService = 'DongBoHoSoMC' | 'CapNhatTienDoHoSoMC';

/** Why nothing is taken from anybody: nobody there or no answer in time, too much to do, no words of theirs, no session. */
export type NationalAway = 'unreachable' | 'busy' | 'not-understood' | 'sign-in';

export type NationalAnswer =
  | { readonly away: NationalAway }
  | { readonly taken: true }
  /** `exists`: it says that it has this already. `code` is theirs, never their words. */
  | { readonly taken: false; readonly exists: boolean; readonly code: string };

/** A file system, by the folder that was named first on it. */
export interface SeenDisk {
  readonly folder: string;
  /** Null: it could not be read. */
  readonly freeBytes: number | null;
  /** What of PostgreSQL is known to lie on it. */
  readonly holds: readonly ('tables' | 'log')[];
}

/** The machine that this process runs on, looked at and never changed. */
export interface OwnMachine {
  /** Somebody said on which disks PostgreSQL lies. */
  readonly namesDisks: boolean;
  /** Each file system once; `postgres`: the folder of its tables on this machine, null where it may not be asked. */
  disks(postgres: string | null): Promise<SeenDisk[]>;
  /** Both key files are there and only their owner reads them. */
  keys(): Promise<'good' | 'missing' | 'open-to-others'>;
  /** UTC milliseconds of the newest; null: none; `closed`: not ours to read; undefined: nobody said where they lie. */
  baseBackup(): Promise<number | null | 'closed' | undefined>;
  /** UTC milliseconds; null: it cannot be read; undefined: nobody named it. */
  certificateEnds(): Promise<number | null | undefined>;
}

/** The operator's log: typed fields only; names, logins and bodies have no way in. */
export interface ProvinceLog {
  write(entry: ProvinceLogEntry): void;
}

export type ProvinceLogEntry =
  | { readonly event: 'province-started'; readonly port: number }
  | { readonly event: 'province-stopped' }
  | { readonly event: 'stream-fork'; readonly stream: string; readonly below: number }
  | { readonly event: 'stream-rewound'; readonly stream: string; readonly seq: number; readonly has: number }
  | { readonly event: 'segment-refused'; readonly stream: string; readonly why: string; readonly seq: number }
  | { readonly event: 'events-parked'; readonly stream: string; readonly code: string; readonly count: number }
  | { readonly event: 'introduction-refused'; readonly point: string; readonly by: string }
  | { readonly event: 'blob-damaged'; readonly point: string }
  | { readonly event: 'key-unreadable'; readonly point: string }
  | { readonly event: 'export-parked'; readonly point: string; readonly code: string }
  | { readonly event: 'device-refused'; readonly why: string }
  | { readonly event: 'sign-in-refused'; readonly why: string }
  /** Said once a minute, with how often it was met since it was said last. */
  | { readonly event: 'storage-trouble'; readonly why: string; readonly times: number }
  | { readonly event: 'bug'; readonly where: string; readonly name: string; readonly stack: string };
