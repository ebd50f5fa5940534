import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/field.tsx';
import styles from './sortable-table.module.css';

/** A table whose headings sort; on a telephone each row is a card and the order a choice above them. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** What it is sorted by; null stands last either way. Left out: it is not sorted by this. */
  readonly value?: (row: Row) => number | string | null;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
}

export interface TableOrder {
  readonly column: string;
  readonly descending: boolean;
}

export function SortableTable<Row>(props: {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Already in order: `inOrder`. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly isQuiet?: (row: Row) => boolean;
  readonly order: TableOrder;
  readonly onOrder: (order: TableOrder) => void;
}) {
  const { columns, rows, order, onOrder } = props;
  const { t } = useTranslation();
  const sortBy = (column: TableColumn<Row>) =>
    onOrder({
      column: column.id,
      descending: column.id === order.column ? !order.descending : column.align === 'end',
    });
  const sortable = columns.filter(({ value }) => value);
  return (
    <>
      <div className={styles.choice}>
        <Choice
          label={t('province.sortBy')}
          value={order.column}
          options={sortable.map(({ id, title }) => ({ value: id, text: title }))}
          onChange={(column) => {
            const chosen = columns.find(({ id }) => id === column);
            if (chosen) onOrder({ column, descending: chosen.align === 'end' });
          }}
        />
      </div>
      <table className={styles.table} aria-label={props.label}>
        <thead>
          <tr>
            {columns.map((column) => {
              // Of buttons: they say themselves what they do.
              if (column.title === '') return <td key={column.id} />;
              return (
                <th
                  key={column.id}
                  className={column.align === 'end' ? styles.end : undefined}
                  aria-sort={
                    column.id === order.column && column.value
                      ? order.descending
                        ? 'descending'
                        : 'ascending'
                      : undefined
                  }
                >
                  {column.value ? (
                    <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
                      {column.title}
                      {column.id === order.column ? (
                        <span aria-hidden="true" className={`${styles.arrow} ${order.descending ? '' : styles.up}`} />
                      ) : null}
                    </button>
                  ) : (
                    <span className={styles.plain}>{column.title}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} className={props.isQuiet?.(row) ? styles.quiet : undefined}>
              {columns.map((column, n) =>
                n === 0 ? (
                  <th key={column.id} scope="row" className={styles.head}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={column.align === 'end' ? styles.end : undefined}>
                    <span className={styles.label} aria-hidden="true">
                      {column.title}
                    </span>
                    <span>{column.cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What has no value stands last either way; equals stay as they were. */
export function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  { column, descending }: TableOrder,
): readonly Row[] {
  const value = columns.find(({ id }) => id === column)?.value;
  if (!value) return rows;
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const way = descending ? -1 : 1;
    if (typeof left === 'number' && typeof right === 'number') return (left - right) * way;
    return String(left).localeCompare(String(right), 'vi') * way;
  });
}
