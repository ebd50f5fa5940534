import type { Database } from './database.ts';
import { firstSchema } from './migrations/0010-first-schema.ts';
import { directory } from './migrations/0020-directory.ts';
import { inboxes } from './migrations/0030-inboxes.ts';
import { incarnations } from './migrations/0040-incarnations.ts';
import { officerScope } from './migrations/0050-officer-scope.ts';
import { referenceData } from './migrations/0060-reference.ts';
import { stepsAndCustody } from './migrations/0070-steps-and-custody.ts';
import { nationalExport } from './migrations/0080-national-export.ts';
import { postOffices } from './migrations/0090-post-offices.ts';
import { told } from './migrations/0100-told.ts';
import { bundles } from './migrations/0110-bundles.ts';
import { backups } from './migrations/0120-backups.ts';
import { heartbeats } from './migrations/0160-heartbeats.ts';
import { equipment } from './migrations/0170-equipment.ts';
import { wantedVersions } from './migrations/0180-wanted-versions.ts';
import { erased } from './migrations/0200-erased.ts';
import { revokedByPoint } from './migrations/0240-revoked-by-point.ts';
import { corrections } from './migrations/0270-corrections.ts';
import { ownEnds } from './migrations/0300-own-ends.ts';
import { saidAt } from './migrations/0320-said-at.ts';
import { whatBundlesSpeakOf } from './migrations/0330-what-bundles-speak-of.ts';
import { answersTold } from './migrations/0340-answers-told.ts';
import { provenBySlip } from './migrations/0350-proven-by-slip.ts';
import { nationalSilence } from './migrations/0370-national-silence.ts';
import { waitingSlips } from './migrations/0380-waiting-slips.ts';
import type { Migration } from './migrations/migration.ts';

export const migrations: readonly Migration[] = [
  firstSchema,
  directory,
  inboxes,
  incarnations,
  officerScope,
  referenceData,
  stepsAndCustody,
  nationalExport,
  postOffices,
  told,
  bundles,
  backups,
  heartbeats,
  equipment,
  wantedVersions,
  erased,
  revokedByPoint,
  corrections,
  ownEnds,
  saidAt,
  whatBundlesSpeakOf,
  answersTold,
  provenBySlip,
  nationalSilence,
  waitingSlips,
];

export class DatabaseFromTheFuture extends Error {
  constructor(found: number, known: number) {
    super(`the database has version ${found}, this program knows ${known}: a newer program was here`);
    this.name = 'DatabaseFromTheFuture';
  }
}

/** Any number, the same for every process: two that start together migrate one after the other. */
const lockKey = 4720;

/** All pending steps in one transaction; a failure leaves the database as it was. */
export async function migrate(database: Database, list: readonly Migration[] = migrations): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    await tx.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
      version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    const rows = await tx.query<{ version: number }>('SELECT version FROM schema_migrations');
    const done = new Set(rows.map(({ version }) => version));
    const found = Math.max(0, ...done);
    const known = list.at(-1)?.version ?? 0;
    if (found > known) throw new DatabaseFromTheFuture(found, known);
    for (const { version, name, up } of list.filter((each) => !done.has(each.version))) {
      await up(tx);
      await tx.query('INSERT INTO schema_migrations (version, name) VALUES ($1, $2)', [version, name]);
    }
  });
}
