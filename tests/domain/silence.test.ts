import { expect, test } from 'vitest';
import { utcMs } from '../../domain/calendar.ts';
import { silenceOf } from '../../domain/silence.ts';

const hours = [
  { from: '07:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const calendar = { daysOff: [], workedInstead: [] };
const at = (date: string, time: string) => utcMs({ date, time });

test.each([
  ['just now', at('2026-03-04', '08:55'), at('2026-03-04', '09:00'), 'none'],
  ['sixteen minutes of reception', at('2026-03-04', '08:44'), at('2026-03-04', '09:00'), 'office-hours'],
  ['over noon', at('2026-03-04', '11:25'), at('2026-03-04', '13:35'), 'none'],
  ['over night', at('2026-03-03', '17:30'), at('2026-03-04', '07:10'), 'none'],
  ['more than a day, even a Sunday', at('2026-03-07', '10:00'), at('2026-03-08', '10:01'), 'day'],
  ['never', null, at('2026-03-04', '09:00'), 'never'],
] as const)('silent for %s', (_what, lastSeen, now, silence) => {
  expect(silenceOf({ lastSeen, now, hours, calendar })).toBe(silence);
});
