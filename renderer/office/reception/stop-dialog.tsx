import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StopView } from '../../../contract/reception-schemas.ts';
import { weekdays } from '../../../domain/reception.ts';
import { stopKinds } from '../../../domain/timetable.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Picks } from '../../ui/picks.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './reception.module.css';
import { emptyStop, faultsOf, readStop, type TypedStop, typedStop } from './typed-stop.ts';

/** One stop: who comes, where, for whom, on which weekdays or dates, at what time. */
export function StopDialog(props: { timetable: readonly StopView[]; index: number | null; onClose: () => void }) {
  const { timetable, index, onClose } = props;
  const { t } = useTranslation();
  const old = index === null ? undefined : timetable[index];
  const [typed, setTyped] = useState<TypedStop>(old ? typedStop(old) : emptyStop);
  const [tried, setTried] = useState(false);
  const set = useCommand('setTimetable');
  const change = (part: Partial<TypedStop>) => setTyped((was) => ({ ...was, ...part }));
  const faults = faultsOf(typed);
  const fault = (of: keyof typeof faults) => (tried && faults[of] ? t(`office.timetable.${of}Wrong`) : null);

  const save = async (stops: ReturnType<typeof readStop>[]) => {
    const answer = await set.run({ stops });
    if (answer.ok) onClose();
  };
  const others = timetable.map(({ next: _, ...stop }) => stop);
  const submit = () => {
    setTried(true);
    if (Object.values(faults).some(Boolean)) return;
    const stop = readStop(typed);
    save(index === null ? [...others, stop] : others.with(index, stop));
  };
  return (
    <StaffDialog title={t(old ? 'office.timetable.edit' : 'office.timetable.add')} onClose={onClose} wide>
      <SettingForm
        submit={submit}
        label={t('office.timetable.submit')}
        sending={set}
        onClose={onClose}
        extra={
          old ? (
            <span className={styles.far}>
              <Button kind="danger" onPress={() => save(others.filter((_, n) => n !== index))}>
                {t('office.timetable.remove')}
              </Button>
            </span>
          ) : null
        }
      >
        <div className={styles.two}>
          <Choice
            label={t('office.timetable.kind')}
            value={typed.kind}
            options={stopKinds.map((value) => ({ value, text: t(`ui.stop.${value}`) }))}
            onChange={(kind) => change({ kind })}
          />
          <Field
            label={t('office.timetable.place')}
            value={typed.place}
            onChange={(place) => change({ place })}
            error={fault('place')}
            maxLength={120}
          />
        </div>
        <Field
          label={t('office.timetable.villages')}
          help={t('office.timetable.villagesHelp')}
          value={typed.villages}
          onChange={(villages) => change({ villages })}
          error={fault('villages')}
          maxLength={800}
        />
        <Picks
          label={t('office.timetable.weekdays')}
          chosen={typed.weekdays}
          options={weekdays.map((value) => ({ value, text: t(`ui.weekday.${value}`) }))}
          onChange={(chosen) => change({ weekdays: chosen })}
          error={fault('days')}
        />
        <div className={styles.two}>
          <Field
            label={t('office.timetable.dates')}
            help={t('office.timetable.datesHelp')}
            value={typed.dates}
            onChange={(dates) => change({ dates })}
            error={fault('dates')}
            maxLength={700}
          />
          <Field
            label={t('office.timetable.times')}
            help={t('office.timetable.timesHelp')}
            value={typed.times}
            onChange={(times) => change({ times })}
            error={fault('times')}
            maxLength={80}
          />
        </div>
      </SettingForm>
    </StaffDialog>
  );
}
