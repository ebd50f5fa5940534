import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueId } from '../../../domain/ids.ts';
import { textIn } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { LockDialog } from '../../ui/reception/lock-dialog.tsx';
import { PauseDialog } from '../../ui/reception/pause-dialog.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import styles from './reception.module.css';
import type { ReceptionProps } from './reception-props.ts';
import { receptionText } from './reception-text.ts';

/** Each queue as the kiosk tells it at this moment, with its pause; and the lock of the whole kiosk. */
export function NowSection({ view, reception }: ReceptionProps) {
  const { t, i18n } = useTranslation();
  const [pausing, setPausing] = useState<QueueId | null>(null);
  const [locking, setLocking] = useState(false);
  const resume = useCommand('resumeQueues');
  return (
    <Section
      title={t('office.now.title')}
      note={
        view.lock ? null : (
          <Button kind="danger" onPress={() => setLocking(true)}>
            {t('ui.lock.lock')}
          </Button>
        )
      }
    >
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('office.queues.queue')}</th>
            <th>{t('office.now.says')}</th>
            <th className={styles.count}>{t('office.now.given')}</th>
            <td className={styles.bare} />
          </tr>
        </thead>
        <tbody>
          {view.queues.map((queue) => {
            const set = reception.queues.find((each) => each.queue === queue.id);
            const name = textIn(i18n.language, queue.name);
            const given = set?.given ?? 0;
            return (
              <tr key={queue.id}>
                <td>
                  <span className={table.queue}>
                    <QueueMark queue={queue} />
                    {name}
                  </span>
                </td>
                <td>{view.lock ? t('office.now.locked') : receptionText(t, queue.reception, view.day.date)}</td>
                <td className={styles.count}>
                  {set?.places == null ? given : t('office.now.givenOf', { given, places: set.places })}
                </td>
                <td className={styles.act}>
                  {set?.pause ? (
                    <Button
                      kind="primary"
                      label={t('ui.pause.resumeOf', { queue: name })}
                      onPress={() => resume.run({ queues: [queue.id] })}
                      pending={resume.pending}
                    >
                      {t('ui.pause.resume')}
                    </Button>
                  ) : (
                    <Button label={t('ui.pause.pauseOf', { queue: name })} onPress={() => setPausing(queue.id)}>
                      {t('ui.pause.pause')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ErrorText failure={resume.error} />
      <p className={table.soft}>{t('office.now.counterMay')}</p>
      {pausing ? (
        <PauseDialog queues={view.queues} day={view.day} chosen={[pausing]} onClose={() => setPausing(null)} />
      ) : null}
      {locking ? <LockDialog day={view.day} onClose={() => setLocking(false)} /> : null}
    </Section>
  );
}
