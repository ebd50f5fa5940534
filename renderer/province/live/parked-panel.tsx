import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenKey } from '../../i18n.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { useAsked } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import type { Outputs } from '../province-client.ts';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';

type ParkedRow = Outputs['parkedEvents']['events'][number];

/** Stored and not applied, with the reason; nothing here when all was applied. */
export function ParkedPanel() {
  const { t } = useTranslation();
  const { value } = useAsked('parkedEvents', { point: null });
  const [order, setOrder] = useState<TableOrder>({ column: 'parkedAt', descending: true });
  if (!value || value.events.length === 0) return null;
  const columns: readonly TableColumn<ParkedRow>[] = [
    {
      id: 'point',
      title: t('province.live.point'),
      value: ({ point }) => point,
      cell: ({ point, stream, seq }) => `${point} · ${stream.slice(point.length + 1).slice(0, 10)} · ${seq}`,
    },
    {
      id: 'why',
      title: t('province.parked.why'),
      value: ({ code }) => code,
      cell: ({ code }) => t(`province.parked.${code}` as ScreenKey, { defaultValue: code }),
    },
    { id: 'type', title: t('province.parked.type'), value: ({ type }) => type, cell: ({ type }) => type },
    {
      id: 'parkedAt',
      title: t('province.parked.since'),
      align: 'end',
      value: ({ parkedAt }) => parkedAt,
      cell: ({ parkedAt }) => dateTimeText(parkedAt),
    },
  ];
  return (
    <Panel
      title={t('province.parked.title', {
        events: numberText(value.counts.reduce((sum, each) => sum + each.events, 0)),
      })}
    >
      <SortableTable
        label={t('province.parked.table')}
        columns={columns}
        rows={inOrder(value.events, columns, order)}
        rowKey={({ stream, seq }) => `${stream} ${seq}`}
        order={order}
        onOrder={setOrder}
      />
    </Panel>
  );
}
