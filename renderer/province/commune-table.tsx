import { useTranslation } from 'react-i18next';
import { dateTimeText, numberText } from '../ui/format.ts';
import styles from './commune-table.module.css';
import { type Column, columns, type Order, percentText, type Ranked } from './rank-communes.ts';

/** The ranked table; every heading sorts, and says how it is sorted. */
export function CommuneTable(props: { rows: readonly Ranked[]; order: Order; onOrder: (order: Order) => void }) {
  const { rows, order, onOrder } = props;
  const { t } = useTranslation();
  const sortBy = (column: Column) =>
    onOrder({ column, descending: column === order.column ? !order.descending : column !== 'name' });
  if (rows.length === 0) return <p>{t('province.nothing')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={`${styles.place} ${styles.placeHead}`}>{t('province.column.place')}</th>
          {columns.map((column) => (
            <th
              key={column}
              className={column === 'name' ? undefined : styles.end}
              aria-sort={column === order.column ? (order.descending ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
                {t(`province.column.${column}`)}
                {column === order.column ? (
                  <span aria-hidden="true" className={`${styles.arrow} ${order.descending ? '' : styles.up}`} />
                ) : null}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.code} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: Ranked }) {
  const { t } = useTranslation();
  const silent = row.lastSeen === null;
  return (
    <tr className={silent ? styles.silent : undefined}>
      <td className={styles.place}>{row.place ?? '–'}</td>
      <th scope="row" className={styles.name}>
        {t(`province.type.${row.type}`, { name: row.name })}
        {row.parked > 0 ? <span className={styles.parked}>{t('province.parked', { parked: row.parked })}</span> : null}
      </th>
      {silent ? (
        <td className={styles.end} colSpan={8}>
          {t('province.notReporting')}
        </td>
      ) : (
        <>
          <td className={styles.end}>{numberText(row.received)}</td>
          <td className={styles.end}>{numberText(row.returned)}</td>
          <td className={styles.end}>{numberText(row.early)}</td>
          <td className={styles.end}>{numberText(row.onTime)}</td>
          <td className={`${styles.end} ${row.late > 0 ? styles.late : ''}`}>{numberText(row.late)}</td>
          <td className={styles.rate}>
            {row.rate === null ? null : (
              <span className={styles.track} aria-hidden="true">
                <span className={styles.bar} style={{ width: `${row.rate * 100}%` }} />
              </span>
            )}
            <span className={styles.percent}>{row.rate === null ? '–' : percentText(row.rate)}</span>
          </td>
          <td className={styles.end}>{numberText(row.tickets)}</td>
          <td className={styles.end}>{row.lastSeen === null ? '–' : dateTimeText(row.lastSeen)}</td>
        </>
      )}
    </tr>
  );
}
