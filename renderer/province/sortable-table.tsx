import { type CSSProperties, Fragment, isValidElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
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
  /** In rem. Where every column says it, one row need not be looked at to know how wide the others are. */
  readonly least?: number;
  /** Its part of the room that is left; as much as it needs at least where this is left out. */
  readonly share?: number;
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
  const widths = columnWidths(columns);
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
      <table
        className={classes(styles.table, widths && styles.known)}
        style={widths ? ({ '--widths': widths } as CSSProperties) : undefined}
        aria-label={props.label}
      >
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
                  <td
                    key={column.id}
                    className={column.align === 'end' ? styles.end : undefined}
                    data-label={column.title}
                  >
                    <OneBox>{column.cell(row)}</OneBox>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p>{t('province.nothingFound')}</p> : null}
    </>
  );
}

/** Beside its label on a telephone a cell's content has to be one box; plain words are one by themselves. */
function OneBox({ children }: { children: ReactNode }) {
  return (isValidElement(children) && children.type !== Fragment) || typeof children === 'string' ? (
    children
  ) : (
    <span>{children}</span>
  );
}

export function columnWidths(columns: readonly Pick<TableColumn<never>, 'least' | 'share'>[]): string | null {
  if (columns.some(({ least }) => least === undefined)) return null;
  return columns.map(({ least, share }) => `minmax(${least}rem, ${share ?? least}fr)`).join(' ');
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
