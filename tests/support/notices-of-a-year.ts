import { Origin } from '../../domain/ids.ts';
import { calendarOperations } from '../../main/operations/calendar-work.ts';
import { createLive } from '../../main/operations/live.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

const confirmed = { certainty: 'confirmed', source: 'Thông báo mẫu số 12' } as const;
export const swap = [
  { date: '2026-11-23', kind: 'off', name: 'Nghỉ hoán đổi', ...confirmed },
  { date: '2026-11-28', kind: 'worked', name: 'Làm bù', ...confirmed },
] as const;

/** Notices as the head enters them: every kind of word on a day, decided, proposed and taken back. */
export async function noticesOfAYear(point: PointInTest): Promise<void> {
  const { say, close } = noticesAt(point);
  await say([...swap]);
  point.clock.pass(60_000);
  await say([{ ...swap[0], kind: 'ordinary', name: 'Ngày thường', source: 'Thông báo mẫu số 13' }]);
  await say([{ ...swap[1], certainty: 'proposed', source: 'Thông báo mẫu số 13' }]);
  const year = ['2027-02-12', '2027-02-15', '2027-04-16', '2027-04-30', '2027-05-03', '2027-09-03', '2027-11-24'];
  await say(year.map((date) => ({ date, kind: 'off', name: 'Ngày nghỉ năm 2027', ...confirmed })));
  await say([{ date: '2027-02-12', kind: 'off', name: 'Tết Nguyên đán', certainty: 'reported', source: 'báo mẫu' }]);
  close();
}

export function noticesAt({ store, clock, clerkAt }: PointInTest) {
  const live = createLive({ store });
  const { setDaysOff } = calendarOperations({ store, clock, live });
  const clerk = clerkAt('1');
  return {
    clerk,
    setDaysOff,
    say: async (days: Parameters<typeof setDaysOff>[0]['days']) =>
      value(await setDaysOff({ origin: Origin(origin()), days }, clerk)),
    close: live.close,
  };
}
