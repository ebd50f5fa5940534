import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field.tsx';
import { dateText, numberText, timeText } from '../ui/format.ts';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { readDate, typedDate } from '../ui/typed-date.ts';
import { CommuneTable } from './commune-table.tsx';
import styles from './communes-screen.module.css';
import { type DateRange, rangeIn, rangeNames } from './date-range.ts';
import { useAsked } from './officer-context.ts';
import { hrefOf, usePageAddress } from './page-address.ts';
import type { CommuneFigures } from './province-client.ts';
import { type Order, percentText, rankCommunes, rateOf } from './rank-communes.ts';
import { Totals } from './totals.tsx';

/** The communes in scope, ranked by what citizens were promised and got. */
export function CommunesScreen() {
  const { t } = useTranslation();
  const range = rangeIn(usePageAddress().part, Date.now());
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>({ column: 'rate', descending: true });
  const { value: figures, failure } = useAsked('communeFigures', { from: range.from, to: range.to });
  return (
    <>
      <div className={styles.controls}>
        <RangeChoice range={range} />
        <div className={styles.search}>
          <Field label={t('province.search')} type="search" value={search} onChange={setSearch} maxLength={60} />
        </div>
      </div>
      <ErrorText failure={failure} ofPress={false} />
      {figures ? (
        <>
          <Totals of={totalsOf(t, figures)} />
          <p className={styles.asOf}>
            {t('province.asOf', {
              time: timeText(figures.asOf),
              date: dateText(figures.asOf),
              reporting: figures.reporting,
              all: figures.communes.length,
            })}
          </p>
          <CommuneTable rows={rankCommunes(figures.communes, search, order)} order={order} onOrder={setOrder} />
        </>
      ) : failure ? null : (
        <Notice>{t('province.loading')}</Notice>
      )}
    </>
  );
}

function RangeChoice({ range }: { range: ReturnType<typeof rangeIn> }) {
  const { t } = useTranslation();
  const [typing, setTyping] = useState<DateRange | null>(null);
  const ofAddress = { from: typedDate(range.from), to: typedDate(range.to) };
  const whole = typing && wholeRange(typing);
  const isOfAddress = whole !== null && whole.from === range.from && whole.to === range.to;
  // what is half typed stands, until it is a range or another one is gone to
  const typed = typing && (!whole || isOfAddress) ? typing : ofAddress;
  const type = (part: Partial<DateRange>) => {
    const next = { ...typed, ...part };
    setTyping(next);
    const dates = wholeRange(next);
    // one place in the history, however many letters it took
    if (dates) window.location.replace(hrefOf('communes', `${dates.from}..${dates.to}`));
  };
  const wrong = (text: string) => (readDate(text)?.length === 10 ? null : t('province.dateWrong'));
  return (
    <fieldset className={styles.range} aria-label={t('province.range')}>
      <div className={styles.presets}>
        {rangeNames.map((name) => (
          <button
            key={name}
            type="button"
            className={styles.preset}
            aria-pressed={range.name === name}
            onClick={() => {
              setTyping(null);
              window.location.assign(hrefOf('communes', name));
            }}
          >
            {t(`province.range.${name}`)}
          </button>
        ))}
      </div>
      <Field
        label={t('province.from')}
        value={typed.from}
        onChange={(from) => type({ from })}
        error={wrong(typed.from)}
      />
      <Field label={t('province.to')} value={typed.to} onChange={(to) => type({ to })} error={wrong(typed.to)} />
    </fieldset>
  );
}

function wholeRange(typed: DateRange): DateRange | null {
  const [from, to] = [readDate(typed.from), readDate(typed.to)];
  return from?.length === 10 && to?.length === 10 && from <= to ? { from, to } : null;
}

function totalsOf(t: TFunction, figures: CommuneFigures): readonly (readonly [string, string])[] {
  const sum = (of: 'received' | 'returned' | 'early' | 'onTime' | 'late' | 'tickets') =>
    figures.communes.reduce((total, commune) => total + commune[of], 0);
  const rate = rateOf({ early: sum('early'), onTime: sum('onTime'), late: sum('late') });
  return [
    [t('province.column.received'), numberText(sum('received'))],
    [t('province.column.returned'), numberText(sum('returned'))],
    [t('province.column.rate'), rate === null ? '–' : percentText(rate)],
    [t('province.column.late'), numberText(sum('late'))],
    [t('province.column.tickets'), numberText(sum('tickets'))],
  ];
}
