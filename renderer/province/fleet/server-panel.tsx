import { useTranslation } from 'react-i18next';
import { sourceLanguage } from '../../../domain/languages.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { slowlyEveryMs, useAsked } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import type { ServerCheck } from '../province-client.ts';

const tones: Readonly<Record<ServerCheck['state'], BadgeTone>> = {
  ...{ bad: 'bad', warning: 'warn' },
  ...{ unknown: 'quiet', ok: 'good' },
};
/** Looked at every day, whatever they say. */
const always = ['disk', 'standby', 'base-backup'];

/** How the province's own server is: the words and the limits are those of `check` at its command line. */
export function ServerPanel() {
  const { t } = useTranslation();
  const { value, failure } = useAsked('serverState', {}, slowlyEveryMs);
  if (!value) return failure ? <ErrorText failure={failure} ofPress={false} /> : null;

  const of = (state: ServerCheck['state']) => value.checks.filter((each) => each.state === state);
  const [bad, warning] = [of('bad'), of('warning')];
  const pressing = [...bad, ...warning];
  const shown = [...pressing, ...value.checks.filter((each) => !pressing.includes(each) && always.includes(each.id))];
  const others = value.checks.filter((each) => !shown.includes(each));
  return (
    <Panel
      title={t('province.server.title')}
      note={
        <span className={styles.badges}>
          {bad.length > 0 ? (
            <StateBadge tone="bad">{t('province.server.bad', { checks: bad.length })}</StateBadge>
          ) : null}
          {warning.length > 0 ? (
            <StateBadge tone="warn">{t('province.server.warning', { checks: warning.length })}</StateBadge>
          ) : null}
          {pressing.length === 0 ? <StateBadge tone="good">{t('province.server.well')}</StateBadge> : null}
        </span>
      }
    >
      <ErrorText failure={failure} ofPress={false} />
      <Lines of={shown} />
      <details>
        <summary>{t('province.server.others', { checks: others.length })}</summary>
        <Lines of={others} />
      </details>
    </Panel>
  );
}

function Lines({ of }: { of: readonly ServerCheck[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={styles.changes}>
      {of.map(({ id, state, vi, en }) => (
        <li key={`${id} ${en}`} className={styles.check}>
          <StateBadge tone={tones[state]}>{t(`province.server.state.${state}`)}</StateBadge>
          <span>
            <strong>{checkName(id)}</strong>: {i18n.language === sourceLanguage ? vi : en}
          </span>
        </li>
      ))}
    </ul>
  );

  /** A newer server may look at what this page has no name for. */
  function checkName(id: string): string {
    return t(`province.server.check.${id}` as never, { defaultValue: id }) as string;
  }
}
