import type { TFunction } from 'i18next';
import type { HeadView } from '../../../contract/head-api.ts';

export type Figure = HeadView['figures'][number];

/** A figure's number as people say it: minutes, percent, or plain. */
export function figureText(t: TFunction, figure: Figure['figure'], value: number | null): string {
  if (value === null) return '–';
  const said = String(value).replace('.', ',');
  if (figure === 'median-wait') return t('counter.minutes', { minutes: said });
  return figure === 'on-time' ? `${said} %` : said;
}
