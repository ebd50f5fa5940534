import { useTranslation } from 'react-i18next';
import type { HowId } from '../../../domain/doctor.ts';
import { Button } from '../button.tsx';
import { timeText } from '../format.ts';
import { StateBadge } from '../state-badge.tsx';
import styles from './doctor.module.css';
import { type Checked, saysText, toneOf } from './doctor-words.ts';
import { HowPicture } from './how-picture.tsx';

/** One thing somebody should look at: what it is, what it means, a press or the steps that mend it. */
export function CheckCard(props: {
  readonly check: Checked;
  readonly pending: boolean;
  readonly onMend: ((fix: NonNullable<Checked['fix']>) => void) | null;
}) {
  const { check, pending, onMend } = props;
  const { t } = useTranslation();
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <h3 className={styles.name}>{t(`doctor.check.${check.id}`)}</h3>
        <StateBadge tone={toneOf[check.state]}>{t(`doctor.state.${check.state}`)}</StateBadge>
        <span className={styles.age}>{t('doctor.seenAt', { at: timeText(check.seenAt) })}</span>
      </div>
      <p>{saysText(t, check)}</p>
      {check.fix !== null && onMend ? (
        <div>
          <Button kind="primary" pending={pending} onPress={() => check.fix && onMend(check.fix)}>
            {t(`doctor.fix.${check.fix}`)}
          </Button>
        </div>
      ) : null}
      {check.how !== null ? <Steps how={check.how} /> : null}
    </li>
  );
}

/** Steps stand in one text, a bullet between them: a translator sees them together. */
export function Steps({ how, heading: Heading = 'h4' }: { how: HowId; heading?: 'h3' | 'h4' }) {
  const { t } = useTranslation();
  return (
    <div className={styles.how}>
      <HowPicture how={how} />
      <div>
        <Heading className={styles.howTitle}>{t('doctor.steps')}</Heading>
        <ol className={styles.steps}>
          {t(`doctor.how.${how}`)
            .split(' • ')
            .map((step) => (
              <li key={step}>{step}</li>
            ))}
        </ol>
      </div>
    </div>
  );
}
