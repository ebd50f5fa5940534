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

/** `1985-03-02` → `02/03/1985`, as the field shows it; `1985` stays. */
export function typedDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  return month && day ? `${day}/${month}/${year}` : year;
}
