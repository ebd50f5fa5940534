import type { Moment } from '../../contract/reception-schemas.ts';
import type { ScreenKey } from '../i18n.ts';
import type { SpokenValue } from '../ui/voice/spoken.ts';

/** A sentence with its values: `t(key, values)` writes it, `say(sentence)` speaks it; both from one place. */
export interface Sentence {
  readonly key: ScreenKey;
  readonly values: Readonly<Record<string, string | number>>;
}

export function sentence(key: ScreenKey, values: Sentence['values'] = {}): Sentence {
  return { key, values };
}

/** A day without its year, an hour with its minutes: what a person keeps in mind. */
export function whenValues({ date, time }: Moment): { readonly time: string; readonly date: string } {
  return { time, date: dayText(date) };
}

/** `2026-11-25` → `25/11`. */
export function dayText(date: string): string {
  const [, month = '', day = ''] = date.slice(0, 10).split('-');
  return `${day}/${month}`;
}

export type Spoken = { readonly key: string; readonly values: Readonly<Record<string, SpokenValue>> };
