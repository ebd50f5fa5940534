import type { Server, Socket } from 'node:net';

/**
 * Hellos before pushes when everybody comes at once. Node takes one new connection in each turn of its loop: where turns are
 * long with the first ones' events, the last one waits for its turn as often as there are others before it.
 */
export interface Greetings {
  /** A hello under way. */
  greet<T>(work: () => Promise<T>): Promise<T>;
  /** Answers when nobody knocks and hardly anybody is being greeted; at once when it is so, and after five seconds in any case. */
  calm(socket: Socket): Promise<void>;
}

/** As many hellos as there are at an ordinary moment, and some. */
const fewGreeted = 4;
const lookEveryMs = 5;
/** Longer than a turn of the loop. */
const sinceKnockMs = 50;
const longestMs = 5_000;

export function createGreetings(server: Server): Greetings {
  const now = { greeted: 0, knocked: false, knockedAt: 0, last: null as Socket | null };
  let waiting: { readonly go: () => void; readonly until: number }[] = [];
  server.on('connection', (socket: Socket) => {
    Object.assign(now, { knocked: true, knockedAt: performance.now(), last: socket });
  });

  function look(): void {
    const isCalm = !now.knocked && now.greeted <= fewGreeted;
    now.knocked = false;
    // they came one after the other: whoever has waited longest stands first
    const free = isCalm ? waiting : waiting.filter(({ until }) => until <= performance.now());
    waiting = waiting.slice(free.length);
    for (const { go } of free) go();
    if (waiting.length > 0) setTimeout(look, lookEveryMs);
  }

  return {
    async greet(work) {
      now.greeted++;
      try {
        return await work();
      } finally {
        now.greeted--;
      }
    },
    async calm(socket) {
      const isKnocking = now.last !== socket && performance.now() - now.knockedAt < sinceKnockMs;
      // nobody overtakes those who wait
      if (waiting.length === 0 && !isKnocking && now.greeted <= fewGreeted) return;
      await new Promise<void>((go) => {
        if (waiting.length === 0) setTimeout(look, lookEveryMs);
        waiting.push({ go, until: performance.now() + longestMs });
      });
    },
  };
}
