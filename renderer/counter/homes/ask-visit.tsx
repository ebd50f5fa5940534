import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeVisitView } from '../../../contract/home-visits-api.ts';
import { type VisitRoad, visitRoads } from '../../../domain/home-visit-events.ts';
import { HomeVisitId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useList } from '../../ui/use-list.ts';
import styles from './homes-screen.module.css';

const other = '';

/** Somebody asks to be visited, or another day is found for who asked. Answers with the day it is on. */
export function AskVisit(props: { moving: HomeVisitView | null; date: string; onDone: (on: string | null) => void }) {
  const { moving, onDone } = props;
  const { t } = useTranslation();
  const villages = useList('listVillages') ?? [];
  const procedures = useList('listProcedures') ?? [];
  const ask = useCommand('askHomeVisit');
  const move = useCommand('moveHomeVisit');
  const [day, setDay] = useState(typedDate(props.date));
  const [time, setTime] = useState(moving?.from ?? '');
  const [listed, setListed] = useState<string>(other);
  const [typed, setTyped] = useState('');
  const [via, setVia] = useState<VisitRoad>('phone');
  const [procedure, setProcedure] = useState<string>(other);
  const [person, setPerson] = useState({ name: '', phone: '', address: '', note: '' });
  const date = readDate(day);
  const from = /^\d{1,2}$/.test(time.trim()) ? `${time.trim().padStart(2, '0')}:00` : time.trim().padStart(5, '0');
  const isTime = time.trim() === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(from);
  const village = listed === other ? typed.trim() : listed;
  const save = async () => {
    if (date?.length !== 10 || !isTime) return;
    const when = { date, from: time.trim() === '' ? null : from };
    const answer = moving
      ? await move.run({ visit: HomeVisitId(moving.visit), ...when })
      : await ask.run({ ...when, village, via, procedure: procedure === other ? null : procedure, person });
    if (answer.ok) onDone(date);
  };
  const field = (name: keyof typeof person, most: number) => (
    <Field
      label={t(`counter.homes.${name}`)}
      value={person[name]}
      onChange={(value) => setPerson((was) => ({ ...was, [name]: value }))}
      maxLength={most}
      {...(name === 'name' ? { autoFocus: true } : {})}
    />
  );

  return (
    <StaffDialog
      title={moving ? t('counter.homes.moveOf', { name: moving.person?.name ?? '' }) : t('counter.homes.ask')}
      onClose={() => onDone(null)}
      wide={moving === null}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorText failure={ask.error ?? move.error} />
        {moving ? null : (
          <>
            <div className={styles.pair}>
              {field('name', 80)}
              {field('phone', 20)}
            </div>
            <div className={styles.pair}>
              <Choice
                label={t('counter.homes.village')}
                value={listed}
                options={[
                  ...villages.map(({ name }) => ({ value: name, text: name })),
                  { value: other, text: t('counter.homes.otherVillage') },
                ]}
                onChange={setListed}
              />
              {listed === other ? (
                <Field label={t('counter.homes.otherVillage')} value={typed} onChange={setTyped} maxLength={60} />
              ) : null}
            </div>
            {field('address', 300)}
          </>
        )}
        <div className={styles.pair}>
          <Field
            label={t('counter.homes.day')}
            value={day}
            onChange={setDay}
            error={date?.length === 10 ? null : t('province.dateWrong')}
            maxLength={10}
            autoFocus={moving !== null}
          />
          <Field
            label={t('counter.homes.time')}
            help={t('counter.homes.timeHelp')}
            value={time}
            onChange={setTime}
            error={isTime ? null : t('counter.homes.timeWrong')}
            maxLength={5}
          />
        </div>
        {moving ? null : (
          <>
            <div className={styles.pair}>
              <Choice
                label={t('counter.homes.via')}
                value={via}
                options={visitRoads.map((value) => ({ value, text: t(`counter.homes.via.${value}`) }))}
                onChange={setVia}
              />
              <Choice
                label={t('counter.homes.procedure')}
                value={procedure}
                options={[
                  { value: other, text: t('counter.homes.procedureNone') },
                  ...procedures.map(({ code, name }) => ({ value: code, text: name })),
                ]}
                onChange={setProcedure}
              />
            </div>
            {field('note', 300)}
          </>
        )}
        <div className={styles.actions}>
          <Button kind="primary" type="submit" pending={ask.pending || move.pending}>
            {t('counter.homes.save')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
