import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, type PostgresStep, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { query } from '../support/postgres.ts';

let folder: string;
let server: EmbeddedPostgres | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gan-dan-embedded-'));
  await chmod(folder, 0o700);
  server = null;
});
afterEach(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

test('it starts in a folder only its owner may enter, keeps what it was given, and flushes to the disk', async () => {
  const steps: PostgresStep[] = [];
  server = await startEmbeddedPostgres({ folder, onProgress: (step) => steps.push(step) });
  await query(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await server.close();
  server = await startEmbeddedPostgres({ folder, port: server.port, onProgress: (step) => steps.push(step) });
  expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  expect(
    await query(
      server.url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
    ),
  ).toEqual([{ fsync: 'on', commit: 'on' }]);
  expect(steps).toEqual(['creating-database', 'starting-database', 'starting-database']);
});

test('nobody gets in without the password', async () => {
  server = await startEmbeddedPostgres({ folder });
  const url = new URL(server.url);
  url.password = 'guessed';
  await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/password/);
});

test('a pid file of a dead process, or of a stranger with the same number, does not stop it', async () => {
  server = await startEmbeddedPostgres({ folder });
  await server.close();
  for (const pid of [4_000_000, process.pid]) {
    await writeFile(join(folder, 'data', 'postmaster.pid'), `${pid}\n${join(folder, 'data')}\n1\n5432\n\n\n\nready\n`);
    server = await startEmbeddedPostgres({ folder });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.close();
  }
});

test('a busy port, and a folder that is in use, are named', async () => {
  server = await startEmbeddedPostgres({ folder });
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(`${folder} is in use by process ${process.pid}`);
  const other = await mkdtemp(join(tmpdir(), 'gan-dan-embedded-'));
  await expect(startEmbeddedPostgres({ folder: other, port: server.port })).rejects.toThrow(`port ${server.port}`);
  await rm(other, { recursive: true, force: true });
});

test('after its owner was killed the server left behind is taken over, with everything that was committed', async () => {
  const owner = await startOwner();
  await query(owner.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  owner.child.kill('SIGKILL');
  await new Promise((done) => owner.child.once('close', done));
  server = await startEmbeddedPostgres({ folder });
  expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  expect(Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])).toBeGreaterThan(1);
});

/** Another process that starts the server and lives until it is killed. */
async function startOwner(): Promise<{ child: ChildProcess; url: string }> {
  const module = join(import.meta.dirname, '../../scripts/embedded-postgres.ts');
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    console.log((await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} })).url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((done) =>
    child.stdout.once('data', (chunk: Buffer) => done(String(chunk).trim())),
  );
  return { child, url };
}
