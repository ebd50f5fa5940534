import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** A request of a program of before as it stood on the wire, and what its own province answered. */
export interface Told {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** base64 */
  readonly body: string;
  readonly answer: {
    readonly status: number;
    readonly body: { readonly ok?: boolean; readonly value?: { have?: unknown } };
  };
}

interface OfBefore {
  readonly ticket: string;
  readonly told: readonly Told[];
  readonly log: readonly { readonly stream: string; readonly seq: number; readonly hash: string }[];
}

/** Written once by `write-of-before.ts`; the station's folder is laid at `folder`. */
export function openOfBefore(name: 'n-1' | 'n-2', folder: string): OfBefore {
  const files = unzipSync(readFileSync(join(import.meta.dirname, `${name}.zip`)));
  const json = (file: string) => JSON.parse(Buffer.from(files[file] ?? []).toString('utf8'));
  mkdirSync(folder, { recursive: true });
  for (const file of ['log.db', 'station.key', 'point.json'])
    writeFileSync(join(folder, file), files[file] ?? new Uint8Array(), { mode: 0o600 });
  return { ...(json('told.json') as Pick<OfBefore, 'ticket' | 'told'>), log: json('log.json') as OfBefore['log'] };
}
