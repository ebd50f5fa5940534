/** Slow by design and off the main thread (argon2id in the thread pool). */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Null stands for an unknown login: it costs the same and is never right. */
  verify(encoded: string | null, password: string): Promise<boolean>;
}
