import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { glassSize } from '../../ui/card-outline.tsx';
import { dateTimeText } from '../../ui/format.ts';
import { BarButton } from '../bar-button.tsx';
import kiosk from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, PlainFrame } from '../kiosk-frame.tsx';
import styles from './set-up.module.css';

/** A window of Electron is gone by then; a browser keeps a page it has not opened itself. */
const closesWithinMs = 1_500;

/** What staff do at the kiosk itself: see its devices, measure its glass, start its page again, and leave. */
export function StaffMenuScreen() {
  const { t } = useTranslation();
  const { view, send } = useKiosk();
  const [stayed, setStayed] = useState(false);
  const { printer, scanner } = view;
  const leave = () => {
    if (window.ganDan?.leave) window.ganDan.leave();
    else window.close();
    setTimeout(() => setStayed(true), closesWithinMs);
  };
  const { measure = 'guessed' } = document.documentElement.dataset;
  return (
    <PlainFrame point={view.point} bar={<BackButton />}>
      <h1 className={kiosk.prompt}>{t('kioskStaff.menu.title')}</h1>
      <dl className={styles.facts}>
        <dt>{t('kioskStaff.menu.printer')}</dt>
        <dd>
          {t(`ui.printer.${printer.state}`)} ({dateTimeText(printer.since)})
          {printer.waitingJobs > 0 ? ` · ${t('kioskStaff.menu.waitingJobs', { count: printer.waitingJobs })}` : null}
        </dd>
        <dt>{t('kioskStaff.menu.scanner')}</dt>
        <dd>{t(`kioskStaff.scanner.${scanner}`)}</dd>
        <dt>{t('kioskStaff.menu.glass')}</dt>
        <dd>{t(`kioskStaff.measure.${measure as 'kept' | 'other-screen' | 'guessed'}`, glassSize())}</dd>
      </dl>
      <div className={kiosk.list}>
        <BarButton label="kioskStaff.menu.calibrate" sign="low-reach" onTap={() => send({ type: 'calibrate-asked' })} />
        <BarButton label="kioskStaff.menu.reload" sign="undo" onTap={() => window.location.reload()} />
        <BarButton label="kioskStaff.menu.leave" sign="closed" onTap={leave} />
      </div>
      {stayed ? <p role="status">{t('kioskStaff.menu.cannotClose')}</p> : null}
    </PlainFrame>
  );
}
