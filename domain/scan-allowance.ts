/**
 * Codes of dossiers are counted up, so they can be guessed. Nothing personal is told, but a terminal that asks without
 * end is slowed down: eight questions at once, then one more every six seconds; a code that does not exist costs two.
 */
export interface Allowance {
  readonly left: number;
  /** Milliseconds since boot of the last question. */
  readonly at: number;
}

export interface AllowanceRule {
  readonly most: number;
  readonly oneMoreEveryMs: number;
}

export const scanRule: AllowanceRule = { most: 8, oneMoreEveryMs: 6_000 };
/** Lists of what to bring: three at once, then one every half a minute, so that nobody empties the roll. */
export const needsPaperRule: AllowanceRule = { most: 3, oneMoreEveryMs: 30_000 };

/** What is left at `now`; without a past, everything. */
export function allowanceAt(before: Allowance | undefined, now: number, rule: AllowanceRule): Allowance {
  if (!before) return { left: rule.most, at: now };
  const grown = before.left + Math.max(0, now - before.at) / rule.oneMoreEveryMs;
  return { left: Math.min(rule.most, grown), at: now };
}

/** Seconds until one more may be asked; 0: now. */
export function secondsToWait({ left }: Allowance, rule: AllowanceRule): number {
  return left >= 1 ? 0 : Math.ceil(((1 - left) * rule.oneMoreEveryMs) / 1000);
}

export function spend(allowance: Allowance, cost: number): Allowance {
  return { ...allowance, left: Math.max(0, allowance.left - cost) };
}
