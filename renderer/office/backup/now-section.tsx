import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../contract/backup-api.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import styles from '../parts/table.module.css';
import { backupStanding, sizeText } from './backup-words.ts';

const tones: Readonly<Record<ReturnType<typeof backupStanding>, BadgeTone>> = {
  good: 'good',
  'one-place': 'warn',
  late: 'warn',
  none: 'bad',
};

/** The one question, its answer, and the button. */
export function NowSection({ view }: { view: BackupView }) {
  const { t } = useTranslation();
  const make = useRequest('makeBackup');
  const { last, working, trouble, whole } = view;
  const standing = backupStanding(view, Date.now());
  return (
    <Section
      title={t('office.backup.title')}
      note={<StateBadge tone={tones[standing]}>{t(`office.backup.standing.${standing}`)}</StateBadge>}
    >
      <p>{t(`office.backup.standingHelp.${standing}`)}</p>
      <table className={styles.table}>
        <tbody>
          <tr>
            <td className={styles.soft}>{t('office.backup.last')}</td>
            <td>
              {last
                ? t('office.backup.lastAt', { at: dateTimeText(last.at), size: sizeText(last.bytes) })
                : t('office.backup.lastNever')}
            </td>
          </tr>
          {last ? (
            <tr>
              <td className={styles.soft}>{t('office.backup.lastRead')}</td>
              <td>{dateTimeText(last.readAt)}</td>
            </tr>
          ) : null}
          <tr>
            <td className={styles.soft}>{t('office.backup.whole')}</td>
            <td>
              {whole
                ? t(`office.backup.whole.${whole.good ? 'good' : 'bad'}`, { at: dateTimeText(whole.at) })
                : t('office.backup.wholeNever')}
            </td>
          </tr>
        </tbody>
      </table>
      <p>
        <Button kind="primary" pending={make.pending || working !== null} onPress={() => void make.run({})}>
          {t('office.backup.now')}
        </Button>
      </p>
      {working ? <p role="status">{t(`office.backup.step.${working}`)}</p> : null}
      {trouble && !working ? <Notice tone="bad">{t(`office.backup.trouble.${trouble}`)}</Notice> : null}
      <ErrorText failure={make.error} />
    </Section>
  );
}
