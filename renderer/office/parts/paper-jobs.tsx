import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { timeText } from '../../ui/format.ts';
import { PrinterBadge } from '../../ui/machine-states.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { Section } from './section.tsx';
import styles from './table.module.css';

type Job = OfficeView['jobs'][number];

const tones: Readonly<Record<Job['state'], BadgeTone>> = {
  queued: 'quiet',
  sending: 'busy',
  sent: 'good',
  confirmed: 'good',
  unknown: 'warn',
  failed: 'bad',
  replaced: 'quiet',
  withdrawn: 'quiet',
};

/** The printer and its last papers: a doubtful one is asked about, any one can be printed again, marked. */
export function PaperJobs({ printer, jobs }: Pick<OfficeView, 'printer' | 'jobs'>) {
  const { t } = useTranslation();
  const test = useCommand('printTestPage');
  const testSecond = useCommand('printTestPage');
  return (
    <Section title={t('office.paper.title')} note={<PrinterBadge printer={printer} />}>
      <div className={styles.tries}>
        <Button onPress={() => test.run({})} pending={test.pending}>
          {t('office.paper.test')}
        </Button>
        {printer.second ? (
          <Button onPress={() => testSecond.run({ printer: 'second' })} pending={testSecond.pending}>
            {t('office.paper.testSecond')}
          </Button>
        ) : null}
      </div>
      <ErrorText failure={test.error ?? testSecond.error} />
      {jobs.length === 0 ? <p className={styles.soft}>{t('office.paper.none')}</p> : null}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <tbody>
            {jobs.map((job) => (
              <JobRow key={job.job} job={job} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation();
  const reprint = useCommand('reprint');
  const answer = useCommand('answerPaperQuestion');
  return (
    <tr>
      <td className={styles.whole}>{timeText(job.at)}</td>
      <td className={styles.words}>
        <span className={styles.strong}>{job.label}</span>
        <br />
        <span className={styles.soft}>
          {t(`office.paper.${job.kind}`)}
          {job.copy > 0 ? ` · ${t('office.paper.copy', { copy: job.copy })}` : ''}
        </span>
        <br />
        <StateBadge tone={tones[job.state]}>{t(`office.job.${job.state}`)}</StateBadge>
        <ErrorText failure={reprint.error ?? answer.error} />
      </td>
      <td className={styles.end}>
        <span className={styles.actions}>
          {job.state === 'unknown' ? (
            <>
              <Button onPress={() => answer.run({ job: job.job, printed: true })} pending={answer.pending}>
                {t('counter.paper.yes')}
              </Button>
              <Button onPress={() => answer.run({ job: job.job, printed: false })} pending={answer.pending}>
                {t('counter.paper.no')}
              </Button>
            </>
          ) : null}
          {job.state !== 'unknown' && job.state !== 'withdrawn' ? (
            <Button kind="quiet" onPress={() => reprint.run({ job: job.job })} pending={reprint.pending}>
              {t('counter.reprint.yes')}
            </Button>
          ) : null}
        </span>
      </td>
    </tr>
  );
}
