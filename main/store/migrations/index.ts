import { firstSchema } from './0010-first-schema.ts';

/** Numbered in tens, forward only; SQL and nothing of today's code, so that history never depends on the present. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [firstSchema];

export const currentVersion = migrations.at(-1)?.version ?? 0;
