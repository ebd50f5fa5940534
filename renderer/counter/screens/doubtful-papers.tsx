import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './doubtful-papers.module.css';

/** A printer died in the middle of a paper: only a person who looks can say whether it came out. */
export function DoubtfulPapers({ jobs }: { jobs: CounterView['doubtfulJobs'] }) {
  return jobs.map((job) => <Question key={job.job} job={job.job} label={job.label} />);
}

function Question({ job, label }: { job: string; label: string }) {
  const { t } = useTranslation();
  const answer = useCommand('answerPaperQuestion');
  // A dossier's code stays on one line.
  const [before, after] = t('counter.paper.question', { label: '\n' }).split('\n');
  const question = (
    <>
      {before}
      <span className={styles.code}>{label}</span>
      {after}
    </>
  );
  return (
    <Notice tone="warn" title={question}>
      <p>{t('counter.paper.help')}</p>
      <div className={styles.answers}>
        <Button onPress={() => answer.run({ job, printed: true })} pending={answer.pending}>
          {t('counter.paper.yes')}
        </Button>
        <Button onPress={() => answer.run({ job, printed: false })} pending={answer.pending}>
          {t('counter.paper.no')}
        </Button>
      </div>
      <ErrorText failure={answer.error} />
    </Notice>
  );
}
