import { useTranslation } from 'react-i18next';
import { ratings } from '../../../domain/ticket-words.ts';
import { classes } from '../../ui/classes.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import kiosk from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { MessageScreen, useClosing } from '../message-screen.tsx';
import { useEntrance } from '../use-entrance.ts';
import styles from './rate-screen.module.css';

const thanksMs = 5_000;

/** Three faces, for who has just been served and holds the own ticket to the scanner (TT 01/2018/TT-VPCP, items 10–11). */
export function RateScreen() {
  const { t } = useTranslation();
  const { asks, voices } = useKiosk();
  useEntrance(['kiosk.rate.title']);
  return (
    <KioskFrame bar={<BackButton />}>
      <h1 className={kiosk.prompt}>{t('kiosk.rate.title')}</h1>
      <div className={styles.faces}>
        {ratings.map((rating) => (
          <button
            key={rating}
            type="button"
            className={classes(styles.face, voices.lit === rating && styles.lit)}
            data-rating={rating}
            onClick={() => voices.press(rating, [`kiosk.rate.${rating}`], () => void asks.rate(rating))}
          >
            <Pictogram name={rating} className={styles.sign} />
            {t(`kiosk.rate.${rating}`)}
          </button>
        ))}
      </div>
    </KioskFrame>
  );
}

export function RatedScreen() {
  const { t } = useTranslation();
  useClosing('done', thanksMs);
  useEntrance(['kiosk.rate.thanks']);
  return (
    <MessageScreen sign="tick" tone="good" title={t('kiosk.rate.thanks')}>
      <p>{t('kiosk.rate.heard')}</p>
    </MessageScreen>
  );
}
