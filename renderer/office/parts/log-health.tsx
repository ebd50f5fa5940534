import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { numberText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from './section.tsx';
import styles from './table.module.css';

/** SQLite's `synchronous`: 2 is FULL, the only value with which an answered number survives a power cut. */
const synchronousFull = 2;

/** The technician's corner: what the log and its database say of themselves. */
export function LogHealth({ log }: { log: OfficeView['log'] }) {
  const { t } = useTranslation();
  const safe = log.journal.toLowerCase() === 'wal' && log.synchronous >= synchronousFull;
  const rows = [
    [t('office.log.events'), numberText(log.events)],
    [t('office.log.head'), log.head],
    [t('office.log.database'), `SQLite ${log.sqlite} · ${megabytes(log.fileBytes)} MB`],
    [
      t('office.log.writing'),
      `${log.journal.toUpperCase()} · synchronous=${log.synchronous === synchronousFull ? 'FULL' : log.synchronous}`,
    ],
    [t('office.log.disk'), t('office.log.free', { free: numberText(log.diskFreeBytes / 1e9) })],
    [t('office.log.keys'), t(`office.vault.${log.vault}`)],
  ] as const;
  return (
    <Section
      title={t('office.log.title')}
      note={
        <StateBadge tone={log.healthy && safe ? 'good' : 'bad'}>
          {t(log.healthy && safe ? 'office.log.good' : 'office.log.bad')}
        </StateBadge>
      }
    >
      <table className={styles.table}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <td className={styles.soft}>{name}</td>
              <td className={styles.end}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace('.', ',');
}
