import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { ratings } from '../../../domain/ticket-words.ts';
import { numberText, timeText } from '../../ui/format.ts';
import { Section } from './section.tsx';
import styles from './table.module.css';

/** What people said of today's visits, and the numbers they took back. */
export function VisitsSaid({ view }: { view: Pick<OfficeView, 'ratings' | 'undone'> }) {
  const { t } = useTranslation();
  const said = ratings.reduce((sum, rating) => sum + view.ratings[rating], 0);
  return (
    <>
      <Section title={t('office.ratings.title')}>
        {said === 0 ? (
          <p className={styles.soft}>{t('office.ratings.none')}</p>
        ) : (
          <table className={styles.table}>
            <tbody>
              {ratings.map((rating) => (
                <tr key={rating}>
                  <td>{t(`office.ratings.${rating}`)}</td>
                  <td className={`${styles.end} ${styles.strong}`}>{numberText(view.ratings[rating])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title={t('office.undone.title')}>
        {view.undone.length === 0 ? (
          <p className={styles.soft}>{t('office.undone.none')}</p>
        ) : (
          <div className={styles.scroll}>
            <table className={styles.table}>
              <tbody>
                {view.undone.map(({ number, terminal, at }) => (
                  <tr key={`${number}-${at}`}>
                    <td>{timeText(at)}</td>
                    <td className={styles.strong}>{number}</td>
                    <td className={styles.soft}>{terminal}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
    </>
  );
}
