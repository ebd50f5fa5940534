import { useTranslation } from 'react-i18next';
import { dateTimeText, numberText } from '../ui/format.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './commune-table.module.css';
import page from './province.module.css';
import { type Column, columns as names, type Order, percentText, type Ranked } from './rank-communes.ts';
import { SortableTable, type TableColumn } from './sortable-table.tsx';

/** The ranked table. */
export function CommuneTable(props: { rows: readonly Ranked[]; order: Order; onOrder: (order: Order) => void }) {
  const { rows, order, onOrder } = props;
  const { t } = useTranslation();
  if (rows.length === 0) return <p>{t('province.nothing')}</p>;
  const column = (id: Column, cell: TableColumn<Ranked>['cell']): TableColumn<Ranked> => ({
    ...{ id, title: t(`province.column.${id}`), cell, value: (row) => row[id] },
    ...(id === 'name' ? {} : { align: 'end' }),
  });
  const count = (id: 'received' | 'returned' | 'early' | 'onTime' | 'tickets') =>
    column(id, (row) => numberText(row[id]));
  const shown: readonly TableColumn<Ranked>[] = [
    column('name', (row) => <Name row={row} />),
    { id: 'place', title: t('province.column.place'), align: 'end', cell: ({ place }) => place ?? '–' },
    ...[count('received'), count('returned'), count('early'), count('onTime')],
    column('late', ({ late }) => <span className={late > 0 ? page.bad : undefined}>{numberText(late)}</span>),
    column('rate', ({ rate }) => <Rate rate={rate} />),
    count('tickets'),
    column('lastSeen', ({ lastSeen }) => (
      <span className={page.whole}>{lastSeen === null ? '–' : dateTimeText(lastSeen)}</span>
    )),
  ];
  return (
    <SortableTable
      label={t('province.page.communes')}
      columns={shown}
      rows={rows}
      rowKey={({ code }) => code}
      isQuiet={({ lastSeen }) => lastSeen === null}
      order={order}
      onOrder={({ column: next, descending }) => {
        const name = names.find((each) => each === next);
        if (name) onOrder({ column: name, descending });
      }}
    />
  );
}

function Name({ row }: { row: Ranked }) {
  const { t } = useTranslation();
  return (
    <span className={page.badges}>
      {t(`province.type.${row.type}`, { name: row.name })}
      {row.lastSeen === null ? <StateBadge>{t('province.notReporting')}</StateBadge> : null}
      {row.parked > 0 ? <StateBadge tone="warn">{t('province.parked', { parked: row.parked })}</StateBadge> : null}
    </span>
  );
}

function Rate({ rate }: { rate: number | null }) {
  if (rate === null) return '–';
  return (
    <span className={styles.rate}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${rate * 100}%` }} />
      </span>
      <span className={styles.percent}>{percentText(rate)}</span>
    </span>
  );
}
