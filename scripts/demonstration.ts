import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { officialCalendar } from '../domain/data/days-off.ts';
import type { Point } from '../domain/point.ts';
import type { Weekday } from '../domain/reception.ts';
import type { AccountRole } from '../domain/roles.ts';
import type { StopKind } from '../domain/timetable.ts';
import { openKeptStandIn } from '../main/adapters/lan/kept-stand-in.ts';
import { createPasswords } from '../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../main/adapters/system/random-ids.ts';
import { counterOperations } from '../main/operations/counter-work.ts';
import { dossierOperations } from '../main/operations/dossiers.ts';
import { receptionOperations } from '../main/operations/reception-work.ts';
import { signInOperations } from '../main/operations/sign-in.ts';
import { createHold } from '../main/operations/stand-in/hold.ts';
import { ticketOperations } from '../main/operations/tickets.ts';
import { createDossierSearch } from '../main/store/dossier-search.ts';
import { openPointStore } from '../main/store/open-point-store.ts';
import { canhVinh, hienDong } from './canh-vinh.ts';
import { bringToToday, callerAt, type Day, must, playHistory, settableClock } from './demonstration-days.ts';
import { worksForAnother } from './start/works-for-another.ts';

export interface DemonstrationAccount {
  readonly role: AccountRole;
  readonly login: string;
  readonly password: string;
}

interface Employee {
  readonly role: AccountRole;
  readonly login: string;
  readonly name: string;
}

/** A point of the demonstration: who works there, and how busy it is. The clerks stand at its counters in their order. */
export interface DemonstrationPoint {
  readonly point: Point;
  readonly staff: readonly Employee[];
  readonly waiting: number;
}

export const demonstrationPoints: { readonly principal: DemonstrationPoint; readonly second: DemonstrationPoint } = {
  principal: {
    point: canhVinh({ demonstration: true }),
    staff: [
      { role: 'head', login: 'truong', name: 'Trưởng Trung Tâm Mẫu' },
      { role: 'clerk', login: 'canbo1', name: 'Cán Bộ Mẫu Một' },
      { role: 'clerk', login: 'canbo2', name: 'Cán Bộ Mẫu Hai' },
      { role: 'clerk', login: 'canbo3', name: 'Cán Bộ Mẫu Ba' },
      { role: 'clerk', login: 'canbo4', name: 'Cán Bộ Mẫu Bốn' },
    ],
    waiting: 30,
  },
  second: {
    point: hienDong({ demonstration: true }),
    staff: [
      { role: 'head', login: 'phutrach', name: 'Phụ Trách Điểm Mẫu' },
      { role: 'clerk', login: 'hiendong1', name: 'Cán Bộ Hiển Đông Mẫu Một' },
      { role: 'clerk', login: 'hiendong2', name: 'Cán Bộ Hiển Đông Mẫu Hai' },
    ],
    waiting: 6,
  },
};

/** Where the centre comes nearer: places and villages are invented as the people are. */
const inventedStops = [
  stop('secondary', 'Điểm tiếp nhận phụ (trụ sở xã cũ)', ['Thôn Mẫu Một', 'Thôn Mẫu Hai'], ['2', '4']),
  stop('mobile', 'Nhà văn hóa làng Mẫu Ba', ['Làng Mẫu Ba', 'Làng Mẫu Tư'], ['3']),
  stop('post-office', 'Bưu điện – Văn hóa xã', ['Thôn Mẫu Năm'], ['1', '2', '3', '4', '5']),
];

function stop(kind: StopKind, place: string, villages: string[], weekdays: Weekday[]) {
  return { kind, place, villages, weekdays, dates: [], times: [{ from: '08:00', to: '11:00' }] };
}

