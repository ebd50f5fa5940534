import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrocadeBand } from './brocade-band.tsx';
import { Button } from './button.tsx';
import { Clock } from './clock.tsx';
import { DemonstrationBanner } from './demonstration-banner.tsx';
import { PracticeButton } from './practice/practice-button.tsx';
import styles from './staff-header.module.css';

/** The top of every staff page: where I am, what the machines say, who I am, what time it is. */
export function StaffHeader(props: {
  readonly place: string;
  readonly centre: string;
  readonly demonstration: boolean;
  readonly states: ReactNode;
  /** The name alone, or with what belongs to it (`own-account.tsx`). */
  readonly account: ReactNode;
  readonly actions?: ReactNode;
  readonly onSignOut?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <header className={styles.header}>
      <BrocadeBand className={styles.band} />
      <DemonstrationBanner show={props.demonstration} />
      <div className={styles.row}>
        <h1 className={styles.place}>{props.place}</h1>
        <p className={styles.centre}>{props.centre}</p>
        <div className={styles.rest}>
          <div className={styles.states}>{props.states}</div>
          {props.actions}
          <PracticeButton />
          {props.account ? <span className={styles.account}>{props.account}</span> : null}
          {props.onSignOut ? (
            <Button kind="quiet" onPress={props.onSignOut}>
              {t('ui.signOut')}
            </Button>
          ) : null}
        </div>
        <Clock className={styles.clock} dateClassName={styles.date} timeClassName={styles.time} />
      </div>
    </header>
  );
}
