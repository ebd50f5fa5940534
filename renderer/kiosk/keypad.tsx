import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import styles from './keypad.module.css';
import { useKiosk } from './kiosk-context.ts';

/** Keys of 20 mm: as good as 25 for standing people, and much better than 15 (Colle & Hiszem 2004). */
export function Keypad(props: {
  readonly keys: readonly string[];
  readonly letters?: readonly string[];
  readonly onKey: (key: string) => void;
  readonly onErase: () => void;
}) {
  const { t } = useTranslation();
  const { voices } = useKiosk();
  const key = (sign: string, place = 0) => (
    <button
      key={sign}
      type="button"
      className={classes(styles.key, place === 9 && styles.middle, voices.lit === `key ${sign}` && styles.lit)}
      onClick={() =>
        voices.press(`key ${sign}`, /\d/.test(sign) ? [`digit.${sign}`] : [`letter.${sign}`], () => props.onKey(sign))
      }
    >
      {sign}
    </button>
  );
  return (
    <div className={styles.pad}>
      <div className={styles.keys}>
        {props.keys.map((sign, place) => key(sign, props.keys.length === 10 ? place : 0))}
      </div>
      <div className={styles.letters}>
        {(props.letters ?? []).map((sign) => key(sign))}
        <button type="button" className={styles.key} aria-label={t('kiosk.key.erase')} onClick={props.onErase}>
          <Pictogram name="erase" className={styles.erase} />
        </button>
      </div>
    </div>
  );
}
