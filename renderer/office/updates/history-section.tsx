import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '../../../contract/updates-api.ts';
import { dateTimeText } from '../../ui/format.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import styles from '../parts/table.module.css';

type Change = UpdatesView['history'][number];

const tones: Readonly<Record<Change['result'], BadgeTone>> = {
  ...{ installed: 'good', 'went-back': 'warn', 'not-installed': 'warn', stayed: 'warn', stuck: 'bad' },
};

export function HistorySection({ view: { history } }: { view: UpdatesView }) {
  const { t } = useTranslation();
  return (
    <Section title={t('office.updates.history')}>
      {history.length === 0 ? <p className={styles.soft}>{t('office.updates.historyNone')}</p> : null}
      {history.length > 0 ? (
        <table className={styles.table}>
          <tbody>
            {history.map(({ version, result, why, at }) => (
              <tr key={`${at} ${version} ${result}`}>
                <td className={styles.whole}>{dateTimeText(at)}</td>
                <td className={styles.whole}>{version}</td>
                <td>
                  <StateBadge tone={tones[result]}>{t(`office.updates.result.${result}`)}</StateBadge>
                  {why === null ? null : <div className={styles.soft}>{t(`office.updates.why.${why}`)}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}
