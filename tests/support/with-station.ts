import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountId, CounterId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import type { TookOver } from '../../main/adapters/lan/took-over.ts';
import { createPracticeWorlds } from '../../main/adapters/practice/practice-worlds.ts';
import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../main/adapters/scanner/no-scanner.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import type { ScanFolder } from '../../main/ports/attachment-files.ts';
import type { Ids } from '../../main/ports/ids.ts';
import type { PaperTray } from '../../main/ports/paper-tray.ts';
import type { Printer } from '../../main/ports/printer.ts';
import type { RoadKnobs } from '../../main/ports/province-road.ts';
import type { Scanner, ScannerKnobs } from '../../main/ports/scanner.ts';
import { type Station, startStation, type World } from '../../main/start-station.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { putEmptyTables } from './empty-tables.ts';
import { noRoad } from './no-road.ts';
import { fontFolder, startPaperMaker } from './paper-maker.ts';
import { type SettableClock, settableClock } from './settable-clock.ts';
import { type Connection, connect, origin, value } from './terminal-client.ts';
import { testPoint } from './test-point.ts';

export interface StationInTest {
  readonly station: Station;
  readonly folder: string;
  readonly port: number;
  readonly clock: SettableClock;
  kiosk(): Promise<Connection>;
  /** A counter with a clerk signed in who serves every queue. */
  counter(counter: string): Promise<Connection>;
  screen(role: 'board' | 'office' | 'paper'): Promise<Connection>;
  /** The office with the head of the centre signed in. */
  head(): Promise<Connection>;
}

export interface Wishes {
  /** The point of every test when left out, which is open day and night. */
  readonly point?: Point;
  /** Built pages; one empty page when left out. */
  readonly pages?: string;
  readonly folder?: string;
  readonly printer?: Printer;
  readonly scanner?: Scanner & ScannerKnobs;
  readonly scanFolder?: ScanFolder;
  readonly secondPrinter?: Printer;
  readonly tray?: PaperTray;
  readonly road?: World['road'];
  readonly roadKnobs?: RoadKnobs;
  readonly citizens?: World['citizens'];
  readonly stick?: World['stick'];
  readonly enrolment?: World['enrolment'];
  readonly lan?: boolean;
  /** This PC took its host's place. */
  readonly tookOver?: TookOver | null;
  readonly onStepDown?: World['onStepDown'];
  readonly heartbeat?: World['heartbeat'];
  readonly pc?: World['pc'];
  readonly ids?: Ids;
  /** The means to practise, as `station.ts` gives them. */
  readonly practises?: boolean | { readonly atMost: number };
}

/** A whole station in this process: real store, real door on loopback, a clock to set; closed and removed at the end. */
export async function withStation<T>(wishes: Wishes, run: (test: StationInTest) => Promise<T>): Promise<T> {
  const folder = wishes.folder ?? mkdtempSync(join(tmpdir(), 'gan-dan-'));
  const point = wishes.point ?? testPoint;
  const clock = settableClock();
  const ids = wishes.ids ?? createRandomIds();
  const vault = openKeyFileVault(folder);
  const passwords = quickPasswords();
  putEmptyTables(folder);
  const paperMaker = startPaperMaker();
  const printer = wishes.printer ?? createPrinter(null);
  const pages = wishes.pages ?? pagesIn(join(folder, 'pages'));
  const practice = wishes.practises
    ? { practice: practiceIn(folder, { point, pages, ids, ...practiceWish(wishes) }) }
    : {};
  const started = await startStation(
    {
      folder,
      point,
      port: 0,
      ...{ lan: wishes.lan ?? false, lanPort: 0, tookOver: wishes.tookOver ?? null },
      pages,
      version: 'test',
    },
    {
      ...{ clock, ids, vault, passwords, printer, paperMaker, tray: wishes.tray ?? null, secondTray: null },
      ...{
        scanner: wishes.scanner ?? noScanner,
        scannerKnobs: wishes.scanner ?? null,
        scanFolder: wishes.scanFolder ?? null,
        citizens: wishes.citizens ?? null,
        roadKnobs: wishes.roadKnobs ?? null,
      },
      secondPrinter: wishes.secondPrinter ?? null,
      ...(wishes.stick && { stick: wishes.stick }),
      ...practice,
      enrolment: wishes.enrolment ?? null,
      ...(wishes.pc && { pc: wishes.pc }),
      ...(wishes.onStepDown && { onStepDown: wishes.onStepDown }),
      ...(wishes.heartbeat && { heartbeat: wishes.heartbeat }),
      operatorLog: { write: () => {} },
      road: wishes.road ?? (() => noRoad),
    },
  );
  if (!started.ok) throw new Error(`the station refused: ${started.error.type}`);
  const station = started.value;
  const open: Connection[] = [];
  const attach = async (wish: Parameters<Station['attachCode']>[0]) => {
    const connection = await connect(station.port, station.attachCode(wish));
    open.push(connection);
    return connection;
  };
  const person = (counter: string, role: 'clerk' | 'head') => {
    const id = AccountId(`00000000-0000-4000-8000-0000000000${counter.padStart(2, '0')}`);
    const [login, name] = role === 'head' ? ['truong', 'Trưởng Mẫu'] : [`canbo${counter}`, `Cán Bộ Mẫu ${counter}`];
    if (!station.store.accounts.byId(id))
      station.store.accounts.insert({ id, login, name, role, password: '' }, clock.now());
    return id;
  };
  const clerk = (counter: string) => person(counter, 'clerk');
  try {
    return await run({
      ...{ station, folder, port: station.port, clock },
      kiosk: () => attach({ role: 'kiosk', counter: null, account: null }),
      counter: async (counter) => {
        const connection = await attach({ role: 'counter', counter: CounterId(counter), account: clerk(counter) });
        const queues = point.queues.map((each) => each.id);
        value(await connection.client.openCounter({ origin: origin(), counter, queues }));
        return connection;
      },
      screen: (role) => attach({ role, counter: null, account: role === 'office' ? clerk('90') : null }),
      head: () => attach({ role: 'office', counter: null, account: person('91', 'head') }),
    });
  } finally {
    for (const connection of open) connection.close();
    await station.close();
    await Promise.all([printer.close(), wishes.secondPrinter?.close(), paperMaker.close()]);
    if (!wishes.folder) rmSync(folder, { recursive: true, force: true });
  }
}

export { noRoad } from './no-road.ts';

function practiceWish({ practises }: Wishes): { atMost?: number } {
  return typeof practises === 'object' ? practises : {};
}

/** Worlds as the product opens them: threads that run from the sources. */
function practiceIn(folder: string, of: { point: Point; pages: string; ids: Ids; atMost?: number }) {
  return createPracticeWorlds({
    ...{ folder, ...of, version: 'test', fontFolder },
    workerUrl: new URL('../../main/training/practice-worker.ts', import.meta.url),
    onBug: (error) => {
      throw error;
    },
  });
}

/** The door serves pages from a folder; these tests need one page and look at none. */
function pagesIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'board.html'), '<!doctype html><title>board</title>');
  return folder;
}
