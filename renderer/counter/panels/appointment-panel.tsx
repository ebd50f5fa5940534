import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { readTime } from '../../ui/typed-hours.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './appointment-panel.module.css';
import type { PanelProps } from './panel-props.ts';

/** A day and an hour to come back, on paper with a code: three fields, Enter. */
export function AppointmentPanel({ view, onJob, onClose }: PanelProps) {
  const { t, i18n } = useTranslation();
  const [queue, setQueue] = useState<string>(view.current?.queue ?? view.serves[0] ?? view.queues[0]?.id ?? '');
  const [date, setDate] = useState(() => typedDate(view.day.nextWorkingDay));
  const [from, setFrom] = useState('08:00');
  const [to, setTo] = useState('09:00');
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const make = useCommand('makeAppointment');

  const read = { date: readDate(date), from: readTime(from), to: readTime(to) };
  const isDay = read.date !== null && read.date.length === 10;
  const submit = async () => {
    setTried(true);
    setMade(null);
    if (!isDay || !read.date || !read.from || !read.to) return;
    const language = view.current?.language ?? view.point.languages[0]?.code ?? 'vi';
    const hours = { date: read.date, from: read.from, to: read.to };
    const answer = await make.run({ counter: view.counter, queue, ...hours, language });
    if (!answer.ok) return;
    onJob(answer.value.job);
    setMade(`${typedDate(read.date)} ${read.from}–${read.to}`);
    setTried(false);
  };

  return (
    <StaffDialog title={t('counter.appointment.title')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {made ? <Notice tone="good">{t('counter.appointment.made', { when: made })}</Notice> : null}
        <Choice
          label={t('counter.appointment.queue')}
          value={queue}
          options={view.queues.map(({ id, name }) => ({ value: id, text: `${id} · ${textIn(i18n.language, name)}` }))}
          onChange={setQueue}
        />
        <Field
          label={t('counter.appointment.date')}
          help={t('counter.appointment.dateHelp')}
          value={date}
          onChange={setDate}
          error={tried && !isDay ? t('counter.appointment.dateWrong') : null}
          maxLength={10}
          autoFocus
        />
        <div className={styles.hours}>
          <Field
            label={t('counter.appointment.from')}
            value={from}
            onChange={setFrom}
            error={tried && !read.from ? t('counter.appointment.timeWrong') : null}
            maxLength={5}
          />
          <Field
            label={t('counter.appointment.to')}
            value={to}
            onChange={setTo}
            error={tried && !read.to ? t('counter.appointment.timeWrong') : null}
            maxLength={5}
          />
        </div>
        <p className={styles.help}>{t('counter.appointment.help')}</p>
        <ErrorText failure={make.error} />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" pending={make.pending}>
            {t('counter.appointment.submit')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('counter.appointment.close')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
