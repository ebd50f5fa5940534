import { useTranslation } from 'react-i18next';
import type { SneakernetView } from '../../../contract/sneakernet-api.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { Section } from '../parts/section.tsx';
import styles from '../parts/table.module.css';

/** What was carried, newest first. */
export function LatestSection({ view: { latest } }: { view: SneakernetView }) {
  const { t } = useTranslation();
  return (
    <Section title={t('office.stick.latest')}>
      {latest.length === 0 ? <p className={styles.soft}>{t('office.stick.latestNone')}</p> : null}
      <table className={styles.table}>
        <tbody>
          {latest.map(({ way, place, events, at }) => (
            <tr key={`${way} ${place} ${at}`}>
              <td>{dateTimeText(at)}</td>
              <td>
                {t(`office.stick.way.${way}`, { place: place === 'province' ? t('office.stick.province') : place })}
              </td>
              <td className={styles.end}>{t('office.stick.events', { events: numberText(events) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
