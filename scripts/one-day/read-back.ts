import pg from 'pg';

/** What PostgreSQL itself answers, asked without a line of the province's code. */
export async function readBack(database: string, sql: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Asks again until `enough` rows are there: a push to the province takes its moment. */
export async function readBackWhen(
  enough: (rows: readonly Record<string, unknown>[]) => boolean,
  ...asked: Parameters<typeof readBack>
) {
  for (const limit = performance.now() + 15_000; ; ) {
    const rows = await readBack(...asked);
    if (enough(rows)) return rows;
    if (performance.now() > limit) throw new Error(`the province never had it: ${asked[1]}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}
