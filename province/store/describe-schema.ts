import type { Sql } from './database.ts';

/** Today's schema as one readable page, made from PostgreSQL's own catalogue; `schema.sql` is this text. */
export async function describeSchema(sql: Sql): Promise<string> {
  const tables = await sql.query<TableRow>(tablesQuery);
  const columns = await sql.query<ColumnRow>(columnsQuery);
  const constraints = await sql.query<PartRow>(constraintsQuery);
  const indexes = await sql.query<PartRow>(indexesQuery);
  const parts = tables.map((table) => {
    const of = <T extends { readonly table: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.table === table.name);
    if (table.kind === 'v') return `${note(table)}CREATE VIEW ${table.name} AS\n${table.definition ?? ''}\n`;
    const lines = [...of(columns).map(({ line }) => line), ...of(constraints).map(({ line }) => line)];
    const body = lines.map((line) => `  ${line}`).join(',\n');
    const after = table.definition ? ` PARTITION BY ${table.definition}` : '';
    const tail = of(indexes).map(({ line }) => `${line};\n`);
    const partitions = table.partitions > 0 ? `-- ${table.partitions} partitions\n` : '';
    const unlogged = table.unlogged ? 'UNLOGGED ' : '';
    return `${note(table)}CREATE ${unlogged}TABLE ${table.name} (\n${body}\n)${after};\n${partitions}${tail.join('')}`;
  });
  return `-- Generated from the migrations by scripts/write-province-schema.ts; a test keeps it true.\n\n${parts.join('\n')}`;
}

interface TableRow {
  name: string;
  kind: 'r' | 'p' | 'v';
  unlogged: boolean;
  comment: string | null;
  definition: string | null;
  partitions: number;
}
interface PartRow {
  table: string;
  line: string;
}
type ColumnRow = PartRow;

function note({ comment }: TableRow): string {
  return comment === null ? '' : `-- ${comment}\n`;
}

const tablesQuery = `
SELECT relname AS name, relkind AS kind, relpersistence = 'u' AS unlogged, obj_description(oid, 'pg_class') AS comment,
  CASE relkind WHEN 'v' THEN pg_get_viewdef(oid) WHEN 'p' THEN pg_get_partkeydef(oid) END AS definition,
  (SELECT count(*)::integer FROM pg_inherits WHERE inhparent = pg_class.oid) AS partitions
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND NOT relispartition
ORDER BY relkind = 'v', relname`;

const columnsQuery = `
SELECT attrelid::regclass::text AS table,
  attname || ' ' || format_type(atttypid, atttypmod)
    || CASE WHEN attgenerated = 's' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') STORED'
       WHEN adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(adbin, adrelid) ELSE '' END
    || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END AS line
FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attnum > 0 AND NOT attisdropped AND attrelid IN (
  SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p'))
ORDER BY attrelid, attnum`;

const constraintsQuery = `
SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS line
FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype IN ('p', 'u', 'f', 'c')
ORDER BY conrelid, array_position(ARRAY['p', 'u', 'f', 'c'], contype::text), conname`;

const indexesQuery = `
SELECT indrelid::regclass::text AS table, pg_get_indexdef(indexrelid) AS line
FROM pg_index
WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
  AND indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
ORDER BY indexrelid::regclass::text`;
