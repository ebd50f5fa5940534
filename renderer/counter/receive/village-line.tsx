import { useTranslation } from 'react-i18next';
import type { VillageView } from '../../../contract/people-api.ts';
import { localDateText } from '../../ui/format.ts';
import styles from './receive-screen.module.css';

/** Where the people of the applicant's village have it nearest: one trip less. */
export function VillageLine({ village }: { village: VillageView | null }) {
  const { t } = useTranslation();
  if (!village) return null;
  const { name, nearest, stop } = village;
  return (
    <p className={styles.hint}>
      <strong>{name}</strong>
      {nearest ? ` · ${t('dossier.village.nearest', { place: nearest.name })}` : ''}
      {stop?.next
        ? ` · ${t('dossier.village.stop', { place: stop.place, date: localDateText(stop.next.date), from: stop.next.from })}`
        : ''}
    </p>
  );
}
