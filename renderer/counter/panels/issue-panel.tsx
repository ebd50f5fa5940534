import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PriorityCategory, priorityCategories } from '../../../domain/ticket-words.ts';
import { textIn } from '../../i18n.ts';
import { OptionKeys, OptionList, StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './issue-panel.module.css';
import type { PanelProps } from './panel-props.ts';

const stripLength = 20;

/** F4: a number for someone who stands here, or a strip of twenty when the kiosk is dead. The letter gives it. */
export function IssuePanel({ view, onJob, onClose }: PanelProps) {
  const { t, i18n } = useTranslation();
  const [priority, setPriority] = useState<PriorityCategory | null>(null);
  const [strip, setStrip] = useState(false);
  const [given, setGiven] = useState<string | null>(null);
  const issue = useCommand('issueTicket');
  const issueStrip = useCommand('issueStrip');
  const language = view.point.languages[0]?.code ?? 'vi';

  const give = async (queue: string) => {
    if (strip) {
      const answer = await issueStrip.run({ queue, count: stripLength, language });
      const tickets = answer.ok ? answer.value.tickets : [];
      if (answer.ok) setGiven(`${tickets[0]?.number} – ${tickets.at(-1)?.number}`);
    } else {
      const answer = await issue.run({ queue, priority, language });
      if (answer.ok) {
        setGiven(answer.value.number);
        onJob(answer.value.job);
      }
    }
    setPriority(null);
    setStrip(false);
  };

  const options = view.queues.map((queue) => ({
    key: queue.id,
    mark: <QueueMark queue={queue} />,
    text: textIn(i18n.language, queue.name),
    run: () => void give(queue.id),
  }));
  const extras = [
    ...priorityCategories.map((category, index) => ({
      key: String(index + 1),
      mark: <Pictogram name={category} className={styles.sign} />,
      text: t(`ui.priority.${category}`),
      chosen: priority === category,
      run: () => {
        setStrip(false);
        setPriority(priority === category ? null : category);
      },
    })),
    {
      key: '0',
      text: t('counter.issue.strip', { count: stripLength }),
      chosen: strip,
      run: () => {
        setPriority(null);
        setStrip(!strip);
      },
    },
  ];

  return (
    <StaffDialog title={t('counter.issue.title')} onClose={onClose} wide>
      <OptionKeys options={[...options, ...extras]} />
      {given ? (
        <Notice tone="good" title={t('counter.issue.given')}>
          <strong className={styles.number}>{given}</strong>
        </Notice>
      ) : null}
      <ErrorText failure={issue.error ?? issueStrip.error} />
      <div className={styles.columns}>
        <section>
          <h3 className={styles.title}>{t('counter.issue.queue')}</h3>
          <OptionList options={options} />
        </section>
        <section>
          <h3 className={styles.title}>{t('counter.issue.before')}</h3>
          <OptionList options={extras} />
        </section>
      </div>
    </StaffDialog>
  );
}
