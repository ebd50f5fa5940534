/**
 * Dates and times are Vietnamese whatever language is shown and whatever the PC is set to: dd/MM/yyyy, 24 hours,
 * Asia/Ho_Chi_Minh. Nothing here asks Intl for the language of a person: it does not know Jrai or Bahnar.
 */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: number) {
  const found = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return found as Record<'day' | 'month' | 'year' | 'hour' | 'minute', string>;
}

/** `07:05` */
export function timeText(instant: number): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** `22/11/2026` */
export function dateText(instant: number): string {
  const { day, month, year } = partsOf(instant);
  return `${day}/${month}/${year}`;
}

/** `22/11/2026 07:05` */
export function dateTimeText(instant: number): string {
  return `${dateText(instant)} ${timeText(instant)}`;
}

/** `2026-11-22` → `22/11/2026`; a local date has no time zone. */
export function localDateText(date: string): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** `1250000` → `1.250.000` */
export function numberText(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}
