import type { WritableDb } from './open-database.ts';

/** Small things the station must remember, none of them business: link to the province, acknowledged head. */
export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

export function createMemory(db: WritableDb): Memory {
  const get = db.prepare('SELECT value FROM memory WHERE key = ?').pluck();
  const set = db.prepare(
    'INSERT INTO memory (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (key) => (get.get(key) as string | undefined) ?? null,
    set: (key, value) => void set.run(key, value),
  };
}
