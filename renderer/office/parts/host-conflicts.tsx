import { useTranslation } from 'react-i18next';
import type { ConflictsView } from '../../../contract/conflict-api.ts';
import { people } from '../../../contract/rights.ts';
import type { AccountRole } from '../../../domain/roles.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { dateTimeText, timeText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useLive } from '../../ui/use-live.ts';
import styles from './host-conflicts.module.css';
import { Section } from './section.tsx';

type Conflict = ConflictsView['conflicts'][number];
type Act = Conflict['theirs'][number];

/** What two hosts both worked on: what each did, what a person has to do, and who did it. Nothing where nothing was. */
export function HostConflicts({ role }: { readonly role: AccountRole }) {
  const { t } = useTranslation();
  const { view } = useLive('watchConflicts', {});
  if (!view || view.conflicts.length === 0) return null;
  const { open, conflicts } = view;
  const more = open - conflicts.filter(({ seen }) => seen === null).length;
  const isKeeper = (people.keepers as readonly AccountRole[]).includes(role);
  return (
    <Section
      title={t('office.conflict.title')}
      note={open > 0 ? <strong className={styles.open}>{t('office.conflict.open', { open })}</strong> : undefined}
    >
      <p className={styles.help}>{t(open > 0 ? 'office.conflict.help' : 'office.conflict.done')}</p>
      <ul className={styles.list}>
        {conflicts.map((each) => (
          <One key={`${each.kind} ${each.subject} ${each.stream}`} conflict={each} isKeeper={isKeeper} />
        ))}
      </ul>
      {more > 0 ? <p className={styles.help}>{t('office.conflict.more', { more })}</p> : null}
    </Section>
  );
}

function One({ conflict, isKeeper }: { readonly conflict: Conflict; readonly isKeeper: boolean }) {
  const { t } = useTranslation();
  const tick = useCommand('tickConflict');
  const { kind, subject, stream, label, todo, theirs, ours, seen } = conflict;
  const what = t(`office.conflict.kind.${kind}`, { label });
  if (seen)
    return (
      <li className={classes(styles.one, styles.done)}>
        <span className={styles.what}>✓ {what}</span>
        <span>{t('office.conflict.seenBy', { at: dateTimeText(seen.at), by: seen.by })}</span>
      </li>
    );
  return (
    <li className={styles.one}>
      <div className={styles.top}>
        <div className={styles.words}>
          <p className={styles.what}>{what}</p>
          <p>{t(`office.conflict.todo.${todo}`)}</p>
        </div>
        {isKeeper ? (
          <Button
            label={t('office.conflict.seenOf', { what })}
            pending={tick.pending}
            onPress={() => void tick.run({ kind, subject, stream })}
          >
            {t('office.conflict.seen')}
          </Button>
        ) : null}
      </div>
      <ErrorText failure={tick.error} />
      <div className={styles.sides}>
        <Side title={t('office.conflict.theirs')} acts={theirs} />
        <Side title={t('office.conflict.ours')} acts={ours} />
      </div>
    </li>
  );
}

function Side({ title, acts }: { readonly title: string; readonly acts: readonly Act[] }) {
  const { t, i18n } = useTranslation();
  const said = (type: string) =>
    t([`office.conflict.act.${type}`, `dossier.step.${type}`, 'office.conflict.act.other'] as never);
  return (
    <div className={styles.side} lang={i18n.language}>
      <p className={styles.help}>{title}</p>
      <ol className={styles.acts}>
        {acts.map((act) => (
          <li key={`${act.at} ${act.type}`}>
            <span className={styles.time}>{timeText(act.at)}</span>{' '}
            {[
              said(act.type),
              act.counter === null ? '' : t('office.conflict.counter', { counter: act.counter }),
              act.by,
            ]
              .filter((each) => each !== '')
              .join(' · ')}
          </li>
        ))}
      </ol>
    </div>
  );
}
