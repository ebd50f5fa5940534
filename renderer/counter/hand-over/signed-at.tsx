import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { readTime } from '../../ui/typed-hours.ts';
import styles from './hand-over.module.css';

/** When a paper was signed, as it is written beside the signature; the day it went is there already, the hour never is. */
export function useSignedAt(from: string) {
  const [date, setDate] = useState(typedDate(from.slice(0, 10)));
  const [time, setTime] = useState('');
  const [asks, setAsks] = useState(false);
  const [day, hour] = [readDate(date), readTime(time) || null];
  const isDay = day !== null && day.length === 10;
  return {
    ...{ date, setDate, time, setTime },
    dateError: asks && !isDay,
    timeError: asks && hour === null,
    /** Null: something is not filled in, and is said now. */
    read: (): string | null => {
      setAsks(true);
      return isDay && hour !== null ? `${day}T${hour}` : null;
    },
  };
}

export function SignedAtFields({ signed }: { readonly signed: ReturnType<typeof useSignedAt> }) {
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <Field
        label={t('handOver.signed.time')}
        name="signed-time"
        value={signed.time}
        onChange={signed.setTime}
        error={signed.timeError ? t('handOver.signed.timeWrong') : null}
        inputMode="numeric"
        autoFocus
      />
      <Field
        label={t('handOver.signed.date')}
        name="signed-date"
        value={signed.date}
        onChange={signed.setDate}
        error={signed.dateError ? t('handOver.signed.dateWrong') : null}
        inputMode="numeric"
      />
    </div>
  );
}
