import { Origin, QueueId } from '../../domain/ids.ts';
import { officeWeek } from '../../domain/reception.ts';
import { origin, value } from './terminal-client.ts';
import { issue } from './whole-morning.ts';
import type { PointInTest } from './with-store.ts';

/** A day with every kind of event by which the office says when people are received. */
export async function receptionDay(point: PointInTest): Promise<void> {
  const { operations, clerkAt, clock } = point;
  const clerk = clerkAt('1');
  const at = () => ({ origin: Origin(origin()) });
  const queues = [QueueId('C'), QueueId('D')];
  const hours = [
    { from: '07:00', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ];
  const usual = officeWeek(hours);
  const week = { 1: [], 2: hours, 3: hours, 4: hours, 5: [...usual[5]], 6: [{ from: '07:30', to: '10:30' }], 7: [] };
  const backAt = { date: '2026-11-20', time: '09:30' };
  value(await issue(point));
  value(await operations.setQueueHours({ ...at(), queues, week, places: 40 }, clerk));
  value(await operations.setQueueHours({ ...at(), queues: [QueueId('D')], week: null, places: null }, clerk));
  value(await operations.pauseQueues({ ...at(), queues, why: 'meeting', backAt }, clerk));
  clock.pass(60_000);
  value(await operations.resumeQueues({ ...at(), queues: [QueueId('C')] }, clerk));
  value(await operations.pauseQueues({ ...at(), queues: [QueueId('B')], why: 'staff-away', backAt: null }, clerk));
  value(await operations.lockKiosk({ ...at(), why: 'moved', text: 'Mời quý vị sang nhà văn hóa', backAt }, clerk));
  value(await operations.unlockKiosk(at(), clerk));
  value(await operations.lockKiosk({ ...at(), why: 'power', text: '', backAt: null }, clerk));
  const stop = {
    kind: 'mobile' as const,
    place: 'Nhà văn hóa làng mẫu',
    villages: ['Làng Mẫu'],
    dates: ['2026-12-05'],
  };
  const times = [{ from: '08:00', to: '11:00' }];
  value(await operations.setTimetable({ ...at(), stops: [{ ...stop, weekdays: ['3'], times }] }, clerk));
}
