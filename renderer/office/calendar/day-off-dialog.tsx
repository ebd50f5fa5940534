import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../../contract/calendar-api.ts';
import { dayCertainties, dayKinds } from '../../../domain/calendar.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './calendar.module.css';
import { emptyDay, faultsOf, readDays, type TypedDay, typedDay } from './typed-day.ts';

/** What one notice says: a day off and, where it is a swap, the day worked for it; or that a line of the table is wrong. */
export function DayOffDialog({ old, onClose }: { old: CalendarView['days'][number] | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<TypedDay>(old ? typedDay(old) : emptyDay);
  const [tried, setTried] = useState(false);
  const set = useCommand('setDaysOff');
  const change = (part: Partial<TypedDay>) => setTyped((was) => ({ ...was, ...part }));
  const faults = faultsOf(typed);
  const fault = (of: keyof typeof faults) => (tried && faults[of] ? t(`office.calendar.${of}Wrong`) : null);
  const submit = async () => {
    setTried(true);
    if (Object.values(faults).some(Boolean)) return;
    const answer = await set.run({ days: readDays(typed, t('office.calendar.kind.worked')) });
    if (answer.ok) onClose();
  };
  return (
    <StaffDialog title={t(old ? 'office.calendar.edit' : 'office.calendar.add')} onClose={onClose} wide>
      <SettingForm submit={submit} label={t('office.timetable.submit')} sending={set} onClose={onClose}>
        <div className={styles.two}>
          <Field
            label={t('office.calendar.date')}
            help={t('office.calendar.dateHelp')}
            value={typed.date}
            onChange={(date) => change({ date })}
            error={fault('date')}
            maxLength={10}
            autoFocus
          />
          <Choice
            label={t('office.calendar.what')}
            value={typed.kind}
            options={dayKinds.map((value) => ({ value, text: t(`office.calendar.kind.${value}`) }))}
            onChange={(kind) => change({ kind })}
          />
          <Field
            label={t('office.calendar.name')}
            value={typed.name}
            onChange={(name) => change({ name })}
            error={fault('name')}
            maxLength={80}
          />
          {typed.kind === 'off' ? (
            <Field
              label={t('office.calendar.worked')}
              help={t('office.calendar.workedHelp')}
              value={typed.worked}
              onChange={(worked) => change({ worked })}
              error={fault('worked')}
              maxLength={10}
            />
          ) : (
            <div />
          )}
          <Field
            label={t('office.calendar.source')}
            help={t('office.calendar.sourceHelp')}
            value={typed.source}
            onChange={(source) => change({ source })}
            error={fault('source')}
            maxLength={120}
          />
          <Choice
            label={t('office.calendar.certainty')}
            value={typed.certainty}
            options={dayCertainties.map((value) => ({ value, text: t(`office.calendar.certainty.${value}`) }))}
            onChange={(certainty) => change({ certainty })}
          />
        </div>
        <p>{t('office.calendar.promisesStay')}</p>
      </SettingForm>
    </StaffDialog>
  );
}
