/**
 * After each change of the screen touches count for nothing for a moment: a finger that was still on its way meant the
 * screen before. Older hands touch twice.
 */
export interface TouchGuard {
  /** Tells which screen is shown; a new one closes the guard. */
  shows(screen: string, forMs: number, now: number): void;
  allows(now: number): boolean;
}

export function createTouchGuard(): TouchGuard {
  let shown: string | null = null;
  let openAt = 0;
  return {
    shows(screen, forMs, now) {
      if (screen === shown) return;
      shown = screen;
      openAt = now + forMs;
    },
    allows: (now) => now >= openAt,
  };
}
