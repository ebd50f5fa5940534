import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { dateText, numberText, timeText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useAsked } from '../officer-context.ts';
import { usePart } from '../page-address.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import { percentText, rateOf } from '../rank-communes.ts';
import { inOrder, SortableTable, type TableOrder } from '../sortable-table.tsx';
import { Totals } from '../totals.tsx';
import { ExportPanel } from './export-panel.tsx';
import { liveColumns } from './live-columns.tsx';
import { liveRows, sumOf } from './live-rows.ts';
import { ParkedPanel } from './parked-panel.tsx';
import { RoadPanel } from './road-panel.tsx';
import { SilentNotice } from './silent-notice.tsx';

/** Today, by itself every ten seconds: what is done, what is late, who is silent, what waits to be applied. */
export function LiveScreen() {
  const { t } = useTranslation();
  const { value, failure } = useAsked('liveNumbers', {});
  const [by, setBy] = usePart('live', ['commune', 'point']);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<TableOrder>({ column: 'tickets', descending: true });
  if (!value)
    return failure ? <ErrorText failure={failure} ofPress={false} /> : <Notice>{t('province.loading')}</Notice>;

  const columns = liveColumns(t, by, value.asOf);
  const all = liveRows(value, 'point', '');
  const rate = rateOf({
    early: all.reduce((sum, { month }) => sum + month.early, 0),
    onTime: all.reduce((sum, { month }) => sum + month.onTime, 0),
    late: all.reduce((sum, { month }) => sum + month.late, 0),
  });
  return (
    <>
      <ErrorText failure={failure} ofPress={false} />
      <Totals
        of={[
          [t('province.live.tickets'), numberText(sumOf(all, 'tickets'))],
          [t('province.live.received'), numberText(sumOf(all, 'received'))],
          [t('province.live.returned'), numberText(sumOf(all, 'returned'))],
          [t('province.live.open'), numberText(sumOf(all, 'open'))],
          [t('province.live.overdue'), numberText(sumOf(all, 'overdue'))],
          [t('province.live.rate'), rate === null ? '–' : percentText(rate)],
        ]}
      />
      <p className={styles.soft}>
        {t('province.live.asOf', { time: timeText(value.asOf), date: dateText(value.asOf), points: all.length })}
      </p>
      <SilentNotice points={value.points} now={value.asOf} />
      <Panel
        title={t('province.live.table')}
        note={
          <div className={styles.row}>
            <fieldset className={styles.pressed} aria-label={t('province.live.by')}>
              {(['commune', 'point'] as const).map((each) => (
                <button key={each} type="button" aria-pressed={by === each} onClick={() => setBy(each)}>
                  {t(`province.live.by.${each}`)}
                </button>
              ))}
            </fieldset>
            <Field label={t('province.search')} type="search" value={search} onChange={setSearch} maxLength={60} />
          </div>
        }
      >
        <SortableTable
          label={t('province.live.table')}
          columns={columns}
          rows={inOrder(liveRows(value, by, search), columns, order)}
          rowKey={({ point, commune }) => (by === 'point' ? point : commune.code)}
          isQuiet={({ silence }) => silence === 'never'}
          order={order}
          onOrder={setOrder}
        />
      </Panel>
      <RoadPanel points={value.points} />
      <ExportPanel />
      <ParkedPanel />
    </>
  );
}
