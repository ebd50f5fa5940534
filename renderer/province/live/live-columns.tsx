import type { TFunction } from 'i18next';
import { minutesSince } from '../../ui/elapsed.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import styles from '../province.module.css';
import { percentText, rateOf } from '../rank-communes.ts';
import { scopeText } from '../scope-text.ts';
import type { TableColumn } from '../sortable-table.tsx';
import type { LiveRow } from './live-rows.ts';

export function liveColumns(t: TFunction, by: 'commune' | 'point', now: number): readonly TableColumn<LiveRow>[] {
  const count = (id: 'tickets' | 'received' | 'returned' | 'open' | 'backlog'): TableColumn<LiveRow> => ({
    id,
    title: t(`province.live.${id}`),
    align: 'end',
    value: (row) => row[id],
    cell: (row) => numberText(row[id]),
  });
  return [
    {
      id: 'name',
      title: t(by === 'point' ? 'province.live.point' : 'province.column.name'),
      value: ({ commune, point }) => `${commune.name} ${point}`,
      cell: (row) =>
        by === 'point' ? (
          <>
            {row.named ?? scopeText(t, row.commune)}{' '}
            <span className={styles.soft}>
              {row.named === null ? '' : `${scopeText(t, row.commune)} · `}
              <span className={styles.whole}>{row.point}</span>
            </span>
          </>
        ) : (
          <>
            {scopeText(t, row.commune)}{' '}
            <span className={`${styles.soft} ${styles.whole}`}>
              {row.points > 1 ? t('province.live.points', { points: row.points }) : ''}
            </span>
          </>
        ),
    },
    count('tickets'),
    count('received'),
    count('returned'),
    count('open'),
    {
      id: 'overdue',
      title: t('province.live.overdue'),
      align: 'end',
      value: ({ overdue }) => overdue,
      cell: ({ overdue }) => <span className={overdue > 0 ? styles.bad : undefined}>{numberText(overdue)}</span>,
    },
    {
      id: 'rate',
      title: t('province.live.rate'),
      align: 'end',
      value: ({ month }) => rateOf(month),
      cell: ({ month }) => {
        const rate = rateOf(month);
        return rate === null ? '–' : percentText(rate);
      },
    },
    count('backlog'),
    {
      id: 'lastSeen',
      title: t('province.column.lastSeen'),
      value: ({ lastSeen }) => lastSeen,
      cell: (row) => <Contact t={t} row={row} now={now} />,
    },
  ];
}

function Contact({ t, row, now }: { t: TFunction; row: LiveRow; now: number }) {
  const { lastSeen, silence, parked } = row;
  return (
    <span className={styles.badges}>
      {lastSeen === null ? null : silence === 'day' ? dateTimeText(lastSeen) : agoText(t, lastSeen, now)}
      {silence === 'none' ? null : (
        <StateBadge tone={silence === 'never' ? 'quiet' : 'bad'}>{t(`province.silence.${silence}`)}</StateBadge>
      )}
      {parked > 0 ? <StateBadge tone="warn">{t('province.parked', { parked })}</StateBadge> : null}
    </span>
  );
}

/** A second ago, minutes ago, or the moment itself. */
export function agoText(t: TFunction, at: number, now: number): string {
  const minutes = minutesSince(at, now);
  if (minutes < 1) return t('province.live.justNow');
  return minutes < 120 ? t('province.live.minutesAgo', { minutes }) : dateTimeText(at);
}
