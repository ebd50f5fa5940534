import communes from '../../domain/data/communes.json' with { type: 'json' };
import type { Database, Sql } from './database.ts';

/** Who this province is; made once, kept for ever. */
export interface ServerIdentity {
  readonly id: string;
  readonly epoch: number;
  readonly sealTo: string;
  /** What its directory is signed with. */
  readonly signedBy: string;
}

export class WrongSealingKey extends Error {
  constructor() {
    super('the sealing key of this folder is not the one the database knows: dossier keys would be wrapped in vain');
    this.name = 'WrongSealingKey';
  }
}

export class WrongSigningKey extends Error {
  constructor() {
    super('the signing key of this folder is not the one the points know: they would believe nothing signed with it');
    this.name = 'WrongSigningKey';
  }
}

/** Fills a new database with who it is and the communes; in an old one refuses another sealing key. */
export async function introduce(
  database: Database,
  with_: { readonly newId: string; readonly sealTo: string; readonly signedBy: string },
): Promise<ServerIdentity> {
  return database.transaction(async (tx) => {
    await tx.query('INSERT INTO server (id, server_id, epoch, seal_to) VALUES (1, $1, 1, $2) ON CONFLICT DO NOTHING', [
      with_.newId,
      with_.sealTo,
    ]);
    await tx.query('UPDATE server SET sign_key = $1 WHERE sign_key IS NULL', [with_.signedBy]);
    await tx.query(
      `INSERT INTO communes (code, name, type)
       SELECT code, name, type FROM json_to_recordset($1::json) AS commune (code text, name text, type text)
       ON CONFLICT (code) DO UPDATE SET name = excluded.name, type = excluded.type
       WHERE (communes.name, communes.type) IS DISTINCT FROM (excluded.name, excluded.type)`,
      [JSON.stringify(communes)],
    );
    const identity = await readIdentity(tx);
    if (identity.sealTo !== with_.sealTo) throw new WrongSealingKey();
    if (identity.signedBy !== with_.signedBy) throw new WrongSigningKey();
    return identity;
  });
}

export async function readIdentity(sql: Sql): Promise<ServerIdentity> {
  const rows = await sql.query<{ server_id: string; epoch: number; seal_to: string; sign_key: string }>(
    'SELECT server_id, epoch, seal_to, sign_key FROM server',
  );
  const row = rows[0];
  if (!row) throw new Error('assertion failed: a database without its server row');
  return { id: row.server_id, epoch: row.epoch, sealTo: row.seal_to, signedBy: row.sign_key };
}
