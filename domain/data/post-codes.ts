/**
 * How the public post writes its own numbers on an item; data, not law: another carrier adds a row. `verified: false` until
 * somebody compared it with labels of the post office in question.
 */
export interface PostCodeForm {
  readonly name: string;
  readonly pattern: RegExp;
  /** Weights of the eight digits before the check digit (UPU S10, §5); null: nothing to check. */
  readonly weights: readonly number[] | null;
  readonly verified: boolean;
}

export const postCodeForms: readonly PostCodeForm[] = [
  {
    name: 'UPU S10',
    pattern: /^[A-Z]{2}\d{9}[A-Z]{2}$/,
    weights: [8, 6, 4, 2, 3, 5, 9, 7],
    verified: false,
  },
  // What a post office writes by hand when its labels are used up.
  { name: 'other', pattern: /^(?![A-Z]{2}\d{9}[A-Z]{2}$)[A-Z0-9][A-Z0-9.-]{4,30}$/, weights: null, verified: false },
];

/** QĐ 45/2016 Đ.9, TT 17/2017: how often the post comes to the door, and how many working days lie between. */
export const postDelivery = { tries: 2, workingDaysBetween: 2 } as const;
