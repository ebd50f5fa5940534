/**
 * Dong as people type them: `36000`, `36.000`, or `36` for thirty-six thousand (no note or coin is below 500 dong, so a number
 * below it means thousands; the screen shows what it read). Null: not an amount.
 */
export function readDong(text: string): number | null {
  const digits = text.trim().replaceAll(/[.\s]/g, '');
  if (!/^\d{1,9}$/.test(digits)) return null;
  const typed = Number(digits);
  return typed < smallestCoin ? typed * 1_000 : typed;
}

const smallestCoin = 500;
