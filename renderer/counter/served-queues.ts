const key = 'gan-dan.counter.serves';

/** What this counter served last, of the queues there are; all of them the first time. */
export function lastServed(storage: Storage, queues: readonly string[]): readonly string[] {
  const kept = (storage.getItem(key) ?? '').split(',').filter((id) => queues.includes(id));
  return kept.length > 0 ? kept : queues;
}

export function rememberServed(storage: Storage, queues: readonly string[]): void {
  storage.setItem(key, queues.join(','));
}
