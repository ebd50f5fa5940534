import type { DueRule } from './dossier-words.ts';

/** One phrase of a due date's explanation: `receipt.rule.<word>` on paper, `dossier.due.<word>` on a screen. */
export interface DuePhrase {
  readonly word:
    | 'same-day'
    | 'after-15h'
    | 'day-off'
    | 'after-hours'
    | 'working-days'
    | 'working-hours'
    | 'calendar-days'
    | 'waited'
    | 'waited-days'
    | 'waited-time'
    | 'waited-calendar'
    | 'anew'
    | 'from-after-hours'
    | 'from-day-off'
    | 'off'
    | 'worked'
    | 'rolled';
  readonly values: Readonly<Record<string, string | number>>;
}

/** "3 ngày làm việc", "nghỉ 24/11": phrases in order, joined with commas wherever they are shown. */
export function duePhrases(rule: DueRule): readonly DuePhrase[] {
  return [...(rule.after ? [phrase('anew')] : []), ...counted(rule)];
}

function counted(rule: DueRule): readonly DuePhrase[] {
  switch (rule.kind) {
    case 'same-day':
      return [phrase('same-day')];
    case 'next-working-day':
      return [phrase(rule.because === 'after-15:00' ? 'after-15h' : rule.because)];
    case 'working-days':
      return [phrase('working-days', { days: rule.days }), ...bends(rule)];
    case 'working-hours':
      return [phrase('working-hours', { hours: rule.hours }), ...bends(rule)];
    case 'calendar-days':
      return [phrase('calendar-days', { days: rule.days }), ...bends(rule)];
    case 'waited':
      return [waited(rule), ...bends(rule)];
  }
}

function waited({ days, minutes, unit }: Extract<DueRule, { kind: 'waited' }>): DuePhrase {
  if (unit === 'calendar') return phrase('waited-calendar', { days });
  if (minutes === 0) return phrase('waited-days', { days });
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return days === 0 ? phrase('waited-time', { time }) : phrase('waited', { days, time });
}

interface Bends {
  readonly countedFrom?: 'after-hours' | 'day-off';
  readonly daysOff?: readonly string[];
  readonly worked?: readonly string[];
  readonly rolledFrom?: string;
}

function bends({ countedFrom, daysOff = [], worked = [], rolledFrom }: Bends): readonly DuePhrase[] {
  return [
    ...(countedFrom ? [phrase(`from-${countedFrom}`)] : []),
    ...(daysOff.length > 0 ? [phrase('off', { off: dates(daysOff) })] : []),
    ...(worked.length > 0 ? [phrase('worked', { worked: dates(worked) })] : []),
    ...(rolledFrom ? [phrase('rolled', { date: dates([rolledFrom]) })] : []),
  ];
}

/** `24/11`, and days in a row as `16–20/2`: five days of Tết are one thing. */
function dates(isoDates: readonly string[]): string {
  const runs: [string, string][] = [];
  for (const date of isoDates) {
    const last = runs.at(-1);
    if (last && isNextDay(last[1], date)) last[1] = date;
    else runs.push([date, date]);
  }
  return runs.map(([from, to]) => (from === to ? short(from) : span(from, to))).join(', ');
}

function span(from: string, to: string): string {
  return from.slice(5, 7) === to.slice(5, 7) ? `${from.slice(8)}–${short(to)}` : `${short(from)}–${short(to)}`;
}

function short(date: string): string {
  return `${date.slice(8)}/${date.slice(5, 7)}`;
}

function isNextDay(date: string, next: string): boolean {
  return Date.parse(`${next}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`) === 86_400_000;
}

function phrase(word: DuePhrase['word'], values: DuePhrase['values'] = {}): DuePhrase {
  return { word, values };
}
