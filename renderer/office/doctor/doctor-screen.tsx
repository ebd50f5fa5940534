import { useTranslation } from 'react-i18next';
import { people } from '../../../contract/rights.ts';
import { mostUrgentFirst, verdictOf } from '../../../domain/doctor.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { CheckCard } from '../../ui/doctor/check-card.tsx';
import styles from '../../ui/doctor/doctor.module.css';
import { saysText, toneOf } from '../../ui/doctor/doctor-words.ts';
import { timeText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { DeviceSection } from './device-section.tsx';
import { PapersOut } from './papers-out.tsx';
import { PcSection } from './pc-section.tsx';

/** What is wrong with the machines, what it means, and how it is mended; what is well stands short below. */
export function DoctorScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchDoctor', {});
  const run = useRequest('runDoctor');
  const mend = useCommand('mendCheck');
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  const todo = mostUrgentFirst(view.checks.filter(({ state }) => state !== 'ok'));
  const well = view.checks.filter(({ state }) => state === 'ok');
  const verdict = verdictOf(view.checks);
  const mayMend = (people.machines as readonly string[]).includes(account.role);
  const isRunning = view.running || run.pending;
  return (
    <>
      <Section
        title={t('doctor.title')}
        note={
          <Button kind="primary" pending={isRunning} onPress={() => void run.run({})}>
            {t('doctor.run')}
          </Button>
        }
      >
        <p className={styles.verdict}>
          <StateBadge tone={toneOf[verdict]}>{t(`doctor.verdict.${verdict}`)}</StateBadge>
        </p>
        <p role="status" className={table.soft}>
          {isRunning ? t('doctor.running') : ''}
        </p>
        {mayMend ? <PapersOut /> : null}
        <ErrorText failure={run.error ?? mend.error} />
      </Section>
      <Section title={t('doctor.todo')}>
        {todo.length === 0 ? <p>{t('doctor.none')}</p> : null}
        <ul className={styles.cards}>
          {todo.map((check) => (
            <CheckCard
              key={check.id}
              check={check}
              pending={mend.pending}
              onMend={mayMend ? (fix) => void mend.run({ fix }) : null}
            />
          ))}
        </ul>
      </Section>
      <DeviceSection view={view} mayTry={mayMend} />
      <PcSection pcs={view.pcs} version={view.version} />
      <Section title={t('doctor.well', { count: well.length })}>
        <table className={table.table}>
          <tbody>
            {well.map((check) => (
              <tr key={check.id}>
                <td className={styles.wellName}>{t(`doctor.check.${check.id}`)}</td>
                <td>{saysText(t, check)}</td>
                <td className={classes(table.end, table.whole)}>{timeText(check.seenAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}
