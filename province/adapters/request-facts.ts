/** What the door knows of a request besides its parsed body. */
export interface RequestFacts {
  readonly signature: string | undefined;
  readonly authorization: string | undefined;
  /** Where the request came from; a proxy on this machine says it. */
  readonly address: string;
  /** SHA-256 of the body's bytes, hex. */
  readonly bodyHash: string;
  /** Whoever cannot be served now is told when to come back, seconds. */
  readonly comeBackIn: (seconds: number) => void;
}
