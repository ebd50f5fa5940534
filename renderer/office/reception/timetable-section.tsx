import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import styles from './reception.module.css';
import type { ReceptionProps } from './reception-props.ts';
import { StopDialog } from './stop-dialog.tsx';
import { nextText, whenText } from './stop-text.ts';

/** Where and when the centre comes nearer: secondary points, the mobile team, the post; the kiosk shows it by village. */
export function TimetableSection({ reception, isHead }: ReceptionProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const { timetable } = reception;
  return (
    <Section
      title={t('office.timetable.title')}
      note={isHead ? <Button onPress={() => setEditing('new')}>{t('office.timetable.add')}</Button> : null}
    >
      {timetable.length === 0 ? <p className={table.soft}>{t('office.timetable.none')}</p> : null}
      <ul>
        {timetable.map((stop, index) => (
          <li key={JSON.stringify(stop)} className={styles.stop}>
            <div>
              <p className={styles.place}>{stop.place}</p>
              <p>
                {t(`ui.stop.${stop.kind}`)} · {whenText(t, stop)}
              </p>
              {stop.villages.length > 0 ? (
                <p className={table.soft}>{t('office.timetable.villagesOf', { villages: stop.villages.join(', ') })}</p>
              ) : null}
              <p className={table.soft}>{nextText(t, stop)}</p>
            </div>
            {isHead ? (
              <Button label={t('office.timetable.editOf', { place: stop.place })} onPress={() => setEditing(index)}>
                {t('office.hours.edit')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {editing === null ? null : (
        <StopDialog timetable={timetable} index={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}
