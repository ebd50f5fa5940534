import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The province's process.
 *   node province/main.ts --database URL [--port 4720] [--host 127.0.0.1] [--data DIR] [--pages DIR] [--disk DIR]… [--backups DIR] [--demonstration]
 * and, at the machine, beside a running one:
 *   node province/main.ts --database URL --enrolment-ticket 22006-1       prints a one-time ticket
 *   node province/main.ts --database URL --officer LOGIN --name "NAME" [--commune 22006] [--role viewer|administrator]
 *                                                                         prints a password
 *   node province/main.ts --database URL --revoke KEY-ID
 *   node province/main.ts --database URL --verified-backup URL-OF-RESTORED-COPY --name MEDIUM
 *                                                                         reads it whole; what two hold is durable
 *   node province/main.ts --database URL --lost-backup MEDIUM
 *   node province/main.ts --database URL --restored                       after a restore, before it serves
 * and for the technicians who set up its points (`configurations-command.ts`):
 *   node province/main.ts configurations template > points.csv
 *   node province/main.ts configurations points.csv --out DIR [--data DIR] [--tickets --database URL]
 * and to look after it (`operating/README.md`):
 *   node province/main.ts --database URL --data DIR check [--json] [--backups DIR] [--certificate FILE] [--disk DIR]…
 *   node province/main.ts --database URL base-backup --out DIR [--archive DIR] [--keep 7]     as the database’s own user
 * and with a stick (`by-hand-command.ts`), with the folder of keys:
 *   node province/main.ts --database URL --data DIR import FILE… | export POINT [--out DIR] | enrolment POINT | rights POINT DAYS | open-backup FILE | rebuild
 */
const options = {
  database: { type: 'string' },
  port: { type: 'string', default: '4720' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: 'province-data' },
  pages: { type: 'string', default: 'out/renderer' },
  demonstration: { type: 'boolean', default: false },
  'enrolment-ticket': { type: 'string' },
  officer: { type: 'string' },
  name: { type: 'string' },
  commune: { type: 'string' },
  role: { type: 'string', default: 'administrator' },
  revoke: { type: 'string' },
  out: { type: 'string', default: '.' },
  'verified-backup': { type: 'string' },
  'lost-backup': { type: 'string' },
  tickets: { type: 'boolean', default: false },
  restored: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  backups: { type: 'string' },
  certificate: { type: 'string' },
  disk: { type: 'string', multiple: true, default: [] as string[] },
  archive: { type: 'string' },
  keep: { type: 'string', default: '7' },
} as const;
const { values, positionals } = readLine();

if (Number(process.versions.node.split('.')[0]) < 24) stop('Node 24 or newer is needed');
if (positionals[0] === 'configurations') await configure(positionals[1] ?? '');
const database = values.database ?? process.env.DATABASE_URL ?? stop('--database URL is missing');
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) stop('--port is a number from 0 to 65535');

// imported late: what is above must be said before anything that needs Node 24 loads
const { startProvince } = await import('./start-province.ts');
const { byHandActs, byHandCommand } = await import('./by-hand-command.ts');
const { openAdministration } = await import('./open-administration.ts');

const { revoke, officer: newOfficer, restored, 'verified-backup': copy, 'lost-backup': lost } = values;
const isAdministering = restored || [values['enrolment-ticket'], newOfficer, revoke, copy, lost].some(Boolean);
const carrying = byHandActs.find((each) => each === positionals[0]);
const looking = positionals[0] === 'check' ? look : positionals[0] === 'base-backup' ? backUp : undefined;
if (positionals.length > 0 && !carrying && !looking)
  stop(`${positionals[0]} is no command: ${[...byHandActs, 'check', 'base-backup'].join(', ')}`);
await (looking ? looking() : carrying ? carry(carrying) : isAdministering ? administer() : serve()).catch(
  (failure: Error & { code?: string }) =>
    stop(failure.code === 'EADDRINUSE' ? `port ${port} is in use` : failure.message),
);

