/** Deeper than any event; what nests more goes the long way. */
const deepest = 60;

/**
 * True where `JSON.stringify` writes this very value as RFC 8785 wants it: plain, every key after the one before (by UTF-16
 * units), finite numbers; of its letters only that text tells (`mayHaveHalfLetters`). A walk that builds nothing, so that what was
 * canonical once is not sorted again.
 */
export function isInCanonicalOrder(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
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
  const plain = value as Record<string, unknown>;
  if (kind !== Object.prototype || plain.toJSON !== undefined) return false;
  let before: string | null = null;
  for (const key in plain) {
    if (before !== null && key <= before) return false;
    const each = plain[key];
    // most are texts: no call for those
    if (typeof each !== 'string' && !isInCanonicalOrder(each, depth + 1)) return false;
    before = key;
  }
  return true;
}

/** A half of a surrogate pair stands in JSON as `\ud83d`. True also where people wrote just that; false is certain. */
export function mayHaveHalfLetters(json: string): boolean {
  return json.includes('\\ud');
}
