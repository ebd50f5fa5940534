import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../contract/backup-api.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { MissingEvents } from '../parts/missing-events.tsx';
import styles from './backup.module.css';

/** What the last start did about the database, what it means for the people, and what is to be done now. */
export function HealedNotice({ healed }: { healed: NonNullable<BackupView['healed']> }) {
  const { t } = useTranslation();
  const note = useRequest('noteHealed');
  const { why, at, backup, salvaged, unread, aside, missing, withoutAccounts } = healed;
  const seen = (
    <>
      <Button pending={note.pending} onPress={() => void note.run({})}>
        {t('office.backup.healed.read')}
      </Button>
      <ErrorText failure={note.error} />
    </>
  );
  if (why === 'not-restored')
    return (
      <Notice tone="warn" title={t('office.backup.healed.not-restored', { at: dateTimeText(backup?.created ?? at) })}>
        <p>{t('office.backup.healed.notRestoredHelp')}</p>
        {seen}
      </Notice>
    );
  return (
    <Notice tone="warn" title={t(`office.backup.healed.${why}`, { at: dateTimeText(at) })}>
      <p>
        {backup
          ? t('office.backup.healed.from', { at: dateTimeText(backup.created) })
          : t('office.backup.healed.withoutBackup')}{' '}
        {t('office.backup.healed.salvaged', { events: numberText(salvaged) })}
      </p>
      {unread > 0 ? <p>{t('office.backup.healed.unread', { events: numberText(unread) })}</p> : null}
      <MissingEvents missing={missing} />
      {missing ? <p>{t('office.backup.healed.standIn')}</p> : null}
      {withoutAccounts ? <p>{t('office.backup.healed.withoutAccounts')}</p> : null}
      {backup === null ? <p>{t('office.backup.healed.withoutCopy')}</p> : null}
      <p>{t('office.backup.healed.next')}</p>
      <ol className={styles.steps}>
        {(['connect', 'count', 'call'] as const).map((step) => (
          <li key={step}>{t(`office.backup.healed.next.${step}`)}</li>
        ))}
      </ol>
      {aside ? <p>{t('office.backup.healed.aside', { name: aside })}</p> : null}
      {seen}
    </Notice>
  );
}
