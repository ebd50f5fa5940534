import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../contract/staff-api.ts';
import { Button } from '../../ui/button.tsx';
import { localDateText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './staff.module.css';

/** From a week before the end, and until nothing is held any more: who leaves, and what has to be passed on. */
export function LeavingList({ view, onOpen }: { view: StaffView; onOpen: ((account: string) => void) | null }) {
  const { t } = useTranslation();
  const leaving = view.people.filter(({ isLeaving, holds, counter, lastDay }) => {
    const isOver = lastDay !== null && lastDay < view.today;
    return isLeaving && (!isOver || holds > 0 || counter !== null);
  });
  if (leaving.length === 0) return null;
  return (
    <ul className={styles.leaving} aria-label={t('office.staff.leaving')}>
      {leaving.map(({ account, name, lastDay, holds, counter }) => (
        <li key={account}>
          <Notice tone={holds > 0 || counter ? 'warn' : 'info'}>
            <div className={styles.leaver}>
              <p>
                <strong>{t('office.staff.leaves', { name, date: localDateText(lastDay ?? '') })}</strong>{' '}
                {holds > 0 ? t('office.staff.stillHolds', { dossiers: holds }) : t('office.staff.holdsNothing')}{' '}
                {counter ? t('office.staff.stillAt', { counter }) : null}
              </p>
              {onOpen ? (
                <Button label={t('office.staff.passOnOf', { name })} onPress={() => onOpen(account)}>
                  {t('office.staff.passOn')}
                </Button>
              ) : null}
            </div>
          </Notice>
        </li>
      ))}
    </ul>
  );
}
