import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './voice.module.css';

/** How loud the microphone hears now: the speaker sees that it works, and that it is neither too near nor too far. */
export function LevelMeter({ level }: { readonly level: () => number }) {
  const { t } = useTranslation();
  const meter = useRef<HTMLMeterElement>(null);
  const latest = useRef(level);
  latest.current = level;
  useEffect(() => {
    let frame = requestAnimationFrame(function look() {
      if (meter.current) meter.current.value = latest.current();
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <meter
      ref={meter}
      className={styles.meter}
      min={0}
      max={1}
      low={0.05}
      high={0.9}
      optimum={0.4}
      aria-label={t('office.voice.level')}
    />
  );
}
