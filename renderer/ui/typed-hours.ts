import type { Interval } from '../../domain/calendar.ts';
import { areHours } from '../../domain/reception.ts';

/** `7h30`, `730`, `7:30`, `07.30`, `7 giờ 30`, `7` → `07:30` or `07:00`; '' stays; null: no such time. `24:00` only ends. */
export function readTime(typed: string, end = false): string | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return '';
  const parts = /^(\d{1,2})(?:\s*(?:h|g|giờ|:|\.)\s*(\d{2})?)?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (!parts) return null;
  const [, hour = '', minute = '00'] = parts;
  const time = `${hour.padStart(2, '0')}:${minute}`;
  if (time === '24:00') return end ? time : null;
  return Number(hour) < 24 && Number(minute) < 60 ? time : null;
}

/** `7h-11h30, 13h30-17h` → intervals; nothing typed: closed; null: not understood, or out of order. */
export function readHours(typed: string): readonly Interval[] | null {
  const hours: Interval[] = [];
  for (const part of typed.split(/[,;]/)) {
    if (part.trim() === '') continue;
    const [from = '', to = '', more] = part.split(/[-–—]|đến/);
    const interval = { from: readTime(from), to: readTime(to, true) };
    if (more !== undefined || !interval.from || !interval.to) return null;
    hours.push({ from: interval.from, to: interval.to });
  }
  return areHours(hours) && hours.length <= 6 ? hours : null;
}

/** `07:00–11:30, 13:30–17:00`, as fields and tables show it; '' for a closed day. */
export function hoursText(hours: readonly Interval[]): string {
  return hours.map(({ from, to }) => `${from}–${to}`).join(', ');
}
