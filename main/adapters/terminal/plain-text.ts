/**
 * Text that means what it shows, in every string of an input: no half of a surrogate pair (it has no UTF-8, and no place
 * in canonical JSON), no C1 control, no line separator, and no mark that turns the direction of what follows (a receipt
 * must not read otherwise than its record; Unicode TR 36). Letters of right-to-left scripts are letters like others.
 */
export function isPlainText(value: unknown): boolean {
  if (typeof value === 'string')
    return value.isWellFormed() && !/[\u0080-\u009f\u2028-\u202e\u2066-\u2069]/.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isPlainText);
}
