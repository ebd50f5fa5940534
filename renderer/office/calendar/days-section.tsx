import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../../contract/calendar-api.ts';
import { weekdayOf } from '../../../domain/reception.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { dateTimeText, localDateText } from '../../ui/format.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import styles from './calendar.module.css';
import { DayOffDialog } from './day-off-dialog.tsx';

type Day = CalendarView['days'][number];

const tones: Readonly<Record<Day['certainty'], BadgeTone>> = { confirmed: 'good', reported: 'busy', proposed: 'warn' };

/** The days of one year: what is free, what is worked for it, how sure that is and who says so. What is past is folded. */
export function DaysSection(props: { year: string; today: string; days: readonly Day[]; isHead: boolean }) {
  const { year, today, days, isHead } = props;
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Day | 'new' | null>(null);
  const past = days.filter(({ date }) => date < today);
  const edit = isHead ? setEditing : null;
  return (
    <Section
      title={t('office.calendar.year', { year })}
      note={isHead ? <Button onPress={() => setEditing('new')}>{t('office.calendar.add')}</Button> : null}
    >
      {past.length > 0 ? (
        <details>
          <summary>{t('office.calendar.past', { days: past.length })}</summary>
          <DaysTable days={past} edit={edit} />
        </details>
      ) : null}
      <DaysTable days={days.filter(({ date }) => date >= today)} edit={edit} />
      {editing === null ? null : (
        <DayOffDialog old={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}

function DaysTable({ days, edit }: { days: readonly Day[]; edit: ((day: Day) => void) | null }) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('office.calendar.date')}</th>
          <th>{t('office.calendar.what')}</th>
          <th>{t('office.calendar.source')}</th>
          {edit ? <td className={table.end} /> : null}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date} className={day.counts ? undefined : styles.asIfNot}>
            <td className={styles.date}>
              <p className={table.strong}>{localDateText(day.date)}</p>
              <p className={table.soft}>{t(`ui.weekday.${weekdayOf(day.date)}`)}</p>
            </td>
            <td>
              <p className={table.strong}>{t(`office.calendar.kind.${day.kind}`)}</p>
              <p className={table.soft}>{day.name}</p>
              {day.kind === 'off' && day.counts && day.openDossiers > 0 ? (
                <p className={styles.promised}>{t('office.calendar.promised', { dossiers: day.openDossiers })}</p>
              ) : null}
            </td>
            <td>
              <StateBadge tone={tones[day.certainty]}>{t(`office.calendar.certainty.${day.certainty}`)}</StateBadge>
              <p className={table.soft}>
                {day.source}
                {day.setAt === null ? '' : ` · ${t('office.calendar.setAt', { at: dateTimeText(day.setAt) })}`}
              </p>
            </td>
            {edit ? (
              <td className={classes(table.end, styles.act)}>
                <Button
                  label={t('office.timetable.editOf', { place: localDateText(day.date) })}
                  onPress={() => edit(day)}
                >
                  {t('office.hours.edit')}
                </Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
