import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { localDateText } from '../../ui/format.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import table from '../parts/table.module.css';
import styles from './languages.module.css';
import type { LanguageProgress, StageProgress } from './languages-props.ts';

/** What a stage has, what it lacks, who answered for it, and what citizens meet meanwhile. */
export function StageRow(props: {
  readonly state: StageProgress;
  readonly language: LanguageProgress;
  /** The stages before it are open. */
  readonly mayOpen: boolean;
  readonly mayClose: boolean;
  readonly closing: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}) {
  const { state, language } = props;
  const { t } = useTranslation();
  const { stage, needed, missingTexts, missingClips, review, reviewStands, open } = state;
  const name = t(`office.languages.stage.${stage}`);
  const isWhole = missingTexts === 0 && missingClips === 0;
  const of = { stage: name, language: language.ownName };
  return (
    <tr>
      <td className={styles.counts}>{name}</td>
      <td className={styles.counts}>{t('office.languages.of', { there: needed - missingTexts, needed })}</td>
      <td className={styles.counts}>
        {missingClips === 0 ? t('office.languages.allClips') : t('office.languages.noClips', { count: missingClips })}
      </td>
      <td className={styles.review}>
        {review ? `${review.reviewer}, ${localDateText(review.date)}` : t('office.languages.nobody')}
        {review && !reviewStands ? <div className={table.soft}>{t('office.languages.changedSince')}</div> : null}
      </td>
      <td>
        <StateBadge tone={toneOf(state, isWhole)}>
          {t(open ? 'office.languages.open' : 'office.languages.closed')}
        </StateBadge>
      </td>
      <td className={table.end}>
        {open && props.mayClose ? (
          <Button
            kind="quiet"
            label={t('office.languages.closeOf', of)}
            onPress={props.onClose}
            pending={props.closing}
          >
            {t('office.languages.close')}
          </Button>
        ) : null}
        {!open && props.mayOpen && isWhole ? (
          <Button kind="primary" label={t('office.languages.openOf', of)} onPress={props.onOpen}>
            {t('office.languages.openIt')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function toneOf({ open, review, reviewStands }: StageProgress, isWhole: boolean): BadgeTone {
  if (open) return 'good';
  if (review && !reviewStands) return 'warn';
  return isWhole ? 'busy' : 'quiet';
}
