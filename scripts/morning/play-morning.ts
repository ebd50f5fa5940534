import { loadavg } from 'node:os';
import type { Part } from '../start/end-on-signal.ts';
import { openMorningCentre } from './centre.ts';
import { type Check, checkMorning } from './checks.ts';
import { machineMs, pause } from './machine-clock.ts';
import { type OutageFigures, provinceOutage } from './outage.ts';
import { planMorning, planVisits } from './plan.ts';
import { startPrinterProcess } from './printer.ts';
import { readPointLog, readProvinceLog } from './read-back.ts';
import { employ } from './staff.ts';
import { follow, watchBoard } from './watching.ts';
import { type Diary, workCounter, workKiosk } from './work.ts';

export interface PlayedMorning {
  readonly waits: Readonly<Record<'tap' | 'paper' | 'call' | 'board', readonly number[]>>;
  readonly outage: OutageFigures;
  readonly checks: readonly Check[];
  /** Taps in the busiest second. */
  readonly busiest: number;
  readonly load: number;
}

const seed = 20_261_120;
/** The province dies when the rush is over and the hall is full, and is away for a fifth of the morning. */
const outage = { after: 0.3, lasts: 0.2 };

export async function playMorning(wish: {
  readonly project: string;
  readonly data: string;
  readonly citizens: number;
  readonly lastsMs: number;
  readonly bytesPerSecond: number | null;
  readonly parts: { add(part: Part): void };
  readonly say: (line: string) => void;
}): Promise<PlayedMorning> {
  const { citizens, lastsMs, parts, say } = wish;
  say('Opening the centre: PostgreSQL, province, printer, station…');
  const printer = await startPrinterProcess(wish.bytesPerSecond);
  parts.add({ close: printer.close });
  const centre = await openMorningCentre({ ...wish, printer: printer.address });
  const staff = await employ(centre.ready);
  parts.add({ close: staff.close });
  const point = readPointLog(centre.stationFolder);
  parts.add({ close: point.close });
  const province = await readProvinceLog(centre.database);
  parts.add({ close: province.close });

  const board = watchBoard(staff.board.client);
  for (const { client } of staff.kiosks) void follow(client.watchKiosk({}));
  for (const { counter, connection } of staff.counters) void follow(connection.client.watchCounter({ counter }));

  say(`The doors open: ${citizens} people within ${lastsMs / 1000} s…`);
  const diary: Diary = { taps: [], calls: [], receipts: [], errors: [] };
  const plan = planMorning({ citizens, lasts: lastsMs, seed });
  const opensAt = machineMs() + 200;
  const doors = { closed: false };
  const lobby = Promise.all(
    staff.kiosks.map(({ client }, kiosk) =>
      workKiosk(
        client,
        plan.filter((each) => each.kiosk === kiosk),
        { opensAt, diary },
      ),
    ),
  ).then(() => {
    doors.closed = true;
  });
  const meanMs = (lastsMs / citizens) * staff.counters.length;
  const counters = staff.counters.map(({ counter, connection: { client } }) =>
    workCounter({ client, counter }, planVisits(seed + Number(counter), meanMs), {
      doorsClosed: () => doors.closed,
      diary,
    }),
  );
  const away = pause(opensAt + lastsMs * outage.after - machineMs()).then(() =>
    provinceOutage({ centre, point, province, forMs: lastsMs * outage.lasts }),
  );
  await Promise.all([lobby, ...counters]);
  const load = loadavg()[0] ?? 0;
  say('The hall is empty. Waiting for the printer and for the province…');
  const outageFigures = await away;
  const expected = diary.taps.length + diary.receipts.length;
  await until(async () => (await printer.count()) >= expected && point.unfinishedJobs() === 0, 60_000);
  await until(async () => (await province.head()).seq >= point.head().seq, 330_000);
  await pause(300);

  say('Reading every paper’s QR from its dots…');
  const papers = await printer.papers();
  const issued = point.issued();
  const tokenOf = new Map(issued.map(({ ticket, token }) => [ticket, token]));
  const paperAt = new Map(papers.map(({ token, at }) => [token, at]));
  const shownAt = (call: Diary['calls'][number]) => board.shownAt.get(`${call.number} ${call.counter}`) ?? Number.NaN;
  const pointRead = { issued, called: point.called(), fault: point.fault(), events: point.events() };
  const checks = checkMorning({
    ...{ citizens, diary, papers, point: pointRead, province: { events: await province.events() } },
    board: { shown: board.shownAt.size, missed: board.missed() },
  });
  return {
    waits: {
      tap: diary.taps.map(({ at, answered }) => answered - at),
      paper: diary.taps.map(({ ticket, at }) => (paperAt.get(tokenOf.get(ticket) ?? '') ?? Number.NaN) - at),
      call: diary.calls.map(({ at, answered }) => answered - at),
      board: diary.calls.map((call) => shownAt(call) - call.at),
    },
    ...{ outage: outageFigures, checks, load },
    busiest: busiestSecond(diary.taps.map(({ at }) => at - opensAt)),
  };
}

function busiestSecond(moments: readonly number[]): number {
  const seconds = Map.groupBy(moments, (at) => Math.floor(at / 1000));
  return Math.max(0, ...[...seconds.values()].map((each) => each.length));
}

async function until(holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  for (const limit = machineMs() + withinMs; !(await holds()) && machineMs() < limit; ) await pause(50);
}
