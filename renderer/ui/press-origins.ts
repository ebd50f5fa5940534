/**
 * Which `origin` a press carries. One press, one origin; a press whose answer never came is, when the same person presses
 * the same again within a short while, the same press: the station answers as it did the first time instead of twice.
 */
export interface PressOrigins {
  /** The origin for this input now. */
  begin(input: unknown, now: number): string;
  /** The answer came: the next press is a new one. */
  settle(): void;
}

/** Longer than this after an unanswered press, the same button means a new wish. */
const samePressMs = 30_000;

export function createPressOrigins(makeOrigin: () => string): PressOrigins {
  let open: { readonly origin: string; readonly input: string; readonly at: number } | null = null;
  return {
    begin(input, now) {
      const text = JSON.stringify(input);
      if (open && open.input === text && now - open.at <= samePressMs) return open.origin;
      open = { origin: makeOrigin(), input: text, at: now };
      return open.origin;
    },
    settle() {
      open = null;
    },
  };
}
