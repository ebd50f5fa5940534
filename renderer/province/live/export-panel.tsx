import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall, officerRights } from '../../../contract/officer-rights.ts';
import { PointId } from '../../../domain/ids.ts';
import type { ScreenKey } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { slowlyEveryMs, useAsked, useOfficer, useSending } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import type { Outputs } from '../province-client.ts';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';

type Export = Outputs['nationalExport'];
type Parked = Export['parked'][number];

/** How far the national exchange is, whether it answers, and what it does not take; nothing here where it is not configured. */
export function ExportPanel() {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { value, again } = useAsked('nationalExport', {}, slowlyEveryMs);
  const { send, pending, failure } = useSending();
  const [order, setOrder] = useState<TableOrder>({ column: 'since', descending: true });
  const [settling, setSettling] = useState<Parked | null>(null);
  if (!value?.configured) return null;
  const mayMend = mayCall(officerRights.retryNationalExport, officer);
  const whyOf = ({ why }: Parked) =>
    t(`province.export.why.${why}` as ScreenKey, { defaultValue: t('province.export.why.code', { code: why }) });
  const columns: TableColumn<Parked>[] = [
    { id: 'code', title: t('province.export.code'), value: ({ code }) => code, cell: ({ code }) => code },
    { id: 'point', title: t('province.live.point'), value: ({ point }) => point, cell: ({ point }) => point },
    { id: 'why', title: t('province.export.why'), value: ({ why }) => why, cell: whyOf },
    {
      id: 'since',
      title: t('province.parked.since'),
      align: 'end',
      value: ({ since }) => since,
      cell: ({ since }) => dateTimeText(since),
    },
  ];
  if (mayMend)
    columns.push({
      id: 'settle',
      title: '',
      align: 'end',
      cell: (row) => (
        <Button label={t('province.export.settleOf', { code: row.code })} onPress={() => setSettling(row)}>
          {t('province.export.settle')}
        </Button>
      ),
    });
  const retry = async () => {
    await send('retryNationalExport', {});
    await again();
  };
  return (
    <Panel
      title={t('province.export.title')}
      note={
        value.refused > 0 && mayMend ? (
          <Button pending={pending} onPress={retry}>
            {t('province.export.retry')}
          </Button>
        ) : null
      }
    >
      <ErrorText failure={failure} />
      {value.away ? <Away away={value.away} /> : null}
      <p>
        {t('province.export.counts', {
          ...{ sent: numberText(value.sent), waiting: numberText(value.waiting) },
          refused: numberText(value.refused),
        })}
      </p>
      <p className={styles.soft}>
        {value.heardAt !== null
          ? t('province.export.heard', { at: dateTimeText(value.heardAt) })
          : value.sent === 0
            ? t('province.export.never')
            : null}
      </p>
      {value.refused > 0 ? (
        <>
          {mayMend ? <p>{t('province.export.refusedHelp')}</p> : null}
          <SortableTable
            label={t('province.export.table')}
            columns={columns}
            rows={inOrder(value.parked, columns, order)}
            rowKey={({ point, dossier }) => `${point} ${dossier}`}
            order={order}
            onOrder={setOrder}
          />
          {value.refused > value.parked.length ? (
            <p className={styles.soft}>{t('province.ref.tooMany', { shown: value.parked.length })}</p>
          ) : null}
        </>
      ) : null}
      {settling ? (
        <SettleDialog
          of={settling}
          onClose={() => {
            setSettling(null);
            void again();
          }}
        />
      ) : null}
    </Panel>
  );
}

function Away({ away }: { away: NonNullable<Export['away']> }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warn" title={t('province.export.away', { since: dateTimeText(away.since) })}>
      <p>{t(`province.export.away.${away.why}`)}</p>
      <p>{t('province.export.away.then')}</p>
    </Notice>
  );
}

/** Where the other side will never take it, somebody tells it there, and says so here. */
function SettleDialog({ of, onClose }: { of: Parked; onClose: () => void }) {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { send, pending, failure } = useSending();
  const settle = async () => {
    if (await send('settleNationalExport', { point: PointId(of.point), dossier: of.dossier })) onClose();
  };
  return (
    <StaffDialog title={t('province.export.settle')} onClose={onClose}>
      <p>{t('province.export.settleMeans', { code: of.code, name: officer.name })}</p>
      <ErrorText failure={failure} />
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('province.ref.cancel')}</Button>
        <Button kind="primary" pending={pending} onPress={settle}>
          {t('province.export.settleDo')}
        </Button>
      </div>
    </StaffDialog>
  );
}
