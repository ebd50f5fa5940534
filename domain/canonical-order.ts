/** Deeper than any event; what nests more goes the long way. */
const deepest = 60;

/**
 * True where `JSON.stringify` writes this very value as RFC 8785 wants it: plain, every key after the one before (by UTF-16
 * units), whole letters, finite numbers. A walk that builds nothing, so that what was canonical once is not sorted again.
 */
export function isInCanonicalOrder(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (depth === deepest) return false;
  const kind = Object.getPrototypeOf(value);
  if (kind === Array.prototype) {
    for (const each of value as unknown[]) if (!isInCanonicalOrder(each, depth + 1)) return false;
    return true;
  }
  if (kind !== Object.prototype || 'toJSON' in value) return false;
  let before = '';
  let isFirst = true;
  for (const key of Object.keys(value)) {
    if (!isFirst && key <= before) return false;
    if (!key.isWellFormed() || !isInCanonicalOrder((value as Record<string, unknown>)[key], depth + 1)) return false;
    before = key;
    isFirst = false;
  }
  return true;
}
