import type { PointStore } from '../store/open-point-store.ts';

const TICK_MS = 15_000;
/** Changes closer together than this reach a screen as one. */
const GATHER_MS = 20;

/**
 * Pushes a view whole at every change, coalesced, and every 15 s because waits and clocks move by themselves.
 * A view is made once per change however many screens watch it.
 */
export function createLive({ store }: { store: PointStore }) {
  const waiting = new Set<() => void>();
  const made = new Map<string, unknown>();
  const watchers = new Map<string, number>();
  const life = { closed: false };
  let version = 0;
  let gathering: NodeJS.Timeout | null = null;

  const wake = () => {
    gathering = null;
    version++;
    made.clear();
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const changed = () => {
    if (!life.closed) gathering ??= setTimeout(wake, GATHER_MS);
  };
  const stop = store.onChange(changed);
  const tick = setInterval(changed, TICK_MS);
  tick.unref();

  const once = <V>(key: string, make: () => V): V => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as V;
  };

  async function* watch<V>(key: string, make: () => V, signal: AbortSignal | undefined): AsyncGenerator<V, void, void> {
    watchers.set(key, (watchers.get(key) ?? 0) + 1);
    changed();
    try {
      for (let seen = -1; !signal?.aborted && !life.closed; ) {
        if (seen === version) await nextChange(signal);
        else {
          seen = version;
          yield once(key, make);
        }
      }
    } finally {
      watchers.set(key, (watchers.get(key) ?? 1) - 1);
      changed();
    }
  }

  const nextChange = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      const done = () => {
        waiting.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      waiting.add(done);
      signal?.addEventListener('abort', done);
    });

  return {
    watch,
    /** Screens that watch now, by the kind of view. */
    watching: (kind: 'kiosk' | 'board'): number => {
      let count = 0;
      for (const [key, screens] of watchers) if (key.split(' ')[0] === kind) count += screens;
      return count;
    },
    close: () => {
      life.closed = true;
      stop();
      clearInterval(tick);
      if (gathering) clearTimeout(gathering);
      wake();
    },
  };
}

export type Live = ReturnType<typeof createLive>;

/** Of what changes once in weeks, when other views change with every ticket. */
export async function* onlyChanges<V>(views: AsyncGenerator<V, void, void>): AsyncGenerator<V, void, void> {
  let last = '';
  for await (const view of views) {
    const now = JSON.stringify(view);
    if (now !== last) yield view;
    last = now;
  }
}
