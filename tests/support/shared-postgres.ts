import { startPostgresOfItsOwn, type TestPostgres } from './postgres.ts';

const shared: { postgres: TestPostgres | null } = { postgres: null };

/** One server for all files of a long run (`GAN_DAN_SHARED_POSTGRES`): starting one for each took half a minute of it. */
export async function setup(): Promise<void> {
  if (process.env.GAN_DAN_SHARED_POSTGRES === undefined) return;
  shared.postgres = await startPostgresOfItsOwn();
  process.env.GAN_DAN_TEST_POSTGRES = shared.postgres.url;
}

export async function teardown(): Promise<void> {
  await shared.postgres?.close();
}
