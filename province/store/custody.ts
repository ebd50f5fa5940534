import type { CustodyMove } from '../operations/effects.ts';
import type { Sql, Transaction } from './database.ts';
import type { Scope } from './officers.ts';

export async function noteMoves(tx: Transaction, point: string, moves: readonly CustodyMove[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.query(
    `INSERT INTO custody_moves (point_id, dossier_id, cv, kind, seq, code, hand_over, to_point, bag, at)
     SELECT $1, * FROM unnest($2::text[], $3::integer[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::text[]) ON CONFLICT DO NOTHING`,
    [
      point,
      moves.map(({ dossier }) => dossier),
      moves.map(({ cv }) => cv),
      moves.map(({ kind }) => kind),
      moves.map(({ seq }) => seq),
      moves.map(({ code }) => code),
      moves.map(({ handOver }) => handOver),
      moves.map(({ to }) => to),
      moves.map(({ bag }) => bag),
      moves.map(({ at }) => at),
    ],
  );
}

export interface OnTheRoad {
  readonly point: string;
  readonly to: string | null;
  readonly kind: 'offered' | 'declined' | 'lost' | 'conflict';
  readonly handOver: string | null;
  readonly bag: string | null;
  readonly since: string;
  readonly folders: number;
  readonly codes: readonly string[];
}

/**
 * Folders that lie at no point: offered or declined and not accepted since, lost, or claimed by two points at the same
 * `cv`; by hand-over, oldest first.
 */
export async function foldersOnTheRoad(sql: Sql, of: { scope: Scope; since: string }): Promise<readonly OnTheRoad[]> {
  return sql.query<OnTheRoad>(
    `WITH open AS (
       SELECT point_id, to_point, kind, hand_over, bag, at, code, dossier_id, cv,
         EXISTS (SELECT FROM custody_moves other WHERE other.dossier_id = move.dossier_id AND other.cv = move.cv
           AND other.point_id <> move.point_id
           -- by the slip and by the own log, of one hand-over
           AND NOT (other.kind = 'accepted' AND move.kind = 'accepted' AND other.hand_over = move.hand_over)
           AND left(other.point_id, 5) = left(move.point_id, 5)) AS contradicted
       FROM custody_moves move
       WHERE at >= $2 AND ($1::text IS NULL OR left(point_id, 5) = $1)
         AND NOT EXISTS (SELECT FROM custody_moves later WHERE later.dossier_id = move.dossier_id AND later.cv > move.cv
           AND left(later.point_id, 5) = left(move.point_id, 5))
     )
     SELECT point_id AS point, to_point AS "to", CASE WHEN contradicted THEN 'conflict' ELSE kind END AS kind,
       hand_over AS "handOver", bag, min(at) AS since, count(*)::integer AS folders,
       array_agg(code ORDER BY code) AS codes
     FROM open WHERE contradicted OR kind IN ('offered', 'declined', 'lost')
     GROUP BY 1, 2, 3, 4, 5 ORDER BY min(at) LIMIT 500`,
    [of.scope, of.since],
  );
}
