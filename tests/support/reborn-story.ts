import { value } from './terminal-client.ts';
import { issue } from './whole-morning.ts';
import type { PointInTest } from './with-store.ts';

/** A point that goes on under another stream: the log says so of itself, then a morning as any other. */
export async function reborn(point: PointInTest): Promise<void> {
  const begun = point.store.incarnations.begin('restored');
  if (!begun.ok) throw new Error(begun.error.type);
  for (let n = 0; n < 10; n++) value(await issue(point));
}
