import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateText, numberText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { slowlyEveryMs, useAsked } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import type { Outputs, PointRow } from '../province-client.ts';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';

type Group = Outputs['foldersOnTheRoad']['groups'][number];

/** Folders that lie at no point, by hand-over; nothing here when every folder is somewhere. */
export function RoadPanel({ points }: { points: readonly PointRow[] }) {
  const { t } = useTranslation();
  const { value } = useAsked('foldersOnTheRoad', {}, slowlyEveryMs);
  const [order, setOrder] = useState<TableOrder>({ column: 'since', descending: false });
  if (!value || value.groups.length === 0) return null;
  const called = (point: string) => points.find((each) => each.point === point)?.named ?? point;
  const columns: readonly TableColumn<Group>[] = [
    {
      id: 'from',
      title: t('province.road.way'),
      value: ({ point }) => point,
      cell: ({ point, to }) => (to === null ? called(point) : `${called(point)} → ${called(to)}`),
    },
    {
      id: 'kind',
      title: t('province.road.what'),
      value: ({ kind }) => kind,
      cell: ({ kind, overdue }) => (
        <span className={styles.badges}>
          {t(`province.road.${kind}`)}
          {overdue && kind !== 'lost' && kind !== 'conflict' ? (
            <StateBadge tone="bad">{t('province.road.overdue')}</StateBadge>
          ) : null}
        </span>
      ),
    },
    {
      id: 'folders',
      title: t('province.road.folders'),
      align: 'end',
      value: ({ folders }) => folders,
      cell: ({ folders }) => numberText(folders),
    },
    {
      id: 'codes',
      title: t('province.road.codes'),
      cell: ({ codes, bag }) => (
        <>
          {bag === null ? null : <strong>{t('province.road.bag', { bag })} </strong>}
          {codes.slice(0, 4).join(', ')}
          {codes.length > 4 ? ' …' : ''}
        </>
      ),
    },
    {
      id: 'since',
      title: t('province.road.since'),
      value: ({ since }) => since,
      cell: ({ since }) => `${since.slice(11)} ${localDateText(since.slice(0, 10))}`,
    },
  ];
  const folders = value.groups.reduce((sum, group) => sum + group.folders, 0);
  return (
    <Panel title={t('province.road.title', { folders: numberText(folders) })}>
      <SortableTable
        label={t('province.road.table')}
        columns={columns}
        rows={inOrder(value.groups, columns, order)}
        rowKey={({ point, to, kind, handOver, bag }) => `${point} ${to} ${kind} ${handOver} ${bag}`}
        order={order}
        onOrder={setOrder}
      />
    </Panel>
  );
}
