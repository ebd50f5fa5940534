import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { AccountId, CounterId, type Origin, QueueId, TerminalId } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import type { RegisterPlace } from '../../domain/register-events.ts';
import { keepAnchor, readAnchors } from '../../main/adapters/system/boot-anchor.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { openOrHeal } from '../../main/open-or-heal.ts';
import { readHealed } from '../../main/operations/backups/healed.ts';
import type { Caller } from '../../main/operations/caller.ts';
import { dossierOperations } from '../../main/operations/dossiers.ts';
import { ticketOperations } from '../../main/operations/tickets.ts';
import type { Healed } from '../../main/ports/healing.ts';
import type { Ids } from '../../main/ports/ids.ts';
import type { LogEntry } from '../../main/ports/log.ts';
import type { Vault } from '../../main/ports/vault.ts';
import { backupPlaces } from '../../main/start-backups.ts';
import { anchorOf } from '../../main/start-parts.ts';
import { createDossierSearch, type DossierSearch } from '../../main/store/dossier-search.ts';
import { diskFreeBytes } from '../../main/store/open-database.ts';
import { openPointStore, type PointStore } from '../../main/store/open-point-store.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { putEmptyTables } from './empty-tables.ts';
import { seededKeyFile } from './seeded-ids.ts';
import { settableClock } from './settable-clock.ts';
import { value } from './terminal-client.ts';
import { testPoint } from './test-point.ts';

/** A point's PC whose disk can be copied, put back and carried to another PC; the store and operations are the real ones. */
export interface StationOnDisk {
  readonly folder: string;
  readonly clock: ReturnType<typeof settableClock>;
  readonly written: readonly LogEntry[];
  readonly ids: Ids;
  store(): PointStore;
  search(): DossierSearch;
  vault(): Vault;
  /** The number on the paper. */
  ticket(queue?: string): Promise<string>;
  /** The code on the receipt, and its place in the register, as form 01 bears it. */
  dossier(): Promise<Received>;
  /** Switches off; the anchor is written as at a clean end. */
  off(): void;
  /** A kill: the anchor stays as it was written last. */
  kill(): void;
  on(): void;
  /** As `station.ts` starts: a damaged database is set aside and rebuilt. */
  onHealed(): Promise<void>;
  healed(): Healed | null;
  /** While it is off: somebody copied the wrong file. */
  useKeyOf(other: StationOnDisk): void;
  /** Copies the files of the database; `whole`: what lies in the folder too, the anchor with it. */
  backup(name: string, whole?: boolean): string;
  /** While it is off. */
  restore(name: string): void;
  /** The whole disk as it is now, the PC's memory of it too; while it is off. */
  image(name: string): void;
  putBackImage(name: string): void;
  remove(): void;
}

export interface Received {
  readonly dossier: string;
  readonly code: string;
  readonly place: RegisterPlace;
}

export interface DiskWishes {
  readonly point?: Point;
  readonly machine?: string | null;
  /** What is there already, and not opened yet. */
  readonly folder?: string;
  /** A folder to go on with: a disk that was copied or moved. */
  readonly from?: StationOnDisk;
  readonly ids?: Ids;
  /** Its key is the seed's too: what it signs has the same bytes each time. */
  readonly keySeed?: string;
  /** The PC has no memory beside the folder: an image of the disk takes everything back. */
  readonly imageOnly?: boolean;
  /** A person put this PC in the place of the one whose disk it goes on with. */
  readonly takenOver?: { readonly press: string; readonly by: string };
  /** A build that does not ask the anchor. */
  readonly noAnchor?: boolean;
  /** The disk is a piece of memory, and the anchor is written when the log's stream changes or the station ends, at no second. */
  readonly simulated?: boolean;
}

