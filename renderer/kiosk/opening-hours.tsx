import { useTranslation } from 'react-i18next';
import type { KioskView } from '../../contract/terminal-views.ts';
import styles from './message-screen.module.css';
import { weekLines } from './week-lines.ts';

/** The point's hours of the week, days that are alike together, and its telephone. */
export function OpeningHours({ view }: { readonly view: Pick<KioskView, 'point'> }) {
  const { t } = useTranslation();
  const { point } = view;
  return (
    <>
      <ul className={styles.hours}>
        {weekLines(point.week).map(({ from, to, hours }) => (
          <li key={from}>
            <span>
              {from === to
                ? t(`kiosk.day.${from}`)
                : t('kiosk.hours.days', { from: t(`kiosk.day.${from}`), to: t(`kiosk.day.${to}`) })}
            </span>
            <strong>{hours.map((each) => `${each.from}–${each.to}`).join(', ')}</strong>
          </li>
        ))}
      </ul>
      {point.phone ? <p className={styles.phone}>{t('kiosk.lost.phone', { phone: point.phone })}</p> : null}
    </>
  );
}
