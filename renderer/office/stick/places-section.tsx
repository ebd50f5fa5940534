import { useTranslation } from 'react-i18next';
import type { SneakernetView } from '../../../contract/sneakernet-api.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { Section } from '../parts/section.tsx';
import styles from '../parts/table.module.css';

/** How many events lie where, and how long the rights of the staff stand. */
export function PlacesSection({ view }: { view: SneakernetView }) {
  const { t } = useTranslation();
  const { alone, waiting, carried, rights } = view;
  const events = (count: number) => t('office.stick.events', { events: numberText(count) });
  const until = rights.until === null ? '' : dateTimeText(rights.until);
  return (
    <Section title={t('office.stick.placesTitle')}>
      <table className={styles.table}>
        <tbody>
          <tr>
            <td className={styles.soft}>{t('office.stick.alone')}</td>
            <td className={styles.end}>
              {alone.oldest === null
                ? t('office.stick.aloneNone')
                : t('office.stick.aloneSince', {
                    events: numberText(alone.events),
                    since: dateTimeText(alone.oldest),
                  })}
            </td>
          </tr>
          <tr>
            <td className={styles.soft}>{t('office.stick.waiting')}</td>
            <td className={styles.end}>{events(waiting)}</td>
          </tr>
          {carried.map(({ point, events: count }) => (
            <tr key={point}>
              <td className={styles.soft}>{t('office.stick.carried', { point })}</td>
              <td className={styles.end}>{events(count)}</td>
            </tr>
          ))}
          <tr>
            <td className={styles.soft}>{t('office.stick.rights')}</td>
            <td className={styles.end}>{t(`office.stick.rights.${rights.state}`, { until })}</td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}
