import { describe, expect, test } from 'vitest';
import { CounterId, Origin, QueueId } from '../../../domain/ids.ts';
import { calendarView } from '../../../main/operations/calendar-work.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { noticesAt, swap } from '../../support/notices-of-a-year.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const threeDays = '1.004873';
const before = '2026-11-26T08:00';
const after = '2026-11-27T08:00';

describe('A notice that the head enters', () => {
  test('moves what is received from now on, and nothing that was promised before', () =>
    withStore(async (point) => {
      const { say } = noticesAt(point);
      const { operations, store } = point;
      const preview = async () => value(await operations.previewDueDate({ procedure: threeDays }, point.clerkAt('1')));
      const promised = await receive(point);
      expect(promised.dueAt).toBe(before);
      await say([...swap]);
      expect(await preview()).toMatchObject({ dueAt: after, rule: { daysOff: ['2026-11-23', '2026-11-24'] } });
      expect((await receive(point)).dueAt).toBe(after);
      expect(store.dossiers.get(promised.dossier)?.dueAt).toBe(before);

      const rows = () => store.databases.read.prepare('SELECT * FROM days_off, dossiers').all();
      const was = rows();
      rebuildProjections(store.databases.write);
      expect(rows()).toEqual(was);
      expect(store.dossiers.get(promised.dossier)?.dueAt).toBe(before);
    }));

  test('is a day off for appointments and the opening of the day too', () =>
    withStore(async (point) => {
      await noticesAt(point).say([...swap]);
      expect(point.store.calendar.daysOff.map(({ date }) => date)).toContain('2026-11-23');
      expect(point.store.calendar.workedInstead.map(({ date }) => date)).toContain('2026-11-28');
    }));

  test('stands in the table with its source, beside what is only proposed and how many were promised that day', () =>
    withStore(async (point) => {
      const { say } = noticesAt(point);
      const line = (date: string) => calendarView(point).days.find((day) => day.date === date);
      expect(line('2026-11-23')).toMatchObject({ certainty: 'proposed', counts: false, setAt: null });
      await receive(point);
      await say([{ ...swap[0], date: '2026-11-26' }]);
      expect(line('2026-11-26')).toMatchObject({
        ...{ kind: 'off', counts: true, openDossiers: 1, source: 'Thông báo mẫu số 12', setAt: point.clock.now() },
      });
      await say([{ ...swap[0], date: '2026-11-26', kind: 'ordinary' }]);
      expect(line('2026-11-26')).toMatchObject({ kind: 'ordinary', counts: false });
    }));
});

async function receive({ operations, clerkAt, store }: PointInTest) {
  const clerk = clerkAt('1');
  const counter = CounterId('1');
  if (!store.counters.get(counter))
    value(await operations.openCounter({ origin: Origin(origin()), counter, queues: [QueueId('B')] }, clerk));
  const input = {
    ...{ origin: Origin(origin()), counter, procedure: threeDays, ticket: null, channel: 'direct' as const },
    ...{ officialCode: null, submitter: null, applicant: inventedPerson(3), sets: 1, note: '', language: 'vi' },
    documents: [{ name: 'Tờ khai', kind: 'original' as const, count: 1 }],
  };
  return value(await operations.receiveDossier(input, clerk));
}
