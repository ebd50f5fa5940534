import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall, officerRights } from '../../../contract/officer-rights.ts';
import { foldForSearch } from '../../../domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { csvText } from '../../ui/csv-text.ts';
import { Field } from '../../ui/field.tsx';
import { dateText, numberText, timeText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useAsked, useOfficer } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import { scopeText } from '../scope-text.ts';
import { inOrder, SortableTable, type TableOrder } from '../sortable-table.tsx';
import { Totals } from '../totals.tsx';
import { EquipmentPanel } from './equipment-panel.tsx';
import { fleetColumns, fleetLines } from './fleet-columns.tsx';
import { ServerPanel } from './server-panel.tsx';
import { WantedDialog } from './wanted-dialog.tsx';

/** The machines of all centres: who wants somebody stands first, and why. */
export function FleetScreen() {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { value, failure, again } = useAsked('fleet', {});
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<TableOrder>({ column: 'needs', descending: true });
  const [wanting, setWanting] = useState(false);
  if (!value)
    return failure ? <ErrorText failure={failure} ofPress={false} /> : <Notice>{t('province.loading')}</Notice>;

  const { points, without, asOf } = value;
  const columns = fleetColumns(t, asOf);
  const words = foldForSearch(search).split(' ').filter(Boolean);
  const found = points.filter(({ commune, point }) =>
    words.every((word) => foldForSearch(`${commune.name} ${commune.code} ${point}`).includes(word)),
  );
  const count = (need: (typeof points)[number]['needs'][number]) =>
    numberText(points.filter(({ needs }) => needs.includes(need)).length);
  const download = () =>
    saveFile({
      ...{ name: 'may-moc.csv', type: 'text/csv' },
      base64: csvText(
        [
          ...[t('province.live.point'), t('province.column.name'), t('province.fleet.needs')],
          ...[t('province.column.lastSeen'), t('province.fleet.version'), t('province.fleet.wanted')],
          ...[t('province.fleet.paper'), t('province.live.backlog'), t('province.fleet.alone')],
          ...[t('province.fleet.backup'), t('province.fleet.diskMiB')],
        ],
        fleetLines(inOrder(found, columns, order), t),
      ),
    });
  return (
    <>
      <ErrorText failure={failure} ofPress={false} />
      <Totals
        of={[
          [t('province.fleet.points'), numberText(points.length)],
          [t('province.fleet.wanting'), numberText(points.filter(({ needs }) => needs.length > 0).length)],
          [t('province.fleet.need.silent'), count('silent')],
          [t('province.fleet.need.no-paper'), count('no-paper')],
          [t('province.fleet.need.no-backup'), count('no-backup')],
          [t('province.fleet.need.alone'), count('alone')],
        ]}
      />
      <p className={styles.soft}>
        {t('province.live.asOf', { time: timeText(asOf), date: dateText(asOf), points: points.length })}
      </p>
      {mayCall(officerRights.serverState, officer) ? <ServerPanel /> : null}
      <Panel
        title={t('province.page.fleet')}
        note={
          <div className={styles.row}>
            <Field label={t('province.search')} type="search" value={search} onChange={setSearch} maxLength={60} />
            <Button onPress={download}>{t('province.ref.download')}</Button>
            {mayCall(officerRights.wantVersion, officer) ? (
              <Button kind="primary" onPress={() => setWanting(true)}>
                {t('province.wanted.open')}
              </Button>
            ) : null}
          </div>
        }
      >
        <SortableTable
          label={t('province.page.fleet')}
          columns={columns}
          rows={inOrder(found, columns, order)}
          rowKey={({ point }) => point}
          isQuiet={({ silence }) => silence === 'never'}
          order={order}
          onOrder={setOrder}
        />
        {without.length > 0 ? (
          <details>
            <summary>{t('province.fleet.without', { communes: without.length })}</summary>
            <p className={styles.soft}>{without.map((each) => scopeText(t, each)).join(' · ')}</p>
          </details>
        ) : null}
      </Panel>
      <EquipmentPanel search={search} />
      {wanting ? (
        <WantedDialog
          onClose={() => {
            setWanting(false);
            void again();
          }}
        />
      ) : null}
    </>
  );
}
