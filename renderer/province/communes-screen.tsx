import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field.tsx';
import { dateText, numberText, timeText } from '../ui/format.ts';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { readDate, typedDate } from '../ui/typed-date.ts';
import { CommuneTable } from './commune-table.tsx';
import styles from './communes-screen.module.css';
import { type DateRange, type RangeName, rangeNames, rangeOf } from './date-range.ts';
import { useAsked } from './officer-context.ts';
import type { CommuneFigures } from './province-client.ts';
import { type Order, percentText, rankCommunes, rateOf } from './rank-communes.ts';
import { Totals } from './totals.tsx';

/** The communes in scope, ranked by what citizens were promised and got. */
export function CommunesScreen() {
  const { t } = useTranslation();
  const [range, setRange] = useState<DateRange>(() => rangeOf('month', Date.now()));
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>({ column: 'rate', descending: true });
  const { value: figures, failure } = useAsked('communeFigures', range);
  return (
    <>
      <div className={styles.controls}>
        <RangeChoice range={range} onChange={setRange} />
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

function RangeChoice({ range, onChange }: { range: DateRange; onChange: (range: DateRange) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ from: typedDate(range.from), to: typedDate(range.to) });
  const choose = (name: RangeName) => {
    const next = rangeOf(name, Date.now());
    setTyped({ from: typedDate(next.from), to: typedDate(next.to) });
    onChange(next);
  };
  const type = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    const [from, to] = [readDate(next.from), readDate(next.to)];
    if (from?.length === 10 && to?.length === 10 && from <= to) onChange({ from, to });
  };
  const wrong = (text: string) => (readDate(text)?.length === 10 ? null : t('province.dateWrong'));
  return (
    <fieldset className={styles.range} aria-label={t('province.range')}>
      <div className={styles.presets}>
        {rangeNames.map((name) => {
          const preset = rangeOf(name, Date.now());
          const chosen = preset.from === range.from && preset.to === range.to;
          return (
            <button
              key={name}
              type="button"
              className={styles.preset}
              aria-pressed={chosen}
              onClick={() => choose(name)}
            >
              {t(`province.range.${name}`)}
            </button>
          );
        })}
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
