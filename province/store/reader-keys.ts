import type { WireEvent, WrappedKey } from '../../contract/wire-words.ts';
import type { Sql } from './database.ts';

/** Keys, wrapped for the province, of the dossiers that these events of their own point received. */
export async function keysOfReceived(
  sql: Sql,
  at: { point: string; events: readonly WireEvent[] },
): Promise<readonly WrappedKey[]> {
  const received = at.events.filter(({ type }) => type === 'dossier-received').map(({ facts }) => facts.dossier);
  if (received.length === 0) return [];
  return sql.query<WrappedKey & Record<string, string>>(
    `SELECT point_id AS point, dossier_id AS dossier, wrapped FROM dossier_keys
     WHERE point_id = $1 AND dossier_id = ANY ($2::text[]) ORDER BY dossier_id`,
    [at.point, received.filter((dossier) => typeof dossier === 'string')],
  );
}
