import { query } from './postgres.ts';

type Copy = Map<string, Record<string, unknown>[]>;
const tables = [
  ...['devices', 'streams', 'incarnations', 'enrolment_tickets', 'events', 'event_origins', 'parked', 'dossiers'],
  ...['dossier_keys', 'ticket_days', 'business_days'],
];

/** What a backup of the province holds. */
export async function copyOfProvince(database: string): Promise<Copy> {
  const copy: Copy = new Map();
  for (const table of tables) copy.set(table, await query(database, `SELECT to_jsonb(t) AS row FROM ${table} t`));
  return copy;
}

export async function restoreProvince(database: string, copy: Copy): Promise<void> {
  await query(database, `TRUNCATE ${tables.join(', ')} CASCADE`);
  for (const table of tables)
    await query(
      database,
      `INSERT INTO ${table} SELECT r.* FROM jsonb_array_elements($1::jsonb) AS each, jsonb_populate_record(NULL::${table}, each -> 'row') AS r`,
      [JSON.stringify(copy.get(table))],
    );
}