async function serve(): Promise<void> {
  const { host, data, demonstration, disk: disks, backups = null } = values;
  // whoever reads our lines may die: that is no reason to stop serving
  process.stdout.on('error', () => undefined);
  const pages = resolve(values.pages);
  const province = await startProvince({
    ...{ database, port, host, dataFolder: data, pages, demonstration, disks, backups },
    keepConnections: true,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void province.close());
}

/** Needs no database but for tickets. */
async function configure(file: string): Promise<never> {
  const { configurationsCommand } = await import('./configurations-command.ts');
  const ticketsFrom = values.tickets
    ? (values.database ?? process.env.DATABASE_URL ?? stop('--database URL is missing'))
    : null;
  if (file !== 'template' && values.out === '.') stop('--out DIR is missing');
  const settings = { dataFolder: values.data, out: values.out, ticketsFrom };
  const { lines, failed } = await configurationsCommand(file, settings).catch((fault: Error) => stop(fault.message));
  const to = failed ? process.stderr : process.stdout;
  for (const line of lines) to.write(line.endsWith('\n') ? line : `${line}\n`);
  process.exit(failed ? 1 : 0);
}

async function look(): Promise<void> {
  const { checkCommand } = await import('./check-command.ts');
  const { backups = null, certificate = null, disk: disks } = values;
  const checks = await checkCommand({ database, dataFolder: values.data, backups, certificate, disks });
  if (values.json) print(JSON.stringify({ checks }, null, 2));
  else for (const { state, id, vi, en } of checks) print(`${state.padEnd(8)} ${id.padEnd(17)} ${vi} · ${en}`);
  if (checks.some(({ state }) => state === 'bad')) process.exitCode = 1;
}

async function backUp(): Promise<void> {
  const { baseBackup } = await import('./base-backup.ts');
  const { out, archive = null } = values;
  print(await baseBackup({ database, out, archive, keep: Number(values.keep), now: Date.now() }));
}

async function carry(act: (typeof byHandActs)[number]): Promise<void> {
  const settings = { database, dataFolder: values.data, out: values.out };
  const { lines, failed } = await byHandCommand(act, positionals.slice(1), settings);
  for (const line of lines) print(line);
  if (failed) process.exitCode = 1;
}

async function administer(): Promise<void> {
  const office = await openAdministration(database);
  try {
    print(await act(office));
  } finally {
    await office.close();
  }
}

async function act(office: Awaited<ReturnType<typeof openAdministration>>): Promise<string> {
  const { officer, commune = null } = values;
  const role =
    values.role === 'viewer' || values.role === 'administrator'
      ? values.role
      : stop('--role is viewer or administrator');
  if (officer !== undefined) {
    const password = randomBytes(9).toString('base64url');
    const made = await office.createOfficer({ login: officer, name: values.name ?? officer, password, role, commune });
    return made.ok ? password : stop(made.error.type);
  }
  if (revoke !== undefined) {
    const done = await office.revokeDevice(revoke.slice(0, revoke.indexOf('.')), revoke);
    return done.ok ? revoke : stop(done.error.type);
  }
  if (restored) return `epoch ${(await office.restored()).epoch}`;
  if (lost !== undefined) {
    const done = await office.loseBackup(lost);
    return done.ok ? lost : stop(done.error.type);
  }
  if (copy !== undefined) {
    const kept = await office.recordBackup(copy, values.name ?? '');
    if (!kept.ok) return stop('streams' in kept.error ? kept.error.streams.join('\n') : kept.error.type);
    return `${kept.value.streams} streams, ${kept.value.events} events`;
  }
  const made = await office.createEnrolmentTicket(values['enrolment-ticket'] ?? '');
  return made.ok ? made.value.ticket : stop(made.error.type);
}

function readLine() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (failure) {
    return stop((failure as Error).message.split('. ')[0] ?? '');
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
