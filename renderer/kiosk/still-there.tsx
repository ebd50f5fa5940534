import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pictogram } from '../ui/pictogram.tsx';
import { useKiosk } from './kiosk-context.ts';
import styles from './still-there.module.css';

const idleMs = 30_000;
const answerSeconds = 20;

/**
 * Half a minute without a touch away from home: asks, aloud too, waits twenty seconds, and then the screen is the next
 * person's. Any touch leads back to exactly where the person was, as often as they like (WCAG 2.2.1).
 */
export function StillThere({ active, onGone }: { active: boolean; onGone: () => void }) {
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

  return active && left !== null ? <Question left={left} /> : null;
}

const circumference = 2 * Math.PI * 20;

function Question({ left }: { readonly left: number }) {
  const { t } = useTranslation();
  const say = useRef(useKiosk().voices.say);
  useEffect(() => say.current(['kiosk.stillThere.title']), []);
  return (
    <div className={styles.veil} role="alertdialog" aria-labelledby="still-there">
      <div className={styles.card}>
        <span className={styles.ring}>
          <svg viewBox="0 0 48 48" aria-hidden="true">
            <circle cx="24" cy="24" r="20" />
            <circle
              cx="24"
              cy="24"
              r="20"
              className={styles.left}
              strokeDasharray={circumference}
              strokeDashoffset={circumference * (1 - left / answerSeconds)}
            />
          </svg>
          <Pictogram name="clock" className={styles.sign} />
        </span>
        <h1 id="still-there">{t('kiosk.stillThere.title')}</h1>
        <p>{t('kiosk.stillThere.seconds', { seconds: left })}</p>
        <button type="button" className={styles.stay}>
          {t('kiosk.stillThere.stay')}
        </button>
      </div>
    </div>
  );
}
