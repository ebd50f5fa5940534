import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './demonstration-banner.module.css';

/** Every page of a demonstration centre says that its people are invented. */
export function DemonstrationBanner({ show, className }: { show: boolean; className?: string | undefined }) {
  const { t } = useTranslation();
  if (!show) return null;
  return <p className={classes(styles.banner, className)}>{t('ui.demonstration')}</p>;
}
