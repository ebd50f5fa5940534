import { isDate } from '../../domain/calendar.ts';

/** `2/3/1985`, `02031985` → `1985-03-02`; `1985` stays; '' stays; null: no such day. */
export function readDate(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  if (/^(19|20)\d{2}$/.test(text)) return text;
  const parts = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = parts ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** `2/3/2026 7:05` → `2026-03-02T07:05`; null: no such moment. */
export function readMoment(typed: string): string | null {
  const [day = '', time = ''] = typed.trim().split(/\s+/);
  const date = readDate(day);
  const [, hour = '', minute = ''] = /^(\d{1,2})[:h](\d{2})$/.exec(time) ?? [];
  const isTime = hour !== '' && Number(hour) < 24 && Number(minute) < 60;
  return date?.length === 10 && isTime ? `${date}T${hour.padStart(2, '0')}:${minute}` : null;
}

/** `1985-03-02` → `02/03/1985`, as the field shows it; `1985` stays. */
export function typedDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  return month && day ? `${day}/${month}/${year}` : year;
}
