import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceptionView } from '../../../contract/reception-schemas.ts';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import type { QueueId } from '../../../domain/ids.ts';
import { type Weekday, weekdays } from '../../../domain/reception.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { QueuePicks } from '../../ui/reception/queue-picks.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { hoursText, readHours } from '../../ui/typed-hours.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './reception.module.css';

export type QueueReception = ReceptionView['queues'][number];

/** Queues that have the same hours and places. */
export interface Alike extends Pick<QueueReception, 'week' | 'places'> {
  readonly queues: readonly QueueReception['queue'][];
}

type Typed = Readonly<Record<Weekday, string>>;

/** A week typed day by day (`7h-11h30, 13h30-17h`), and how many numbers a day. */
export function HoursDialog(props: { view: OfficeView; reception: ReceptionView; group: Alike; onClose: () => void }) {
  const { view, reception, group, onClose } = props;
  const { t } = useTranslation();
  const [queues, setQueues] = useState<readonly QueueId[]>(group.queues);
  const [typed, setTyped] = useState<Typed>(() => typedWeek((day) => hoursText(group.week[day])));
  const [places, setPlaces] = useState(group.places === null ? '' : String(group.places));
  const [tried, setTried] = useState(false);
  const set = useCommand('setQueueHours');
  const isNumber = places.trim() === '' || /^\d{1,3}$/.test(places.trim());

  const submit = async () => {
    setTried(true);
    const week = readWeek(typed);
    if (!week || !isNumber || queues.length === 0) return;
    const limit = places.trim() === '' ? null : Number(places);
    const answer = await set.run({ queues: [...queues], week, places: limit });
    if (answer.ok) onClose();
  };
  const likeMonday = () => setTyped((was) => ({ ...was, 2: was[1], 3: was[1], 4: was[1], 5: was[1] }));
  const likeThePoint = () => setTyped(typedWeek((day) => hoursText(reception.usualWeek[day])));

  return (
    <StaffDialog title={t('office.hours.editTitle')} onClose={onClose} wide>
      <SettingForm submit={submit} label={t('office.hours.submit')} sending={set} onClose={onClose}>
        <QueuePicks queues={view.queues} chosen={queues} onChange={setQueues} tried={tried} />
        <p>{t('office.hours.help')}</p>
        <div className={styles.days}>
          {weekdays.map((day) => (
            <Field
              key={day}
              label={t(`ui.weekday.${day}`)}
              value={typed[day]}
              onChange={(text) => setTyped((was) => ({ ...was, [day]: text }))}
              error={tried && readHours(typed[day]) === null ? t('office.hours.wrong') : null}
              maxLength={80}
            />
          ))}
          <Field
            label={t('office.hours.places')}
            value={places}
            onChange={setPlaces}
            error={tried && !isNumber ? t('office.hours.placesWrong') : null}
            inputMode="numeric"
            maxLength={3}
          />
        </div>
        <div className={styles.actions}>
          <Button onPress={likeMonday}>{t('office.hours.likeMonday')}</Button>
          <Button onPress={likeThePoint}>{t('office.hours.likePoint')}</Button>
        </div>
      </SettingForm>
    </StaffDialog>
  );
}

function typedWeek(of: (day: Weekday) => string): Typed {
  return { 1: of('1'), 2: of('2'), 3: of('3'), 4: of('4'), 5: of('5'), 6: of('6'), 7: of('7') };
}

function readWeek(typed: Typed) {
  const read = weekdays.map((day) => readHours(typed[day]));
  const [one, two, three, four, five, six, seven] = read;
  if (!one || !two || !three || !four || !five || !six || !seven) return null;
  return { 1: [...one], 2: [...two], 3: [...three], 4: [...four], 5: [...five], 6: [...six], 7: [...seven] };
}
