import type { EquipmentKind } from '../../domain/fleet.ts';
import type { Sql } from './database.ts';
import type { Commune, Scope } from './officers.ts';

export interface EquipmentLine {
  readonly kind: EquipmentKind;
  readonly serial: string;
  readonly since: string | null;
  readonly place: string;
  readonly note: string;
  readonly gone: boolean;
}

export interface EquipmentChange extends EquipmentLine, Commune {
  readonly point: string;
  readonly item: string;
  readonly at: number;
  readonly by: string;
}

/** Every version of every line, the newest of each first. */
export async function equipmentChanges(sql: Sql, scope: Scope): Promise<readonly EquipmentChange[]> {
  return sql.query<EquipmentChange & { code: string }>(
    `SELECT point_id AS point, item_id AS item, kind, serial, since, place, note, gone,
       changed_at AS at, changed_by AS by, communes.code, communes.name, communes.type
     FROM equipment_changes JOIN communes ON communes.code = left(point_id, 5)
     WHERE $1::text IS NULL OR communes.code = $1 ORDER BY point_id, item_id, change DESC`,
    [scope],
  );
}

/** False: somebody wrote this line meanwhile. */
export async function addEquipmentChange(
  sql: Sql,
  line: EquipmentLine & { point: string; item: string; change: number; by: string; now: number },
): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO equipment_changes
       (point_id, item_id, change, kind, serial, since, place, note, gone, changed_at, changed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING 1 AS kept`,
    [
      ...[line.point, line.item, line.change, line.kind, line.serial, line.since],
      ...[line.place, line.note, line.gone, line.now, line.by],
    ],
  );
  return rows.length === 1;
}
