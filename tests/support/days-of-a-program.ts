import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { verifyLog } from '../../main/store/event-log.ts';
import type { WritableDb } from '../../main/store/open-database.ts';
import { projectedTables } from '../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { type Program, provinceCommand, type RunningStation, script, startStationOf } from './old-programs.ts';
import { query } from './postgres.ts';
import { type Connection, connect, origin, reconnect, type TerminalClient, value } from './terminal-client.ts';

interface Account {
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

/** Ten invented days of a point, lived by that program itself, and the file of the point as that program writes it. */
export function livedFolder(program: Program, folder: string, which: 'principal' | 'second'): void {
  script(
    program,
    'scripts/demonstration.ts',
    `const of = it.demonstrationPoints?.${which};
     await it.prepareDemonstration({ folder: ${JSON.stringify(folder)}, now: Date.now(), ...(of && { of }) });`,
  );
}

/** A station of some version at work: a clerk at counter 1, the head in the office, somebody at the kiosk. */
export interface Desk {
  readonly station: RunningStation;
  readonly counter: TerminalClient;
  readonly office: TerminalClient;
  readonly kiosk: TerminalClient;
  readonly passwords: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export async function openDesk(program: Program, folder: string, args: readonly string[]): Promise<Desk> {
  const accounts = JSON.parse(readFileSync(join(folder, 'demonstration.json'), 'utf8')) as Account[];
  const station = await startStationOf(program, ['--folder', folder, '--port', '0', ...args]);
  const { port, codes } = station.ready;
  const open: Connection[] = [];
  const attach = async (code: string, role: string | null) => {
    const connection = await connect(port, code);
    open.push(connection);
    const account = accounts.find((each) => each.role === role);
    if (!account) return connection.client;
    const { token } = value(await connection.client.signIn({ login: account.login, password: account.password }));
    const signedIn = await reconnect(port, token);
    open.push(signedIn);
    return signedIn.client;
  };
  const counter = await attach(codes.counter[0] ?? '', 'clerk');
  return {
    station,
    counter,
    office: await attach(codes.office, 'head'),
    kiosk: await attach(codes.kiosk, null),
    passwords: new Map(accounts.map(({ login, password }) => [login, password])),
    async close() {
      for (const each of open) each.close();
      const code = await station.end();
      if (code !== 0) throw new Error(`the station of ${program.name} ended with ${code}`);
    },
  };
}

export async function receive({ counter }: Pick<Desk, 'counter'>, n: number): Promise<string> {
  const received = await counter.receiveDossier({
    ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
    ...{ applicant: inventedPerson(n), submitter: null, sets: 1, note: 'Mẫu', language: 'vi' },
    documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
  });
  return value(received).dossier;
}

/** What every version could do on a morning: people take numbers, are called and served, dossiers begin and end. */
export async function morning(desk: Desk, many: number): Promise<string[]> {
  const { kiosk, counter } = desk;
  value(await counter.openCounter({ origin: origin(), counter: '1', queues: ['A', 'B', 'C'] }));
  for (let n = 0; n < many; n++)
    value(await kiosk.issueTicket({ origin: origin(), queue: n % 2 ? 'A' : 'B', priority: null, language: 'vi' }));
  const dossiers: string[] = [];
  for (let n = 0; n < many; n++) {
    await counter.callNext({ origin: origin(), counter: '1' });
    dossiers.push(await receive(desk, n));
    await counter.finish({ origin: origin(), counter: '1', outcome: 'dossier-received' });
  }
  for (const [n, dossier] of dossiers.entries()) {
    if (n % 3 === 2) continue;
    value(await counter.markResultReady({ origin: origin(), dossier }));
    if (n % 3 === 1) continue;
    const back = { counter: '1', dossier, ticket: null, to: 'applicant' as const, note: '' };
    value(await counter.returnResult({ origin: origin(), ...back, receiver: inventedPerson(n).name }));
  }
  return dossiers;
}

export interface Novelty {
  readonly offered: string;
  readonly handOver: string;
  readonly corrected: string;
}

/**
 * What today's people do that no version before knew: each a kind of event of its own. Answers the dossier that was offered
 * to `to`, and whose applicant was corrected.
 */
export async function whatIsNew(desk: Desk, to: string): Promise<Novelty> {
  const { counter, office } = desk;
  const [offered, restricted] = [await receive(desk, 40), await receive(desk, 41)];
  const person = { ...inventedPerson(40), name: 'Nguyễn Thị Mẫu Đã Sửa' };
  const correction = { dossier: offered, whose: 'applicant' as const, person, reason: 'Mẫu' };
  value(await office.correctPerson({ origin: origin(), ...correction }));
  value(await office.restrictDossier({ origin: origin(), dossier: restricted, restricted: true }));
  value(await counter.addProcedureNote({ origin: origin(), procedure: '1.004873', text: 'Ghi chú mẫu' }));
  value(await office.setTrainingWheels({ origin: origin(), on: false }));
  const colleagues = await accountsOf(office);
  const gone = colleagues.find(({ name }) => name.endsWith('Hai'))?.account;
  if (!gone) throw new Error('nobody to send away');
  value(await office.revokePerson({ origin: origin(), account: gone, why: 'left' }));
  value(await office.reactivateAccount({ origin: origin(), account: gone }));
  const handOver = await offer(desk, to, offered, 'folder');
  return { offered, handOver, corrected: person.name };
}

export async function offer({ counter }: Desk, to: string, dossier: string, carries: 'folder' | 'result') {
  const kind = carries === 'folder' ? ('folders' as const) : ('results' as const);
  const items = [{ dossier, carries }];
  return value(await counter.makeHandOver({ origin: origin(), to, kind, bag: 'T-0001', items })).handOver.handOver;
}

/** The bag is there with its one folder; what the offer says came before it. */
export async function accept({ counter }: Desk, handOver: string): Promise<void> {
  const answer = { how: 'seal' as const, bag: 'T-0001', count: 1 };
  value(await counter.acceptHandOver({ origin: origin(), handOver, slip: [], answer }));
}

/** As the counter reads it. */
export async function applicantAt({ counter }: Desk, dossier: string): Promise<string> {
  const opened = await counter.openDossier({ dossier });
  return opened.ok ? opened.value.applicant.name : opened.error.type;
}

/** Each point finds the other's key in a file, as where no province wrote it down. */
export function introduce(folders: readonly { folder: string; point: string; name: string }[]): void {
  for (const { folder, point } of folders) {
    const points = folders
      .filter((other) => other.point !== point)
      .map((other) => {
        const { publicKey, sealTo } = openKeyFileVault(other.folder);
        return { point: other.point, name: other.name, kind: 'secondary', keys: [{ publicKey, sealTo }] };
      });
    writeFileSync(join(folder, 'centre-keys.json'), JSON.stringify({ points }));
  }
}

async function accountsOf(office: TerminalClient) {
  for await (const view of await office.watchAccess({})) return view.people;
  throw new Error('the office says nothing of its people');
}

interface Link {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

/** Every event the point wrote, read beside the station. */
export function logOf(folder: string): Link[] {
  const db = new Database(join(folder, 'log.db'), { readonly: true });
  try {
    return db.prepare('SELECT stream, seq, hash FROM events ORDER BY stream, seq').all() as Link[];
  } finally {
    db.close();
  }
}

/** Given out so far. */
export function numbersIn(folder: string): unknown[] {
  const db = new Database(join(folder, 'log.db'), { readonly: true });
  try {
    return db.prepare(`SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'`).pluck().all();
  } finally {
    db.close();
  }
}

/** After the station of today opened the folder and ended: the chain holds, and every table is what the log folds to. */
export function foldsTheSame(folder: string): boolean {
  const db = new Database(join(folder, 'log.db')) as WritableDb;
  try {
    const streams = db.prepare('SELECT DISTINCT stream FROM events').pluck().all() as string[];
    if (streams.some((stream) => verifyLog(db, stream) !== null)) return false;
    const dump = () =>
      JSON.stringify(projectedTables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
    const before = dump();
    rebuildProjections(db);
    return dump() === before;
  } finally {
    db.close();
  }
}

export const linksAtProvince = (database: string, point: string) =>
  query<{ stream: string; seq: number; hash: string }>(
    database,
    `SELECT stream_id AS stream, seq::integer, hash FROM events WHERE point_id = '${point}' ORDER BY stream_id, seq`,
  );

/** How far the province is behind; 0 and as often the same hash: every event is there. */
export async function missingAtProvince(database: string, point: string, folder: string): Promise<number> {
  const there = new Set((await linksAtProvince(database, point)).map((each) => JSON.stringify(each)));
  return logOf(folder).filter((each) => !there.has(JSON.stringify(each))).length;
}

export const parkedAt = (database: string) =>
  query<{ code: string; type: string; n: number }>(
    database,
    'SELECT code, type, count(*)::int AS n FROM parked JOIN events USING (point_id, stream_id, seq) GROUP BY 1, 2 ORDER BY 1, 2',
  );

const foldedTables = [
  ...['business_days', 'ticket_days', 'dossiers', 'dossier_steps', 'custody_moves'],
  ...['revoked_accounts', 'erased_dossiers', 'dossier_events', 'dossier_homes', 'dossier_readers'],
];

/** What the province concludes of its log. */
export async function conclusionsOf(database: string): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of foldedTables) {
    const rows = await query<{ row: Record<string, unknown> }>(database, `SELECT to_jsonb(t) AS row FROM ${table} t`);
    // Since when the nation waits to be told is no word of the log.
    tables[table] = rows.map(({ row: { noted_at: _, ...row } }) => JSON.stringify(row)).sort();
  }
  return tables;
}

/** Until the router has brought everything there is to bring. */
export async function onItsWay(database: string): Promise<number> {
  const [row] = await query<{ n: number }>(
    database,
    'SELECT ((SELECT count(*) FROM outgoing) + (SELECT count(*) FROM introductions))::int AS n',
  );
  return row?.n ?? 0;
}

export async function bundleOf({ office }: Desk): Promise<string> {
  return value(await office.makeBundle({})).base64;
}

export async function takesBundle({ office }: Desk, file: string): Promise<void> {
  const upload = crypto.randomUUID();
  const most = 200_000;
  for (let at = 0; at < file.length; at += most) {
    const sent = { upload, offset: (at / 4) * 3, part: file.slice(at, at + most), last: at + most >= file.length };
    value(await office.takeBundle(sent));
  }
}

/** The ticket by which a station of that point enrols with that province. */
export function ticketOf(program: Program, at: { database: string; dataFolder: string }, point: string): string {
  return provinceCommand(program, at, ['--enrolment-ticket', point]);
}
