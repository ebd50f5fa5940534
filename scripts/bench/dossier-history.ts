import { addDays, isWorkingDay, localTime, utcMs } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { procedures } from '../../domain/data/procedures.ts';
import { timeliness } from '../../domain/dossier.ts';
import { dueDate } from '../../domain/due.ts';
import type { NewEvent } from '../../domain/event.ts';
import { AccountId, CounterId, DossierId, type PointId, QueueId, streamOf, TerminalId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { ticketId, ticketNumber } from '../../domain/ticket.ts';
import { workClock } from '../../domain/work-clock.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { openEventLog } from '../../main/store/event-log.ts';
import { openDatabases } from '../../main/store/open-database.ts';
import { createProjections } from '../../main/store/projections.ts';
import { createSealing } from '../../main/store/sealing.ts';
import { canhVinh } from '../canh-vinh.ts';
import { inventedPerson } from '../invented-people.ts';

/**
 * Ten years of a desk: each dossier with its visit, sealed, handed on, ready and returned, by the log's own append and its
 * projections, a day in a transaction. Waits for no disk: what is measured comes afterwards. Two in a hundred are late.
 */
export interface DossiersToWrite {
  readonly folder: string;
  readonly dossiers: number;
  readonly lastDate: string;
  readonly onProgress: (written: number) => void;
}

const YEARS = 10;
const minuteMs = 60_000;
const counter = CounterId('1');
const clerk = AccountId('00000000-0000-4000-8000-000000000001');
const specialist = AccountId('00000000-0000-4000-8000-000000000002');

export function writeDossiers({ folder, dossiers, lastDate, onProgress }: DossiersToWrite): void {
  const point = canhVinh({ demonstration: true });
  const clock = workClock(point, officialCalendar);
  const ids = createRandomIds();
  const vault = openKeyFileVault(folder);
  const opened = openDatabases(folder);
  if (!opened.ok) throw new Error(`the store refused: ${opened.error.type}`);
  const { write: db, close } = opened.value;
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const dates = workingDays(lastDate);
  const stream = streamOf(point.id, `p-${Buffer.from(ids.bytes(16)).toString('hex')}`);
  const log = openEventLog(db, { stream, point: point.id, at: utcMs({ date: dates[0] ?? lastDate, time: '07:00' }) });
  const projections = createProjections(db);
  const sealing = createSealing(db, vault, ids);
  const boot = ids.uuid();

  const say = (event: NewEvent, wall: number, account: AccountId | null = clerk) => {
    const origin = ids.origin();
    const at = { wall, mono: wall, boot, off: 0 };
    const { type, facts } = event;
    const sealed =
      'personal' in event && event.personal
        ? sealing.seal(event.personal.part, { point: point.id, dossier: event.personal.dossier, type, origin, part: 0 })
        : null;
    const actor = { account, terminal: TerminalId('bench') };
    projections.apply(log.append({ origin, part: 0, type, facts, sealed, actor, at }));
  };

  const { id, commune, kind, demonstration } = point;
  say(
    { type: 'point-founded', facts: { point: id, commune, kind, demonstration } },
    utcMs({ date: dates[0] ?? lastDate, time: '06:00' }),
    null,
  );
  /** What is still to be done, by the index of the working day on which it is. */
  const ready = new Map<number, DossierId[]>();
  const returned = new Map<number, DossierId[]>();
  const dueOf = new Map<string, string>();
  let written = 0;
  for (const [n, date] of dates.entries()) {
    const count = Math.round((dossiers * (n + 1)) / dates.length) - written;
    db.transaction(() => {
      const opens = utcMs({ date, time: '07:00' });
      say(
        { type: 'business-day-opened', facts: { day: n + 1, date, why: n === 0 ? 'first-day' : 'opening-hour' } },
        opens,
        null,
      );
      for (const dossier of ready.get(n) ?? [])
        say({ type: 'dossier-result-ready', facts: { dossier, date } }, opens + minuteMs, specialist);
      for (const dossier of returned.get(n) ?? []) {
        const kept = timeliness(date, dueOf.get(dossier) ?? date);
        dueOf.delete(dossier);
        const facts = { dossier, ticket: null, counter, date, timeliness: kept, to: 'applicant' as const };
        say(
          { type: 'dossier-returned', facts, personal: { dossier, part: { receiver: '', note: '' } } },
          opens + 2 * minuteMs,
        );
      }
      for (let k = 0; k < count; k++) live(n, k, written + k, opens + (5 + k * 10) * minuteMs);
    })();
    ready.delete(n);
    returned.delete(n);
    written += count;
    if (n % 50 === 0) onProgress(written);
  }
  close();

  function live(n: number, k: number, nth: number, at: number): void {
    const day = n + 1;
    const queue = QueueId('B');
    const number = ticketNumber(queue, '', k + 1);
    const ticket = ticketId(day, number);
    say(
      {
        type: 'ticket-issued',
        facts: { ticket, day, queue, number, priority: null, language: 'vi', token: ids.token(16), ahead: 0 },
      },
      at,
      null,
    );
    say({ type: 'ticket-called', facts: { ticket, counter, why: 'longest-waiting' } }, at + minuteMs);
    const received = localTime(at + 4 * minuteMs);
    const procedure = procedures[(nth * 7) % procedures.length] as (typeof procedures)[number];
    const due = dueDate(received, procedure.limit, clock);
    const dossier = DossierId(ids.uuid());
    dueOf.set(dossier, due.at.date);
    say(
      {
        type: 'dossier-received',
        facts: {
          ...{ dossier, code: codeOf(point.id, received.date, k + 1), officialCode: null, procedure: procedure.code },
          ...{ channel: nth % 3 === 0 ? 'online' : 'direct', ticket, counter },
          receivedAt: `${received.date}T${received.time}`,
          due: { at: `${due.at.date}T${due.at.time}`, rule: due.rule },
          ...{ documentCount: 2, sets: 1, language: 'vi' },
          ...{ receivedAtPoint: point.id, competentUnit: point.commune, returnAtPoint: point.id },
        },
        personal: {
          dossier,
          part: {
            ...{ applicant: benchPerson(nth), submitter: null, note: '' },
            documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
          },
        },
      },
      at + 4 * minuteMs,
    );
    const to = { account: specialist, unit: point.commune };
    say(
      { type: 'dossier-forwarded', facts: { dossier, at: `${received.date}T${received.time}`, to, by: received.date } },
      at + 5 * minuteMs,
    );
    say({ type: 'ticket-finished', facts: { ticket, counter, outcome: 'dossier-received' } }, at + 6 * minuteMs);
    const days = procedure.limit.kind === 'working-days' ? procedure.limit.days : 0;
    // Two in a hundred three days late, the others a day early where there is one.
    const done = n + Math.max(1, nth % 50 === 7 ? days + 3 : days - 1);
    ready.set(done, [...(ready.get(done) ?? []), dossier]);
    returned.set(done + 1, [...(returned.get(done + 1) ?? []), dossier]);
  }
}

/** Thousands of names of nobody: each holds the word that says so. */
export function benchPerson(n: number): Person {
  const families = ['Nguyễn', 'Trần', 'Đinh', 'Rơ Châm', 'Siu', 'Kpă', 'Lê', 'Võ', 'Huỳnh', 'Phạm', 'Y', 'Bùi'];
  const middles = ['Thị', 'Văn', 'Ngọc', 'Minh', 'Hồng', 'Đức', 'Thu'];
  const givens = [
    'Ánh',
    'Bình',
    'Cường',
    'Dung',
    'Đạt',
    'Giang',
    'Hạnh',
    'Khánh',
    'Lan',
    'Mai',
    'Nga',
    'Phương',
    'Quý',
  ];
  const name = [families[n % 12], middles[Math.floor(n / 12) % 7], givens[Math.floor(n / 84) % 13], 'Mẫu'].join(' ');
  return { ...inventedPerson(n), name, phone: `09${String((n * 7919) % 100_000_000).padStart(8, '0')}` };
}

export function codeOf(point: PointId, date: string, ordinal: number): string {
  return `${point}-${date.slice(2).replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`;
}

function workingDays(lastDate: string): readonly string[] {
  const dates: string[] = [];
  for (let date = addDays(lastDate, -YEARS * 365); date <= lastDate; date = addDays(date, 1))
    if (isWorkingDay(date, officialCalendar)) dates.push(date);
  return dates;
}
