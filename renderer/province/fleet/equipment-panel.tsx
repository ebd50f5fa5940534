import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall, officerRights } from '../../../contract/officer-rights.ts';
import { foldForSearch } from '../../../domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { csvText } from '../../ui/csv-text.ts';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAsked, useOfficer } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import type { EquipmentItem } from '../province-client.ts';
import { scopeText } from '../scope-text.ts';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';
import { EquipmentDialog } from './equipment-dialog.tsx';

const shown = 100;

/** What stands where: found by the same words as the points above. */
export function EquipmentPanel({ search }: { search: string }) {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { value, failure, again } = useAsked('equipment', { commune: null }, null);
  const [open, setOpen] = useState<EquipmentItem | 'new' | null>(null);
  const [order, setOrder] = useState<TableOrder>({ column: 'point', descending: false });
  if (!value) return failure ? <ErrorText failure={failure} /> : null;

  const mayChange = mayCall(officerRights.saveEquipment, officer);
  const columns: TableColumn<EquipmentItem>[] = [
    {
      id: 'point',
      title: t('province.live.point'),
      value: ({ commune, point }) => `${commune.name} ${point}`,
      cell: ({ commune, point }) => (
        <>
          {scopeText(t, commune)} <span className={`${styles.soft} ${styles.whole}`}>{point}</span>
        </>
      ),
    },
    {
      id: 'kind',
      title: t('province.equipment.kind'),
      value: ({ kind }) => t(`province.equipment.kind.${kind}`),
      cell: ({ kind, gone }) => (
        <span className={styles.badges}>
          {t(`province.equipment.kind.${kind}`)}
          {gone ? <StateBadge>{t('province.equipment.gone')}</StateBadge> : null}
        </span>
      ),
    },
    ...(['serial', 'place', 'note'] as const).map((id) => ({
      id,
      title: t(`province.equipment.${id}`),
      value: (row: EquipmentItem) => row[id] || null,
      cell: (row: EquipmentItem) => row[id] || '–',
    })),
    {
      id: 'since',
      title: t('province.equipment.since'),
      value: ({ since }) => since,
      cell: ({ since }) => (since === null ? '–' : localDateText(since)),
    },
  ];
  if (mayChange)
    columns.push({
      id: 'edit',
      title: '',
      align: 'end',
      cell: (row) => (
        <Button
          label={t('province.officer.editOf', { name: `${t(`province.equipment.kind.${row.kind}`)} ${row.serial}` })}
          onPress={() => setOpen(row)}
        >
          {t('province.officer.edit')}
        </Button>
      ),
    });
  const words = foldForSearch(search).split(' ').filter(Boolean);
  const found = value.items.filter(({ commune, point, serial, place }) =>
    words.every((word) => foldForSearch(`${commune.name} ${commune.code} ${point} ${serial} ${place}`).includes(word)),
  );
  const download = () =>
    saveFile({
      ...{ name: 'thiet-bi.csv', type: 'text/csv' },
      base64: csvText(
        [
          ...[t('province.column.name'), t('province.live.point'), t('province.equipment.kind')],
          ...[t('province.equipment.serial'), t('province.equipment.since'), t('province.equipment.place')],
          ...[t('province.equipment.note'), t('province.equipment.gone')],
        ],
        found.map((row) => [
          ...[row.commune.name, row.point, t(`province.equipment.kind.${row.kind}`), row.serial, row.since ?? ''],
          ...[row.place, row.note, row.gone ? t('province.equipment.gone') : ''],
        ]),
      ),
    });
  return (
    <Panel
      title={t('province.equipment.title')}
      note={
        <div className={styles.row}>
          <Button onPress={download}>{t('province.ref.download')}</Button>
          {mayChange ? (
            <Button kind="primary" onPress={() => setOpen('new')}>
              {t('province.equipment.add')}
            </Button>
          ) : null}
        </div>
      }
    >
      <ErrorText failure={failure} />
      {found.length === 0 ? (
        <Notice>{t('province.equipment.empty')}</Notice>
      ) : (
        <SortableTable
          label={t('province.equipment.title')}
          columns={columns}
          rows={inOrder(found, columns, order).slice(0, shown)}
          rowKey={({ point, item }) => `${point} ${item}`}
          isQuiet={({ gone }) => gone}
          order={order}
          onOrder={setOrder}
        />
      )}
      {found.length > shown ? <p className={styles.soft}>{t('province.ref.tooMany', { shown })}</p> : null}
      {open ? (
        <EquipmentDialog
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
