import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall, officerRights } from '../../../contract/officer-rights.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { slowlyEveryMs, useAsked, useOfficer, useSending } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import type { Outputs } from '../province-client.ts';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';

type Parked = Outputs['nationalExport']['parked'][number];

/** How far the national exchange is, and what it does not take; nothing here where it is not configured. */
export function ExportPanel() {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { value, again } = useAsked('nationalExport', {}, slowlyEveryMs);
  const { send, pending, failure } = useSending();
  const [order, setOrder] = useState<TableOrder>({ column: 'since', descending: true });
  if (!value?.configured) return null;
  const columns: readonly TableColumn<Parked>[] = [
    { id: 'code', title: t('province.export.code'), value: ({ code }) => code, cell: ({ code }) => code },
    { id: 'point', title: t('province.live.point'), value: ({ point }) => point, cell: ({ point }) => point },
    { id: 'why', title: t('province.export.why'), value: ({ why }) => why, cell: ({ why }) => why },
    {
      id: 'since',
      title: t('province.parked.since'),
      align: 'end',
      value: ({ since }) => since,
      cell: ({ since }) => dateTimeText(since),
    },
  ];
  const retry = async () => {
    await send('retryNationalExport', {});
    await again();
  };
  return (
    <Panel
      title={t('province.export.title')}
      note={
        value.parked.length > 0 && mayCall(officerRights.retryNationalExport, officer) ? (
          <Button pending={pending} onPress={retry}>
            {t('province.export.retry')}
          </Button>
        ) : null
      }
    >
      <ErrorText failure={failure} />
      <p>
        {t('province.export.counts', {
          ...{ sent: numberText(value.sent), waiting: numberText(value.waiting) },
          parked: numberText(value.parked.length),
        })}
      </p>
      {value.parked.length > 0 ? (
        <SortableTable
          label={t('province.export.table')}
          columns={columns}
          rows={inOrder(value.parked, columns, order)}
          rowKey={({ point, code }) => `${point} ${code}`}
          order={order}
          onOrder={setOrder}
        />
      ) : null}
    </Panel>
  );
}
