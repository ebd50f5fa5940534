import type pg from 'pg';

/**
 * A statement that is asked again and again is read and planned once for each connection, under a name of this process: for
 * what a station sends that is most of PostgreSQL's work. Texts are the program's own, so there are as many names as statements.
 */
export function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  // several statements in one text, and what is asked once, come without values
  if (values.length === 0) return { text };
  if (dependsOnValues.test(text)) return { text, values: [...values] };
  return { name: nameOf(text), text, values: [...values] };
}

/** Of the whole province or of one commune: another way is the best for each, and one plan would serve only the first who asked. */
const dependsOnValues = /\$\d(::\w+)? IS NULL OR/;

const names = new Map<string, string>();
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * The connection holds another statement than this process believes: a newer program changed a column's type, or somebody
 * between here and PostgreSQL gave the session away. A new connection holds none (26000 and 0A000, PostgreSQL, appendix A).
 */
export function isOutdatedStatement(failure: unknown): boolean {
  const { code, routine } = failure as { code?: unknown; routine?: unknown };
  return code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery');
}
