import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './demonstration-banner.module.css';
import { usePractice } from './practice/practice-context.ts';

/** Every page of a demonstration centre says that its people are invented. */
export function DemonstrationBanner({ show, className }: { show: boolean; className?: string | undefined }) {
  const { t } = useTranslation();
  const { inside } = usePractice();
  // The stripes of practice say it louder, and the desk needs the room.
  if (!show || inside) return null;
  return <p className={classes(styles.banner, className)}>{t('ui.demonstration')}</p>;
}
