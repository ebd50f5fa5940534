import { useState } from 'react';
import { classes } from '../classes.ts';
import styles from './doctor.module.css';

/** Four red corners at the edge of the glass, letters from large to small, and a field that answers a touch. */
export function ScreenPicture() {
  const [touched, setTouched] = useState(false);
  return (
    <>
      <span className={styles.corners} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      <button
        type="button"
        className={classes(styles.glass, touched && styles.touched)}
        aria-pressed={touched}
        onClick={() => setTouched(!touched)}
      >
        <span className={styles.large}>Ắ ộ ữ 8</span>
        <span>Ắ ộ ữ ấ ợ ệ 0 6 8 9</span>
        <span className={styles.small}>Ắ ộ ữ ấ ợ ệ 0 6 8 9</span>
      </button>
    </>
  );
}