/** Writes `point.json` of an empty centre with real hours; a set-up code makes the first account. */
export function prepareEmpty(folder: string, { allHours = false } = {}): void {
  if (worksForAnother(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'point.json');
  if (!existsSync(path))
    writeFileSync(path, `${JSON.stringify(canhVinh({ demonstration: false, allHours }), null, 2)}\n`);
}

/**
 * Makes a point of the demonstration, or brings it to today: people waiting, dossiers in every state, all invented. It goes
 * through the station's own operations with a clock set back, so that its log is as real as any. Nothing is ever deleted.
 */
export async function prepareDemonstration({
  folder,
  now,
  of = demonstrationPoints.principal,
}: {
  folder: string;
  now: number;
  of?: DemonstrationPoint;
}): Promise<{ accounts: readonly DemonstrationAccount[] }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (worksForAnother(folder)) return { accounts: accountsIn(folder) };
  const { point } = of;
  writeFileSync(join(folder, 'point.json'), `${JSON.stringify(point, null, 2)}\n`);
  const clock = settableClock(now);
  const ids = createRandomIds();
  const vault = openKeyFileVault(folder);
  const passwords = createPasswords(vault);
  const operatorLog = { write: () => {} };
  const opened = openPointStore({
    folder,
    point,
    calendar: officialCalendar,
    vault,
    clock,
    ids,
    operatorLog,
    // This PC's clock is taken for true, else a demonstration of last month would ask for the date before anything.
    provinceOffset: () => 0,
  });
  if (!opened.ok) throw new Error(`the demonstration cannot be prepared: ${opened.error.type}`);
  const store = opened.value;
  // Its stand-in may have taken its place while it was off: until both have met, nobody writes here, not even the demonstration.
  const hold = createHold(() => {}, openKeptStandIn(folder));
  hold.begin(store);
  if (hold.isHeld()) {
    store.close();
    return { accounts: accountsIn(folder) };
  }
  const search = createDossierSearch({
    dossiers: store.dossiers,
    sealing: store.sealing,
    point: point.id,
  });
  const operations = {
    ...ticketOperations({ store, clock, ids }),
    ...counterOperations({ store, clock }),
    ...dossierOperations({ store, clock, ids, search }),
    ...signInOperations({ store, clock, ids, passwords, hashToken: (token) => token }),
    ...receptionOperations({ store, clock }),
  };
  try {
    const accounts = await staff(folder, of.staff, { operations, store, ids });
    const logins = of.staff.filter(({ role }) => role === 'clerk').map(({ login }) => login);
    // The last counter is left for whoever comes in: opening it is the first thing a clerk learns.
    const clerks = point.counters
      .slice(0, -1)
      .map((counter, n) => callerAt('counter', counter, store.accounts.byLogin(logins[n] ?? '')?.id ?? null));
    const day = {
      operations,
      store,
      clock,
      ids,
      kiosk: callerAt('kiosk', null, null),
      clerks,
      waiting: of.waiting,
    };
    if (!store.days.open()) {
      await must(operations.setTimetable({ origin: ids.origin(), stops: inventedStops }, day.kiosk));
      await playHistory(day, now);
    }
    await bringToToday(day, now);
    // Nobody wants the demonstration's past on paper.
    for (let job = store.jobs.nextQueued(); job; job = store.jobs.nextQueued())
      store.spool.move(job.job, 'confirmed', 'demonstration');
    return { accounts };
  } finally {
    search.close();
    store.close();
  }
}

const accountsFile = (folder: string) => join(folder, 'demonstration.json');

function accountsIn(folder: string): DemonstrationAccount[] {
  const path = accountsFile(folder);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemonstrationAccount[]) : [];
}

async function staff(
  folder: string,
  employees: readonly Employee[],
  { operations, store, ids }: Pick<Day, 'operations' | 'store' | 'ids'>,
) {
  const path = accountsFile(folder);
  const accounts = accountsIn(folder);
  for (const { role, login, name } of employees) {
    if (store.accounts.byLogin(login)) continue;
    const password = `mau-${ids.token(5)}`;
    accounts.push({ role, login, password });
    const caller = callerAt('office', null, null);
    const employed = { role, languages: ['vi'], guest: null };
    await must(operations.createAccount({ origin: ids.origin(), login, name, password, ...employed }, caller));
  }
  writeFileSync(path, JSON.stringify(accounts), { mode: 0o600 });
  return accounts;
}
