/**
 * The keypad for the code of a receipt: `21550-01-261123-0001`, or the province's `H21.25-261123-0001`. Keys of 20 mm, so only the signs
 * a code can have.
 */
export const codeKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '0', '.'] as const;
/** Letters codes begin with: the province's `H`, and the incarnation of a point after its first. */
export const codeLetters = ['H', 'B', 'C'] as const;

export const longestCode = 40;

export function typeCode(typed: string, key: string): string {
  return typed.length < longestCode ? typed + key : typed;
}

export function eraseCode(typed: string): string {
  return typed.slice(0, -1);
}

/** Shorter than any code: asking would only count as a guess. */
export function canBeCode(typed: string): boolean {
  return typed.replace(/[^0-9A-Z]/g, '').length >= 4;
}
