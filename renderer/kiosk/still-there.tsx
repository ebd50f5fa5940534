import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pictogram } from '../ui/pictogram.tsx';
import styles from './still-there.module.css';

const idleMs = 30_000;
const answerSeconds = 20;

/** Half a minute without a touch away from home: asks, waits twenty seconds, and then the screen is the next person's. */
export function StillThere({ active, onGone }: { active: boolean; onGone: () => void }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<number | null>(null);
  const [touched, setTouched] = useState(0);
  // A new view of the queues draws the screen again: the countdown must not begin anew with it.
  const gone = useRef(onGone);
  gone.current = onGone;

  useEffect(() => {
    const touch = () => {
      setLeft(null);
      setTouched((count) => count + 1);
    };
    window.addEventListener('pointerdown', touch);
    window.addEventListener('keydown', touch);
    return () => {
      window.removeEventListener('pointerdown', touch);
      window.removeEventListener('keydown', touch);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every touch begins the half minute again
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setLeft(answerSeconds), idleMs);
    return () => clearTimeout(timer);
  }, [active, touched]);

  useEffect(() => {
    if (left === null) return;
    if (!active || left <= 0) {
      setLeft(null);
      if (active) gone.current();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, active]);

  if (!active || left === null) return null;
  return (
    <div className={styles.veil} role="alertdialog" aria-labelledby="still-there">
      <div className={styles.card}>
        <Pictogram name="clock" className={styles.sign} />
        <h1 id="still-there">{t('kiosk.stillThere.title')}</h1>
        <p>{t('kiosk.stillThere.seconds', { seconds: left })}</p>
        <button type="button" className={styles.stay}>
          {t('kiosk.stillThere.stay')}
        </button>
      </div>
    </div>
  );
}
