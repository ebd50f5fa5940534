import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeVisitView } from '../../../contract/home-visits-api.ts';
import { type VisitRoad, visitRoads } from '../../../domain/home-visit-events.ts';
import { HomeVisitId } from '../../../domain/ids.ts';
import { isPersonName } from '../../../domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { readTime } from '../../ui/typed-hours.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useList } from '../../ui/use-list.ts';
import styles from './homes-screen.module.css';

const other = '';

/** What was typed of somebody who asks to be visited: it stays while the list is looked at, until it is saved. */
export interface Asking {
  readonly listed: string;
  readonly typed: string;
  readonly via: VisitRoad;
  readonly procedure: string;
  readonly person: { readonly name: string; readonly phone: string; readonly address: string; readonly note: string };
}

export const nobodyAsks: Asking = {
  ...{ listed: other, typed: '', via: 'phone', procedure: other },
  person: { name: '', phone: '', address: '', note: '' },
};

/** Somebody asks to be visited, or another day is found for who asked. Answers with the day it is on. */
export function AskVisit(props: {
  moving: HomeVisitView | null;
  date: string;
  asking: Asking;
  onAsking: (change: (was: Asking) => Asking) => void;
  onDone: (on: string | null) => void;
}) {
  const { moving, onDone, asking } = props;
  const { listed, typed, via, procedure, person } = asking;
  const put = (part: Partial<Asking>) => props.onAsking((was) => ({ ...was, ...part }));
  const { t } = useTranslation(['screen', 'errors']);
  const villages = useList('listVillages') ?? [];
  const procedures = useList('listProcedures') ?? [];
  const ask = useCommand('askHomeVisit');
  const move = useCommand('moveHomeVisit');
  const [day, setDay] = useState(typedDate(props.date));
  const [time, setTime] = useState(moving?.from ?? '');
  const [tried, setTried] = useState(false);
  const date = readDate(day);
  const from = readTime(time);
  const village = listed === other ? typed.trim() : listed;
  const isNamed = isPersonName(person.name.trim());
  const save = async () => {
    setTried(true);
    if (date?.length !== 10 || from === null) return;
    if (!moving && (!isNamed || village === '')) return;
    const when = { date, from: from === '' ? null : from };
    const answer = moving
      ? await move.run({ visit: HomeVisitId(moving.visit), ...when })
      : await ask.run({ ...when, village, via, procedure: procedure === other ? null : procedure, person });
    if (!answer.ok) return;
    if (!moving) props.onAsking(() => nobodyAsks);
    onDone(date);
  };
  const field = (name: keyof typeof person, most: number) => (
    <Field
      label={t(`counter.homes.${name}`)}
      value={person[name]}
      onChange={(value) => put({ person: { ...person, [name]: value } })}
      maxLength={most}
      {...(name === 'name' ? { autoFocus: true, error: tried && !isNamed ? t('errors:name-invalid') : null } : {})}
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
                onChange={(value) => put({ listed: value })}
              />
              {listed === other ? (
                <Field
                  label={t('counter.homes.otherVillage')}
                  value={typed}
                  onChange={(value) => put({ typed: value })}
                  error={tried && village === '' ? t('errors:home-visit-village-missing') : null}
                  maxLength={60}
                />
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
            error={from === null ? t('counter.homes.timeWrong') : null}
            maxLength={12}
          />
        </div>
        {moving ? null : (
          <>
            <div className={styles.pair}>
              <Choice
                label={t('counter.homes.via')}
                value={via}
                options={visitRoads.map((value) => ({ value, text: t(`counter.homes.via.${value}`) }))}
                onChange={(value) => put({ via: value })}
              />
              <Choice
                label={t('counter.homes.procedure')}
                value={procedure}
                options={[
                  { value: other, text: t('counter.homes.procedureNone') },
                  ...procedures.map(({ code, name }) => ({ value: code, text: name })),
                ]}
                onChange={(value) => put({ procedure: value })}
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
