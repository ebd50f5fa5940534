/**
 * After each change of the screen touches count for nothing for a moment: a finger that was still on its way meant the
 * screen before. Older hands touch twice.
 */
export interface TouchGuard {
  /** Tells which screen is shown; a new one closes the guard. */
  shows(screen: string, forMs: number, now: number): void;
  /** `atMostMs`: a button that is guarded for no longer than this. */
  allows(now: number, atMostMs?: number): boolean;
}

export function createTouchGuard(): TouchGuard {
  let shown: string | null = null;
  let since = 0;
  let closedMs = 0;
  return {
    shows(screen, forMs, now) {
      if (screen === shown) return;
      shown = screen;
      since = now;
      closedMs = forMs;
    },
    allows: (now, atMostMs = closedMs) => now >= since + Math.min(closedMs, atMostMs),
  };
}
