import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { timeText } from '../../ui/format.ts';
import { Section } from './section.tsx';
import styles from './table.module.css';

/** Every call out of order with who and why: what citizens watch most. */
export function OutOfOrderCalls({ calls }: { calls: OfficeView['outOfOrderCalls'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('office.outOfOrder.title')}>
      {calls.length === 0 ? (
        <p className={styles.soft}>{t('office.outOfOrder.none')}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <tbody>
              {calls.map((call) => (
                <tr key={`${call.number}-${call.at}`}>
                  <td>{timeText(call.at)}</td>
                  <td className={styles.strong}>{call.number}</td>
                  <td>
                    {t(`counter.why.${call.why}`)}
                    <br />
                    <span className={styles.soft}>
                      {t('office.outOfOrder.who', { counter: call.counter, account: call.account })}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
