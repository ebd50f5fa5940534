import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountId, CounterId, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../main/adapters/scanner/no-scanner.ts';
import { createPasswords } from '../../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import type { LogEntry } from '../../main/ports/log.ts';
import type { Printer } from '../../main/ports/printer.ts';
import type { Scanner, ScannerKnobs } from '../../main/ports/scanner.ts';
import { type Station, startStation } from '../../main/start-station.ts';
import type { Session } from '../../main/store/sessions-table.ts';
import { putEmptyTables } from '../support/empty-tables.ts';
import { startPaperMaker } from '../support/paper-maker.ts';
import { type SettableClock, settableClock } from '../support/settable-clock.ts';
import { testPoint } from '../support/test-point.ts';
import { noRoad } from '../support/with-station.ts';
import { quickPasswords } from './quick-passwords.ts';

/** A whole station with its door open and everything it says to its operator kept. */
export interface OpenDoor {
  readonly station: Station;
  readonly folder: string;
  readonly port: number;
  readonly clock: SettableClock;
  /** The operator's log of this run. */
  readonly said: readonly LogEntry[];
  /** A bearer token as the door knows it, without going through codes and passwords. */
  tokenOf(session: Partial<Session> & Pick<Session, 'role'>): string;
  /** The account of that login; made when there is none. */
  account(login: string, role: AccountRole): AccountId;
}

export interface DoorWishes {
  readonly folder?: string;
  readonly lan?: boolean;
  readonly point?: Point;
  readonly printer?: Printer;
  readonly secondPrinter?: Printer;
  readonly scanner?: Scanner & ScannerKnobs;
  /** Passwords at their real cost. */
  readonly realPasswords?: boolean;
}

/** argon2id of something nobody knows: these people come in by their tokens. */
const unknownPassword = '$argon2id$v=19$m=8,t=1,p=1$Em0xOJ9wSmMhnvz5Phmmlw$YuuE8c+mxph2H0qMZDA+SJm0pLgBW8xU5dcM9ZrN3xs';

export const boardPage = '<!doctype html><title>board</title>';

export async function withOpenDoor<T>(wishes: DoorWishes, run: (door: OpenDoor) => T | Promise<T>): Promise<T> {
  const folder = wishes.folder ?? mkdtempSync(join(tmpdir(), 'gan-dan-door-'));
  const clock = settableClock();
  const vault = openKeyFileVault(folder);
  const passwords = wishes.realPasswords ? createPasswords(vault) : quickPasswords();
  putEmptyTables(folder);
  const said: LogEntry[] = [];
  const paperMaker = startPaperMaker();
  const printer = wishes.printer ?? createPrinter(null);
  const started = await startStation(
    {
      ...{
        folder,
        point: wishes.point ?? testPoint,
        port: 0,
        lan: wishes.lan ?? false,
        lanPort: 0,
        pages: pagesIn(join(folder, 'pages')),
      },
      version: 'test',
    },
    {
      ...{ clock, ids: createRandomIds(), vault, passwords, printer, paperMaker, tray: null, secondTray: null },
      ...{
        scanner: wishes.scanner ?? noScanner,
        scannerKnobs: wishes.scanner ?? null,
        scanFolder: null,
        citizens: null,
        roadKnobs: null,
      },
      secondPrinter: wishes.secondPrinter ?? null,
      operatorLog: { write: (entry) => void said.push(entry) },
      road: () => noRoad,
    },
  );
  if (!started.ok) throw new Error(`the station refused: ${started.error.type}`);
  const station = started.value;
  const { accounts, sessions } = station.store;
  try {
    return await run({
      ...{ station, folder, port: station.port, clock, said },
      account: (login, role) => {
        const known = accounts.byLogin(login);
        if (known) return known.id;
        const id = AccountId(crypto.randomUUID());
        accounts.insert({ id, login, name: `Cán Bộ Mẫu ${login}`, role, password: unknownPassword }, clock.now());
        return id;
      },
      tokenOf: ({ role, counter = null, ...rest }) => {
        const token = randomBytes(20).toString('hex');
        const terminal = TerminalId(`${role}-${counter ?? 'x'}`);
        const whole = {
          terminal,
          role,
          counter,
          account: null,
          isSetUp: false,
          expiresAt: null,
          isLocked: false,
          ...rest,
        };
        sessions.insert(createHash('sha256').update(token).digest('hex'), whole);
        return token;
      },
    });
  } finally {
    await station.close();
    await Promise.all([printer.close(), wishes.secondPrinter?.close(), paperMaker.close()]);
    if (!wishes.folder) rmSync(folder, { recursive: true, force: true });
  }
}

/** A clerk who stands at a counter that serves every queue. */
export async function staffedCounter(door: OpenDoor, counter: string): Promise<string> {
  const account = door.account(`canbo${counter}`, 'clerk');
  const expiresAt = door.clock.now() + 60 * 60_000;
  const token = door.tokenOf({ role: 'counter', counter: CounterId(counter), account, expiresAt });
  const queues = testPoint.queues.map(({ id }) => id);
  const { body } = await post(door.port, 'openCounter', { origin: newOrigin(), counter, queues }, { token });
  if (!(body as { ok: boolean }).ok) throw new Error(`the counter did not open: ${JSON.stringify(body)}`);
  return token;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export interface PostWishes {
  readonly token?: string | undefined;
  readonly host?: string;
  readonly headers?: Record<string, string>;
}

/** One POST at the OpenAPI road; of a stream the first view is the body. A text is sent as it is. */
export async function post(port: number, method: string, input: unknown, wishes: PostWishes = {}): Promise<Answered> {
  const { token, host = '127.0.0.1', headers = {} } = wishes;
  const ending = new AbortController();
  const response = await fetch(`http://${host}:${port}/api/${method}`, {
    method: 'POST',
    signal: ending.signal,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const text = isStream ? await firstEvent(response) : await response.text();
  ending.abort();
  return { status: response.status, body: text === '' ? null : parsed(text) };
}

/** The refusal a body names: `error.type` of an answer, or `data.type` of the door. */
export function refusalIn(body: unknown): string | null {
  const { error, data } = (body ?? {}) as { error?: { type?: string }; data?: { type?: string } };
  return error?.type ?? data?.type ?? null;
}

let last = 0;

/** UUIDv7s without the machine's clock: they only have to differ. */
export function newOrigin(): string {
  const n = (++last).toString(16).padStart(12, '0');
  return `01900000-0000-7000-8000-${n}`;
}

async function firstEvent(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const [, data] = /^data: (.*)$/m.exec(text) ?? [];
    if (data !== undefined && text.includes('\n\n')) return data;
  }
  return '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The door serves pages from a folder: one page, one asset, and a secret beside the folder. */
function pagesIn(folder: string): string {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const page of ['board', 'kiosk', 'counter']) writeFileSync(join(folder, `${page}.html`), boardPage);
  writeFileSync(join(folder, 'assets', 'board.js'), '// board');
  return folder;
}
