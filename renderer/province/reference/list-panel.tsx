import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall, officerRights } from '../../../contract/officer-rights.ts';
import { foldForSearch } from '../../../domain/person.ts';
import { keyOf, type ReferenceKind, type ReferenceRow, referenceColumns } from '../../../domain/reference.ts';
import { Button } from '../../ui/button.tsx';
import { csvText } from '../../ui/csv-text.ts';
import { Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useAsked, useOfficer } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';
import { ImportDialog, RowDialog } from './change-dialog.tsx';
import { cellText } from './reference-words.ts';

const shown = 300;

/** One list as it is being prepared: looked through, edited, imported, taken as a file. */
export function ListPanel({ kind, onChanged }: { kind: ReferenceKind; onChanged: () => void }) {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { value, failure, again } = useAsked('referenceTable', { kind }, null);
  const [open, setOpen] = useState<{ row: ReferenceRow | null } | 'import' | null>(null);
  const [search, setSearch] = useState('');
  const first = referenceColumns[kind][0]?.id ?? '';
  const [order, setOrder] = useState<TableOrder>({ column: first, descending: false });
  if (!value) return failure ? <ErrorText failure={failure} /> : <Notice>{t('province.loading')}</Notice>;
  const mayChange = mayCall(officerRights.changeReference, officer);
  const title = (id: string) => t(`province.ref.column.${id}` as never) as string;
  const columns: TableColumn<ReferenceRow>[] = referenceColumns[kind].map(({ id, type }) => ({
    id,
    title: title(id),
    value: (row) => row[id] || null,
    cell: (row) => cellText(t, { type }, row[id]),
  }));
  if (mayChange)
    columns.push({
      id: 'edit',
      title: '',
      align: 'end',
      cell: (row) => (
        <Button label={t('province.officer.editOf', { name: keyOf(kind, row) })} onPress={() => setOpen({ row })}>
          {t('province.officer.edit')}
        </Button>
      ),
    });
  const words = foldForSearch(search).split(' ').filter(Boolean);
  const found = value.rows.filter((row) => {
    const text = foldForSearch(Object.values(row).join(' '));
    return words.every((word) => text.includes(word));
  });
  const download = () =>
    saveFile({
      name: `${kind}.csv`,
      type: 'text/csv',
      base64: csvText(
        referenceColumns[kind].map(({ id }) => title(id)),
        value.rows.map((row) => referenceColumns[kind].map(({ id }) => row[id] ?? '')),
      ),
    });
  const close = () => {
    setOpen(null);
    void again();
    onChanged();
  };
  return (
    <Panel
      title={t(`province.kind.${kind}`)}
      note={
        <div className={styles.row}>
          <Field label={t('province.ref.search')} type="search" value={search} onChange={setSearch} maxLength={60} />
          <Button onPress={download}>{t('province.ref.download')}</Button>
          {mayChange ? (
            <>
              <Button onPress={() => setOpen({ row: null })}>{t('province.ref.addRow')}</Button>
              <Button kind="primary" onPress={() => setOpen('import')}>
                {t('province.ref.import')}
              </Button>
            </>
          ) : null}
        </div>
      }
    >
      {value.rows.length === 0 ? (
        <Notice>{t('province.ref.empty')}</Notice>
      ) : (
        <SortableTable
          label={t(`province.kind.${kind}`)}
          columns={columns}
          rows={inOrder(found, columns, order).slice(0, shown)}
          rowKey={(row) => keyOf(kind, row)}
          order={order}
          onOrder={setOrder}
        />
      )}
      {found.length > shown ? <p className={styles.soft}>{t('province.ref.tooMany', { shown })}</p> : null}
      {open === 'import' ? <ImportDialog kind={kind} onClose={close} /> : null}
      {open !== null && open !== 'import' ? <RowDialog kind={kind} before={open.row} onClose={close} /> : null}
    </Panel>
  );
}
