import type { TFunction } from 'i18next';
import { pressureOf } from '../../../domain/fleet.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { agoText } from '../live/live-columns.tsx';
import styles from '../province.module.css';
import type { FleetRow } from '../province-client.ts';
import { scopeText } from '../scope-text.ts';
import type { TableColumn } from '../sortable-table.tsx';

type Need = FleetRow['needs'][number];

/** What can wait until somebody comes by anyway is no red. */
const mild: readonly Need[] = ['backlog', 'parked', 'update-failed', 'other-version', 'doctor-warning'];

export function fleetColumns(t: TFunction, now: number): readonly TableColumn<FleetRow>[] {
  const never = <span className={styles.soft}>{t('province.fleet.notSaid')}</span>;
  return [
    {
      id: 'name',
      least: 9,
      title: t('province.live.point'),
      value: ({ commune, point }) => `${commune.name} ${point}`,
      cell: ({ commune, point }) => (
        <>
          {scopeText(t, commune)} <span className={`${styles.soft} ${styles.whole}`}>{point}</span>
        </>
      ),
    },
    {
      id: 'needs',
      least: 12,
      share: 30,
      title: t('province.fleet.needs'),
      value: ({ needs }) => pressureOf(needs),
      cell: (row) => <Needs t={t} row={row} />,
    },
    {
      id: 'lastSeen',
      least: 7.3,
      title: t('province.column.lastSeen'),
      value: ({ lastSeen }) => lastSeen,
      cell: ({ lastSeen }) => (lastSeen === null ? never : agoText(t, lastSeen, now)),
    },
    {
      id: 'version',
      least: 5.5,
      title: t('province.fleet.version'),
      value: ({ version }) => version,
      cell: ({ version, wanted, facts }) => (
        <>
          {`${version ?? '–'} `}
          {wanted !== null && wanted !== version ? (
            <span className={`${styles.soft} ${styles.whole}`}>{`→ ${wanted}`}</span>
          ) : null}
          {facts?.update && facts.update.is !== 'current' ? (
            <div className={styles.soft}>{updateText(t, facts.update)}</div>
          ) : null}
        </>
      ),
    },
    {
      id: 'paper',
      least: 6.5,
      title: t('province.fleet.paper'),
      value: ({ facts }) => facts?.printers?.join() ?? null,
      cell: ({ facts }) =>
        facts?.printers ? facts.printers.map((state) => printerText(t, state)).join(', ') || '–' : never,
    },
    {
      id: 'backlog',
      least: 5,
      title: t('province.live.backlog'),
      align: 'end',
      value: ({ facts, backlog }) => facts?.backlog?.events ?? backlog,
      cell: ({ facts, backlog }) => numberText(facts?.backlog?.events ?? backlog),
    },
    {
      id: 'alone',
      least: 4.5,
      title: t('province.fleet.alone'),
      align: 'end',
      value: ({ facts }) => facts?.alone?.events ?? null,
      cell: ({ facts }) => (facts?.alone ? numberText(facts.alone.events) : never),
    },
    {
      id: 'backup',
      least: 7.3,
      title: t('province.fleet.backup'),
      value: ({ facts }) => facts?.backupAt ?? null,
      cell: ({ facts }) =>
        facts?.backupAt === undefined
          ? never
          : facts.backupAt === null
            ? t('province.fleet.noBackup')
            : agoText(t, facts.backupAt, now),
    },
  ];
}

function Needs({ t, row: { needs, facts, lastSeen } }: { t: TFunction; row: FleetRow }) {
  if (needs.length === 0 && lastSeen === null)
    return <span className={styles.soft}>{t('province.silence.never')}</span>;
  if (needs.length === 0) return <StateBadge tone="good">{t('province.fleet.well')}</StateBadge>;
  const tone = (need: Need): BadgeTone => (mild.includes(need) ? 'warn' : 'bad');
  const checks = (ids: readonly string[] = []) => ids.map((id) => checkText(t, id)).join(', ');
  return (
    <span className={styles.badges}>
      {needs.map((need) => (
        <StateBadge key={need} tone={tone(need)}>
          {[
            t(`province.fleet.need.${need}`),
            ...(need === 'doctor-bad' ? [checks(facts?.doctor?.bad)] : []),
            ...(need === 'doctor-warning' ? [checks(facts?.doctor?.warning)] : []),
          ].join(': ')}
        </StateBadge>
      ))}
    </span>
  );
}

/** A newer station may look at what this page has no words for: then it stands as it was said. */
function checkText(t: TFunction, id: string): string {
  return t(`doctor.check.${id}` as never, { defaultValue: id }) as string;
}

function updateText(t: TFunction, { is, ready }: NonNullable<NonNullable<FleetRow['facts']>['update']>): string {
  return t(`province.fleet.update.${is}` as never, { defaultValue: is, version: ready ?? '' }) as string;
}

function printerText(t: TFunction, state: string): string {
  return t(`ui.printer.${state}` as never, { defaultValue: state }) as string;
}

/** For the file that goes to a repair shop or a trip's list: one line a point. */
export function fleetLines(rows: readonly FleetRow[], t: TFunction): string[][] {
  return rows.map((row) => [
    ...[row.point, row.commune.name, row.needs.map((need) => t(`province.fleet.need.${need}`)).join(', ')],
    ...[row.lastSeen === null ? '' : dateTimeText(row.lastSeen), row.version ?? '', row.wanted ?? ''],
    ...[row.facts?.printers?.join(', ') ?? '', String(row.facts?.backlog?.events ?? row.backlog)],
    ...[String(row.facts?.alone?.events ?? ''), row.facts?.backupAt ? dateTimeText(row.facts.backupAt) : ''],
    String(row.facts?.diskMiB ?? ''),
  ]);
}
