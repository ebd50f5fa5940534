/** What the province's operations need from outside, one small interface each. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}

export interface Random {
  uuid(): string;
  /** `bytes` random bytes as upper-case base32 without padding. */
  token(bytes: number): string;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a wrong password; takes as long when there is no hash to compare with. */
  verify(hash: string | null, password: string): Promise<boolean>;
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
  | { readonly event: 'device-refused'; readonly why: string }
  | { readonly event: 'sign-in-refused'; readonly why: string }
  | { readonly event: 'bug'; readonly where: string; readonly name: string; readonly stack: string };
