import { query } from './postgres.ts';

/** What a backup of a province's database holds, but for who it is. */
export type ProvinceCopy = ReadonlyMap<string, Table>;

interface Table {
  /** All that are not reckoned from others. */
  readonly columns: string;
  readonly rows: readonly { readonly row: unknown }[];
}

export async function copyProvince(database: string): Promise<ProvinceCopy> {
  const tables = await query<{ name: string; columns: string }>(
    database,
    `SELECT relname AS name, string_agg(quote_ident(attname), ', ') AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
       AND relname NOT IN ('schema_migrations', 'server') GROUP BY relname ORDER BY relname`,
  );
  const copy = new Map<string, Table>();
  for (const { name, columns } of tables)
    copy.set(name, { columns, rows: await query(database, `SELECT to_jsonb(t) AS row FROM ${name} t`) });
  return copy;
}

export async function restoreProvince(database: string, copy: ProvinceCopy): Promise<void> {
  const fill = [...copy].filter(([, { rows }]) => rows.length > 0);
  await query(database, `TRUNCATE ${[...copy.keys()].join(', ')} CASCADE`);
  const inserts = fill.map(
    ([name, { columns }], at) => `t${at} AS (INSERT INTO ${name} (${columns})
       SELECT ${columns} FROM jsonb_array_elements($1::jsonb -> '${name}') AS each,
         jsonb_populate_record(NULL::${name}, each -> 'row') AS r)`,
  );
  // one statement, so that no table has to come before another
  const rows = Object.fromEntries(fill.map(([name, table]) => [name, table.rows]));
  await query(database, `WITH ${inserts.join(', ')} SELECT 1`, [JSON.stringify(rows)]);
}
