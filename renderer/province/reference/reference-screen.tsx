import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall, officerRights } from '../../../contract/officer-rights.ts';
import { referenceKinds } from '../../../domain/reference.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText, localDateText, numberText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAsked, useOfficer } from '../officer-context.ts';
import { usePart } from '../page-address.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import { scopeText } from '../scope-text.ts';
import { inOrder, SortableTable, type TableColumn, type TableOrder } from '../sortable-table.tsx';
import { ListPanel } from './list-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import type { ReferenceState } from './reference-words.ts';

/** Reference data: lists being prepared, versions that are out, and which point has which. */
export function ReferenceScreen() {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { value, failure, again } = useAsked('referenceState', {});
  const [kind, setKind] = usePart('reference', referenceKinds);
  const [isPublishing, setPublishing] = useState(false);
  if (!value)
    return failure ? <ErrorText failure={failure} ofPress={false} /> : <Notice>{t('province.loading')}</Notice>;
  const waiting = value.kinds.reduce((sum, { toPublish }) => sum + toPublish, 0);
  const chosen = value.kinds.find((each) => each.kind === kind);
  return (
    <>
      <ErrorText failure={failure} ofPress={false} />
      <div className={styles.row}>
        <fieldset className={styles.chips} aria-label={t('province.ref.lists')}>
          {value.kinds.map((each) => (
            <button
              key={each.kind}
              type="button"
              className={styles.chip}
              aria-pressed={each.kind === kind}
              onClick={() => setKind(each.kind)}
            >
              {t(`province.kind.${each.kind}`)} · {numberText(each.rows)}
              {each.toPublish > 0 ? ` (${t('province.ref.waiting', { changes: each.toPublish })})` : ''}
            </button>
          ))}
        </fieldset>
        {mayCall(officerRights.publishReference, officer) ? (
          <Button kind="primary" disabled={waiting === 0} onPress={() => setPublishing(true)}>
            {t('province.publish.open', { changes: waiting })}
          </Button>
        ) : null}
      </div>
      <p className={styles.soft}>{t(`province.ref.appliedBy.${chosen?.appliesBy ?? 'person'}`)}</p>
      <ListPanel key={kind} kind={kind} onChanged={() => void again()} />
      <Versions state={value} />
      <PointVersions state={value} />
      {isPublishing ? (
        <PublishDialog
          onClose={() => {
            setPublishing(false);
            void again();
          }}
        />
      ) : null}
    </>
  );
}

function Versions({ state }: { state: ReferenceState }) {
  const { t } = useTranslation();
  if (state.versions.length === 0) return null;
  const current = state.versions.find(({ effectiveFrom }) => effectiveFrom <= state.today)?.version;
  return (
    <Panel title={t('province.versions.title')}>
      <ul className={styles.changes}>
        {state.versions.map(({ version, effectiveFrom, publishedAt, publishedBy, note }) => (
          <li key={version}>
            <strong>{t('province.versions.number', { version })}</strong>{' '}
            {t('province.versions.line', {
              ...{ from: localDateText(effectiveFrom), at: dateTimeText(publishedAt), by: publishedBy, note },
            })}{' '}
            {version === current ? <StateBadge tone="good">{t('province.versions.current')}</StateBadge> : null}
            {effectiveFrom > state.today ? <StateBadge>{t('province.versions.later')}</StateBadge> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PointVersions({ state }: { state: ReferenceState }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<TableOrder>({ column: 'version', descending: false });
  const newest = state.versions[0]?.version ?? 0;
  if (newest === 0 || state.points.length === 0) return null;
  const columns: readonly TableColumn<ReferenceState['points'][number]>[] = [
    {
      id: 'point',
      title: t('province.live.point'),
      value: ({ commune, point }) => `${commune.name} ${point}`,
      cell: ({ commune, point }) => (
        <>
          {scopeText(t, commune)} <span className={styles.soft}>{point}</span>
        </>
      ),
    },
    {
      id: 'version',
      title: t('province.versions.has'),
      value: ({ version }) => version ?? 0,
      cell: ({ version }) => (
        <span className={styles.badges}>
          {version ? t('province.versions.number', { version }) : t('province.versions.none')}
          {version !== newest ? <StateBadge tone="warn">{t('province.versions.behind')}</StateBadge> : null}
        </span>
      ),
    },
    {
      id: 'saidAt',
      title: t('province.versions.saidAt'),
      value: ({ saidAt }) => saidAt,
      cell: ({ saidAt }) => (saidAt === null ? '–' : dateTimeText(saidAt)),
    },
  ];
  return (
    <Panel title={t('province.versions.points')}>
      <SortableTable
        label={t('province.versions.points')}
        columns={columns}
        rows={inOrder(state.points, columns, order)}
        rowKey={({ point }) => point}
        order={order}
        onOrder={setOrder}
      />
    </Panel>
  );
}
