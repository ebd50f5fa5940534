import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '../../../contract/updates-api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, failureText, Notice } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { sizeText } from '../backup/backup-words.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import styles from './updates.module.css';

/** What lies on the stick; a press copies it in, and the stick may go again. */
export function UpdateStickSection({ view, may }: { view: UpdatesView; may: boolean }) {
  const { t } = useTranslation(['screen', 'errors']);
  const take = useRequest('importUpdate');
  const { stick, found, importing, trouble, publisher, state } = view;
  if (state === 'off') return null;
  return (
    <Section
      title={t('office.updates.stick')}
      note={<StateBadge tone={stick === 'there' ? 'good' : 'quiet'}>{t(`office.updates.stickIs.${stick}`)}</StateBadge>}
    >
      <p>{t(stick === 'none' ? 'office.updates.stickNone' : 'office.updates.stickHelp')}</p>
      {publisher ? null : <Notice tone="warn">{t('office.updates.noPublisher')}</Notice>}
      {importing ? <Progress importing={importing} /> : null}
      {trouble && !importing && !take.error ? (
        <Notice tone="bad" title={trouble.name}>
          {failureText(t, { type: trouble.fault })}
        </Notice>
      ) : null}
      <ErrorText failure={take.error} />
      {stick === 'there' && found.length === 0 ? <p className={table.soft}>{t('office.updates.stickEmpty')}</p> : null}
      {found.length > 0 ? (
        <table className={table.table}>
          <tbody>
            {found.map(({ name, bytes, version, wanted, fault }) => (
              <tr key={name}>
                <td>
                  <span className={table.strong}>{version ?? name}</span>{' '}
                  {wanted ? <StateBadge tone="good">{t('office.updates.isWanted')}</StateBadge> : null}
                  <br />
                  <span className={table.soft}>
                    {version === null ? '' : `${name}, `}
                    {sizeText(bytes)}
                  </span>
                  {fault === null ? null : <div>{failureText(t, { type: fault })}</div>}
                </td>
                <td className={table.actions}>
                  {may && fault === null ? (
                    <Button
                      kind={wanted ? 'primary' : 'plain'}
                      label={t('office.updates.takeOf', { name })}
                      pending={take.pending}
                      disabled={importing !== null}
                      onPress={() => void take.run({ name })}
                    >
                      {t('office.updates.take')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}

function Progress({ importing: { name, step, done, of } }: { importing: NonNullable<UpdatesView['importing']> }) {
  const { t } = useTranslation();
  const said = t(`office.updates.step.${step}`, { name, done: sizeText(done), of: sizeText(of) });
  return (
    <div>
      <p role="status">{said}</p>
      <progress className={styles.bar} aria-label={t('office.updates.takeOf', { name })} value={done} max={of || 1} />
    </div>
  );
}
