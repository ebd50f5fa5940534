import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '../../../contract/updates-api.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText } from '../../ui/format.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import styles from '../parts/table.module.css';
import { type ChangeAsked, ChangeDialog } from './change-dialog.tsx';

const tones: Readonly<Record<UpdatesView['state'], BadgeTone>> = {
  ...{ stuck: 'bad', damaged: 'bad', 'went-back': 'warn', 'not-installed': 'warn', held: 'warn', missing: 'warn' },
  ...{ waits: 'busy', current: 'good', off: 'quiet' },
};

export function RunsSection({ view, may }: { view: UpdatesView; may: boolean }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ChangeAsked | null>(null);
  const { state, runs, staged, putOnAt, wanted, before } = view;
  const beforeText = before?.version ?? t('office.updates.installed');
  return (
    <Section
      title={t('office.updates.title')}
      note={<StateBadge tone={tones[state]}>{t(`office.updates.state.${state}`)}</StateBadge>}
    >
      <table className={styles.table}>
        <tbody>
          <tr>
            <td className={styles.soft}>{t('office.updates.runs')}</td>
            <td className={styles.strong}>{runs}</td>
          </tr>
          <tr>
            <td className={styles.soft}>{t('office.updates.staged')}</td>
            <td>
              {staged
                ? t('office.updates.stagedAt', { version: staged.version, at: dateTimeText(staged.at) })
                : t('office.updates.nothing')}
            </td>
          </tr>
          {staged && !staged.held ? (
            <tr>
              <td className={styles.soft}>{t('office.updates.putOn')}</td>
              <td>{putOnAt === null ? t('office.updates.neverQuiet') : dateTimeText(putOnAt)}</td>
            </tr>
          ) : null}
          <tr>
            <td className={styles.soft}>{t('office.updates.wanted')}</td>
            <td>
              {wanted
                ? t(`office.updates.wanted.${wanted.standing}`, { version: wanted.version })
                : t('office.updates.wantedNever')}
            </td>
          </tr>
        </tbody>
      </table>
      {may && ((staged && !staged.held) || before) ? (
        <p className={styles.tries}>
          {staged && !staged.held ? (
            <Button onPress={() => setAsked({ what: 'now', version: staged.version })}>
              {t('office.updates.now')}
            </Button>
          ) : null}
          {before ? (
            <Button
              kind="quiet"
              disabled={!before.may}
              onPress={() => setAsked({ what: 'back', version: beforeText, from: runs })}
            >
              {t('office.updates.back', { version: beforeText })}
            </Button>
          ) : null}
        </p>
      ) : null}
      {before && !before.may ? <p className={styles.soft}>{t('office.updates.noWayBack')}</p> : null}
      {asked ? <ChangeDialog asked={asked} onClose={() => setAsked(null)} /> : null}
    </Section>
  );
}
