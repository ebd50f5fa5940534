import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { numberText } from '../../ui/format.ts';
import styles from './figures.module.css';

/** Five numbers, large, each with the one line that explains it. No gauge says more. */
export function Figures({ view }: { view: OfficeView }) {
  const { t } = useTranslation();
  const { today, dossiers } = view;
  return (
    <dl className={styles.figures}>
      <Figure
        name={t('office.figure.waiting')}
        value={numberText(today.waiting)}
        detail={t('office.figure.waitingDetail', { serving: today.beingServed, issued: today.issued })}
      />
      <Figure
        name={t('office.figure.medianWait')}
        value={today.medianWaitMinutes === null ? '–' : t('counter.minutes', { minutes: today.medianWaitMinutes })}
        detail={t(today.medianWaitMinutes === null ? 'office.figure.noWaitYet' : 'office.figure.medianWaitDetail')}
      />
      <Figure
        name={t('office.figure.served')}
        value={numberText(today.done)}
        detail={t('office.figure.servedDetail', { noShow: today.noShow })}
      />
      <Figure
        name={t('office.figure.dossiers')}
        value={`${numberText(today.dossiersReceived)} / ${numberText(today.dossiersReturned)}`}
        detail={t('office.figure.dossiersDetail', { open: dossiers.open, ready: dossiers.ready })}
      />
      <Figure
        name={t('office.figure.overdue')}
        value={numberText(dossiers.overdue)}
        detail={t('office.figure.overdueDetail', { dueToday: dossiers.dueToday })}
        bad={dossiers.overdue > 0}
      />
    </dl>
  );
}

function Figure(props: { name: string; value: string; detail: string; bad?: boolean }) {
  return (
    <div className={`${styles.figure} ${props.bad ? styles.bad : ''}`}>
      <dt className={styles.name}>{props.name}</dt>
      <dd className={styles.value}>{props.value}</dd>
      <dd className={styles.detail}>{props.detail}</dd>
    </div>
  );
}
