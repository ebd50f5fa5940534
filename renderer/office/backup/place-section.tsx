import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../contract/backup-api.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import styles from '../parts/table.module.css';
import { sizeText } from './backup-words.ts';
import { type Listed, RestoreDialog } from './restore-dialog.tsx';

type Place = BackupView['places'][number];

const shownAtFirst = 5;

function toneOf(state: Place['state']): BadgeTone {
  if (state === 'good') return 'good';
  if (state === 'absent' || state === 'empty') return 'quiet';
  return state === 'same-device' ? 'warn' : 'bad';
}

/** What lies at one place, newest first. */
export function PlaceSection(props: {
  readonly place: Place;
  readonly healedAt: number | null;
  readonly mayRestore: boolean;
}) {
  const { place, healedAt, mayRestore } = props;
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<Listed | null>(null);
  const { kind, state, folder, backups } = place;
  const shown = all ? backups : backups.slice(0, shownAtFirst);
  return (
    <Section
      title={t(`office.backup.place.${kind}`)}
      note={<StateBadge tone={toneOf(state)}>{t(`office.backup.state.${state}`)}</StateBadge>}
    >
      <p className={styles.soft}>{folder}</p>
      {state === 'same-device' ? <p>{t('office.backup.sameDeviceHelp')}</p> : null}
      {backups.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('office.backup.column.created')}</th>
              <th>{t('office.backup.column.size')}</th>
              <th>{t('office.backup.column.read')}</th>
              <th>{t('office.backup.column.opens')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((backup) => (
              <tr key={backup.name}>
                <td className={styles.words}>{dateTimeText(backup.created)}</td>
                <td className={styles.whole}>{sizeText(backup.bytes)}</td>
                <td className={styles.words}>
                  <Verdict read={backup.read} />
                </td>
                <td className={styles.words}>
                  {t(backup.forProvince ? 'office.backup.opensProvince' : 'office.backup.opensHere')}
                </td>
                <td className={styles.actions}>
                  {mayRestore && backup.read?.good !== false ? (
                    <Button
                      label={t('office.backup.restoreOf', { at: dateTimeText(backup.created) })}
                      onPress={() => setChosen(backup)}
                    >
                      {t('office.backup.restore')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {backups.length > shown.length ? (
        <Button onPress={() => setAll(true)}>
          {t('office.backup.more', { count: numberText(backups.length - shown.length) })}
        </Button>
      ) : null}
      {chosen ? (
        <RestoreDialog place={kind} backup={chosen} healedAt={healedAt} onClose={() => setChosen(null)} />
      ) : null}
    </Section>
  );
}

function Verdict({ read }: Pick<Listed, 'read'>) {
  const { t } = useTranslation();
  if (!read) return <StateBadge>{t('office.backup.read.never')}</StateBadge>;
  return (
    <StateBadge tone={read.good ? 'good' : 'bad'}>
      {t(`office.backup.read.${read.good ? 'good' : 'bad'}`, { at: dateTimeText(read.at) })}
    </StateBadge>
  );
}
