import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAsked, useOfficer } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import type { OfficerRow } from '../province-client.ts';
import { scopeText } from '../scope-text.ts';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';
import { OfficerDialog } from './officer-dialog.tsx';

/** Who may look, and at what: made, moved and stopped here within one's own scope. */
export function OfficersScreen() {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { value, failure, again } = useAsked('officers', {}, null);
  const [open, setOpen] = useState<OfficerRow | 'new' | null>(null);
  const [order, setOrder] = useState<TableOrder>({ column: 'name', descending: false });
  if (!value) return failure ? <ErrorText failure={failure} /> : <Notice>{t('province.loading')}</Notice>;

  const columns: readonly TableColumn<OfficerRow>[] = [
    {
      id: 'name',
      title: t('province.officer.name'),
      value: ({ name }) => name,
      cell: ({ name, login }) => (
        <>
          {name} <span className={styles.soft}>{login}</span>
        </>
      ),
    },
    {
      id: 'scope',
      title: t('province.officer.scope'),
      value: ({ commune }) => commune?.name ?? '',
      cell: ({ commune }) => scopeText(t, commune),
    },
    {
      id: 'role',
      title: t('province.officer.role'),
      value: ({ role }) => role,
      cell: ({ role, active }) => (
        <span className={styles.badges}>
          {t(`province.role.${role}`)}
          {active ? null : <StateBadge>{t('province.officer.inactive')}</StateBadge>}
        </span>
      ),
    },
    {
      id: 'edit',
      title: '',
      align: 'end',
      cell: (row) =>
        row.login === officer.login ? null : (
          <Button label={t('province.officer.editOf', { name: row.name })} onPress={() => setOpen(row)}>
            {t('province.officer.edit')}
          </Button>
        ),
    },
  ];
  return (
    <Panel
      title={t('province.page.officers')}
      note={
        <Button kind="primary" onPress={() => setOpen('new')}>
          {t('province.officer.add')}
        </Button>
      }
    >
      <ErrorText failure={failure} />
      <SortableTable
        label={t('province.page.officers')}
        columns={columns}
        rows={inOrder(value.officers, columns, order)}
        rowKey={({ login }) => login}
        isQuiet={({ active }) => !active}
        order={order}
        onOrder={setOrder}
      />
      {open ? (
        <OfficerDialog
          of={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
            void again();
          }}
        />
      ) : null}
    </Panel>
  );
}
