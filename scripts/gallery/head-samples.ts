import type { BehindFigure, DueLine, HeadView, IndexView } from '../../contract/head-api.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { DossierId, QueueId } from '../../domain/ids.ts';
import { workingDaysBetween } from '../../domain/legal-days.ts';
import { apologyBy, nextAct, openReason } from '../../domain/next-act.ts';
import { runLimits, serviceIndex } from '../../domain/service-index.ts';
import { day, now } from './samples.ts';

const minute = 60_000;
const keepers = ['Cán Bộ Mẫu', 'Chuyên Viên Mẫu', ''];

/** A Thursday morning with one of everything the head can be asked to do. */
export function headView(): HeadView {
  const overdue = [due(1, 'in-process', '2026-11-16T10:30', 0), due(2, 'forwarded', '2026-11-18T17:00', 1)];
  const today = [due(3, 'in-process', '2026-11-19T15:20', 0), due(4, 'waiting-payment', '2026-11-19T17:00', 0)];
  const soon = [due(5, 'received', '2026-11-20T09:05', 0), due(6, 'in-process', '2026-11-23T16:40', 0)];
  const list = (lines: DueLine[]) => ({ count: lines.length, lines });
  const usual = { part: null, whole: null };
  return {
    ...{ asOf: now, today: day.date, yesterday: '2026-11-18', dueSoonUntil: '2026-11-23', morningPaper: true },
    figures: [
      { figure: 'waiting', value: 23, ...usual, target: 10, isMet: false, yesterday: 11 },
      { figure: 'median-wait', value: 12.5, ...usual, target: 15, isMet: true, yesterday: 14 },
      { figure: 'served', value: 41, part: 41, whole: 43, target: 95, isMet: true, yesterday: 96 },
      { figure: 'on-time', value: 97.6, part: 206, whole: 211, target: 98, isMet: false, yesterday: 98 },
      { figure: 'overdue', value: 2, ...usual, target: 0, isMet: false, yesterday: 1 },
    ],
    ...{ overdue: list(overdue), dueToday: list(today), dueSoon: list(soon) },
  };
}

export function headIndex(): IndexView {
  const shares = [0.98, 0.975, 0.99, 0.985, 0.98, 0.97, 0.9, 0.965, 0.985, 0.98, 0.98, 0.976];
  const months = shares.map((share, n) => {
    const month = new Date(Date.UTC(2025, 11 + n, 1)).toISOString().slice(0, 7);
    return { from: `${month}-01`, to: `${month}-28`, part: Math.round(share * 240), whole: 240 };
  });
  const limits = runLimits(months);
  return {
    ...{ asOf: now, period: { from: '2026-01-01', to: day.date }, mean: limits?.mean ?? null },
    lines: serviceIndex({ counted: 2640, onTime: 2569, received: 2590, online: 840 }, 31).map((line) => ({ ...line })),
    months: months.map((month, n) => ({
      ...month,
      ...{ low: limits?.limits[n]?.low ?? null, high: limits?.limits[n]?.high ?? null },
    })),
  };
}

export function behind(figure: string): BehindFigure {
  const visits = ['B014', 'B016', 'C009'].map((number, n) => ({
    ...{ number, queue: QueueId(number.charAt(0)), state: 'waiting' as const, counter: null },
    ...{ issuedAt: now - (n + 3) * 7 * minute, waitMinutes: (n + 3) * 7 },
  }));
  const lines = [...headView().overdue.lines, ...headView().dueToday.lines, ...headView().dueSoon.lines];
  const dossiers = lines.map(({ code, procedureName, state, holder, dueAt }, n) => ({
    ...{
      code,
      procedureName,
      state,
      holder,
      dueAt,
      receivedAt: '2026-11-12T09:00',
      isOnTime: n > 1,
      isOnline: n === 2,
    },
    endedOn: n === 3 ? '2026-11-18' : null,
  }));
  const isOfVisits = figure === 'waiting' || figure === 'median-wait' || figure === 'served';
  return {
    ...{
      asOf: now,
      value: isOfVisits ? 3 : 66.6,
      visits: isOfVisits ? visits : [],
      dossiers: isOfVisits ? [] : dossiers,
    },
    period: figure === 'on-time' ? { from: '2026-11-01', to: day.date } : null,
  };
}

function due(n: number, state: DueLine['state'], dueAt: string, renewals: number): DueLine {
  return {
    ...{ dossier: DossierId(`00000000-0000-4000-8000-00000000000${n}`), code: `22006-1-261112-000${n}`, state, dueAt },
    ...{ procedureName: names[n % names.length] ?? '', renewals, holder: keepers[n % keepers.length] ?? '' },
    ...{ unit: n === 2 ? 'Phòng Kinh tế xã' : null, nudgedAt: n === 1 ? now - 70 * minute : null },
    ...{
      reason: openReason(state),
      workingDaysLate: workingDaysBetween(dueAt.slice(0, 10), day.date, officialCalendar),
    },
    nextAct: nextAct({ state, dueAt, renewals }, day.date, officialCalendar),
    proposedDate: '2026-11-26',
    apologyBy: apologyBy(dueAt, officialCalendar),
  };
}

const names = [
  'Cấp giấy xác nhận tình trạng hôn nhân',
  'Thay đổi, cải chính, bổ sung thông tin hộ tịch',
  'Đăng ký thành lập hộ kinh doanh',
  'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con',
];
