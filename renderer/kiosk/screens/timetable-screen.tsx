import { useTranslation } from 'react-i18next';
import type { StopView } from '../../../contract/reception-schemas.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import styles from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { PageTurner } from '../page-turner.tsx';
import rows from '../rows.module.css';
import { useRowsThatFit } from '../screen-room.ts';
import { dayText } from '../sentence.ts';
import { useEntrance } from '../use-entrance.ts';
import { usePages } from '../use-pages.ts';

const rowMm = { panel: 46, tablet: 34 };
const takenMm = { panel: 110, tablet: 46 };

/** The secondary point, the mobile team and the post, by village: who lives far need not come here. */
export function TimetableScreen() {
  const { t } = useTranslation();
  const { view } = useKiosk();
  const pages = usePages(view.timetable, useRowsThatFit(rowMm, takenMm));
  useEntrance(['kiosk.timetable.title']);
  return (
    <KioskFrame
      bar={
        <>
          <BackButton />
          <PageTurner pages={pages} />
        </>
      }
    >
      <h1 className={styles.prompt}>{t('kiosk.timetable.title')}</h1>
      <ul className={rows.rows}>
        {pages.items.map((stop) => (
          <StopRow key={`${stop.place} ${stop.villages.join()}`} stop={stop} />
        ))}
      </ul>
    </KioskFrame>
  );
}

function StopRow({ stop }: { readonly stop: StopView }) {
  const { t } = useTranslation();
  const { view } = useKiosk();
  const { next } = stop;
  return (
    <li className={rows.row}>
      <Pictogram name="timetable" className={rows.rowSign} />
      <div className={rows.rowText}>
        <p className={rows.rowTitle}>
          {t(`kiosk.timetable.kind.${stop.kind}`)}: {stop.place}
        </p>
        {stop.villages.length > 0 ? (
          <p>{t('kiosk.timetable.villages', { villages: stop.villages.join(', ') })}</p>
        ) : null}
        <p>
          <strong>
            {next === null
              ? t('kiosk.timetable.none')
              : next.date === view.day.date
                ? t('kiosk.timetable.today', { from: next.from, to: next.to })
                : t('kiosk.timetable.next', { date: dayText(next.date), from: next.from, to: next.to })}
          </strong>
        </p>
      </div>
    </li>
  );
}
