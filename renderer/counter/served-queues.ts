const key = 'gan-dan.counter.serves';

/** What this counter served last, of the queues there are; the first time what the office set for it, or all of them. */
export function lastServed(storage: Storage, queues: readonly string[], profile: readonly string[]): readonly string[] {
  const kept = (storage.getItem(key) ?? '').split(',').filter((id) => queues.includes(id));
  const usual = profile.filter((id) => queues.includes(id));
  return kept.length > 0 ? kept : usual.length > 0 ? usual : queues;
}

export function rememberServed(storage: Storage, queues: readonly string[]): void {
  storage.setItem(key, queues.join(','));
}