export function stationOnDisk(wishes: DiskWishes = {}): StationOnDisk {
  const { point = testPoint, machine = 'a'.repeat(64), ids = createRandomIds() } = wishes;
  const top = mkdtempSync(join(wishes.simulated ? memoryDisk() : tmpdir(), 'gan-dan-disk-'));
  const folder = wishes.folder ?? join(top, 'station');
  mkdirSync(folder, { recursive: true });
  if (wishes.from) cpSync(wishes.from.folder, folder, { recursive: true });
  const anchorFolders = [folder, ...(wishes.imageOnly ? [] : [join(top, 'of-the-pc')])];
  const clock = settableClock();
  const written: LogEntry[] = [];
  if (wishes.keySeed !== undefined && !wishes.from)
    writeFileSync(join(folder, 'station.key'), seededKeyFile(wishes.keySeed));
  const keys = { vault: openKeyFileVault(folder) };
  // After the key: a log without one is a key that was lost.
  if (!wishes.folder) putEmptyTables(folder);

  const operatorLog = { write: (entry: LogEntry) => void written.push(entry) };
  /** As `took-over.json` remembers it. */
  const life = { tookOver: false };
  const open = () =>
    openPointStore({
      ...{ folder, point, calendar: officialCalendar, clock, ids, vault: keys.vault, machine, operatorLog },
      provinceOffset: () => null,
      ...(wishes.takenOver && !life.tookOver && { takenOver: wishes.takenOver }),
      ...(!wishes.noAnchor && { anchors: readAnchors(anchorFolders) }),
    });
  const start = (opened = open()) => {
    if (!opened.ok) throw new Error(`the store refused: ${opened.error.type}`);
    const store = opened.value;
    life.tookOver = true;
    const search = createDossierSearch({
      dossiers: store.dossiers,
      sealing: store.sealing,
      point: point.id,
    });
    const anchor = keepAnchor(
      anchorFolders,
      { head: () => anchorOf(store, machine), onChange: store.onChange },
      wishes.simulated ? NEVER_MS : undefined,
    );
    const operations = {
      ...ticketOperations({ store, clock, ids }),
      ...dossierOperations({ store, clock, ids, search }),
    };
    return { store, search, anchor, operations };
  };
  let running: ReturnType<typeof start> | null = wishes.folder ? null : start();
  const now = () => {
    if (!running) throw new Error('assertion failed: the station is off');
    return running;
  };

  return {
    ...{ folder, clock, written, ids },
    store: () => now().store,
    search: () => now().search,
    vault: () => keys.vault,
    ticket: async (queue = 'A') => {
      const wish = { origin: ids.origin(), queue: QueueId(queue), priority: null, language: 'vi' };
      return value(await now().operations.issueTicket(wish, at('kiosk'))).number;
    },
    dossier: async () => {
      const { store, operations } = now();
      const counter = CounterId('1');
      store.openDueDay({ account: null, terminal: TerminalId('station') });
      if (!store.counters.get(counter)) openCounter(store, counter, ids.origin());
      const input = {
        ...{ origin: ids.origin(), counter, ticket: null, procedure: '1.004873', channel: 'direct' as const },
        ...{ applicant: inventedPerson(3), submitter: null, documents: [paper], sets: 1, note: '', language: 'vi' },
        officialCode: null,
      };
      const { dossier, code } = value(await operations.receiveDossier(input, at('counter', counter)));
      return { dossier, code, place: store.register.placeOf(dossier) as RegisterPlace };
    },
    off: () => {
      const { store, search, anchor } = now();
      anchor.close();
      search.close();
      store.close();
      running = null;
    },
    kill: () => {
      const { store, search, anchor } = now();
      anchor.drop();
      search.close();
      store.close();
      running = null;
    },
    on: () => {
      running = start();
    },
    onHealed: async () => {
      const places = backupPlaces({ folder, point: point.id, second: null, stick: null });
      const parts = {
        folder,
        open,
        places,
        vault: keys.vault,
        clock,
        operatorLog,
        anchors: readAnchors(anchorFolders),
        machine,
      };
      running = start(await openOrHeal(parts));
    },
    useKeyOf: (other) => {
      cpSync(join(other.folder, 'station.key'), join(folder, 'station.key'));
      keys.vault = openKeyFileVault(folder);
    },
    healed: () => readHealed(now().store.memory),
    backup: (name, whole = false) => {
      now().store.databases.write.pragma('wal_checkpoint(TRUNCATE)');
      const to = join(top, name);
      rmSync(to, { recursive: true, force: true });
      mkdirSync(to);
      for (const file of whole ? ['log.db', 'anchor.json', 'station.key'] : ['log.db'])
        if (existsSync(join(folder, file))) cpSync(join(folder, file), join(to, file));
      return to;
    },
    restore: (name) => {
      for (const file of ['log.db', 'log.db-wal', 'log.db-shm']) rmSync(join(folder, file), { force: true });
      cpSync(join(top, name), folder, { recursive: true });
    },
    image: (name) => {
      for (const part of ['station', 'of-the-pc'])
        if (existsSync(join(top, part))) cpSync(join(top, part), join(top, `image-${name}`, part), { recursive: true });
    },
    putBackImage: (name) => {
      for (const part of ['station', 'of-the-pc']) {
        rmSync(join(top, part), { recursive: true, force: true });
        const kept = join(top, `image-${name}`, part);
        if (existsSync(kept)) cpSync(kept, join(top, part), { recursive: true });
      }
    },
    remove: () => {
      if (running) {
        running.anchor.drop();
        running.search.close();
        running.store.close();
      }
      rmSync(top, { recursive: true, force: true });
    },
  };
}

/** Longer than any test. */
const NEVER_MS = 2_000_000_000;

const memory = '/dev/shm';

/** Where the system has one with room: a flush costs nothing there, and nothing of it is tested here (`faults/power-cut`). */
function memoryDisk(): string {
  return existsSync(memory) && diskFreeBytes(memory) > 512 * 1024 * 1024 ? memory : tmpdir();
}

const paper = { name: 'Tờ khai', kind: 'original' as const, count: 1 };

function openCounter(store: PointStore, counter: CounterId, origin: Origin): void {
  const account = AccountId('00000000-0000-4000-8000-000000000001');
  const actor = { account, terminal: TerminalId('counter-1') };
  store.perform({ origin, method: 'openCounter', actor, opensDay: true }, () => ({
    ok: true as const,
    value: {
      events: [{ type: 'counter-opened' as const, facts: { counter, account, queues: [QueueId('A')] } }],
      answer: () => ({}),
    },
  }));
}

function at(role: 'kiosk' | 'counter', counter: CounterId | null = null): Caller {
  const account = counter === null ? null : AccountId('00000000-0000-4000-8000-000000000001');
  const terminal = TerminalId(`${role}-1`);
  const session = { terminal, role, counter, account, isSetUp: false, expiresAt: null, isLocked: false };
  return { tokenHash: '', session, role: account ? 'clerk' : null, signal: undefined };
}
