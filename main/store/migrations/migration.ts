/** Numbered in tens, forward only; SQL and nothing of today's code, so that history never depends on the present. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
