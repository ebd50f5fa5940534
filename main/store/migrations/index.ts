import { firstSchema } from './0010-first-schema.ts';
import { findWithoutScans } from './0020-find-without-scans.ts';

/** Numbered in tens, forward only; SQL and nothing of today's code, so that history never depends on the present. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [firstSchema, findWithoutScans];

export const currentVersion = migrations.at(-1)?.version ?? 0;
