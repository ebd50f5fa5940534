/**
 * When a procedure needs the folder itself, and not only its scan. What is not here is needed before the result: the
 * cautious reading, since whoever signs may ask for the paper. Sources are from memory and `verified: false` throughout: no
 * centre has confirmed a row, and a later circular may let a digitised paper do.
 */
export interface OriginalRule {
  /** A procedure's code, or its field. */
  readonly of: string;
  readonly needed: OriginalNeeded;
  readonly source: string;
  readonly verified: boolean;
}

export const originalNeeds = ['before-processing', 'before-result', 'never'] as const;
export type OriginalNeeded = (typeof originalNeeds)[number];

export const originalRules: readonly OriginalRule[] = [
  {
    of: 'Chứng thực',
    needed: 'before-processing',
    source: 'NĐ 23/2015/NĐ-CP Đ.20: the certifier compares the copy with the original',
    verified: false,
  },
  {
    of: '2.000635',
    needed: 'never',
    source: 'Luật Hộ tịch Đ.63–64: an extract is made from the register, the folder holds only the request',
    verified: false,
  },
];
