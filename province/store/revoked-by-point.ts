import type { Transaction } from './database.ts';

/** What a head decided about their own people; what the province decided stays. */
export async function noteRevoked(
  tx: Transaction,
  point: string,
  revoked: ReadonlyMap<string, number | null>,
): Promise<void> {
  // One order for all writers of a table.
  for (const [account, at] of [...revoked].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (at === null)
      await tx.query('DELETE FROM revoked_accounts WHERE point_id = $1 AND account_id = $2 AND by_point', [
        point,
        account,
      ]);
    else
      await tx.query(
        `INSERT INTO revoked_accounts (point_id, account_id, revoked_at, by_point) VALUES ($1, $2, $3, true)
         ON CONFLICT DO NOTHING`,
        [point, account, at],
      );
}
