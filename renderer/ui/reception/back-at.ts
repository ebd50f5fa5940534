import { useState } from 'react';
import type { Moment } from '../../../contract/reception-schemas.ts';
import { readDate, typedDate } from '../typed-date.ts';
import { readTime } from '../typed-hours.ts';

/** The typed time, and date, at which something ends by itself; without a time it has no end of its own. */
export function useBackAt(today: string) {
  const [time, setTime] = useState('');
  const [date, setDate] = useState(typedDate(today));
  const isTime = readTime(time) !== null;
  const onDate = readDate(date);
  const isDate = onDate !== null && onDate.length === 10;
  const read = (): { readonly ok: true; readonly backAt: Moment | null } | { readonly ok: false } => {
    const at = readTime(time);
    if (at === null || (at !== '' && !isDate)) return { ok: false };
    return { ok: true, backAt: at === '' ? null : { date: onDate ?? today, time: at } };
  };
  return { time, setTime, date, setDate, isTime, isDate, read };
}

export type BackAt = ReturnType<typeof useBackAt>;
