import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueLine, HeadView } from '../../../contract/head-api.ts';
import { Button } from '../../ui/button.tsx';
import { dueText } from '../../ui/due-words.ts';
import { localDateText, timeText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { ApologyDialog } from './apology-dialog.tsx';
import styles from './head.module.css';

export type DueName = 'overdue' | 'due-today' | 'due-soon';

/** Dossiers somebody must do something about: what, who holds it, why it is there, and the next act. */
export function DueSection(props: {
  readonly name: DueName;
  readonly list: HeadView['overdue'];
  readonly until: string;
  readonly isHead: boolean;
  readonly onOpen: (name: DueName) => void;
}) {
  const { name, list } = props;
  const { t } = useTranslation();
  return (
    <Section
      title={t(`office.head.list.${name}`, { n: list.count, until: localDateText(props.until) })}
      note={
        list.count > list.lines.length ? (
          <Button onPress={() => props.onOpen(name)}>{t('office.head.all', { dossiers: list.count })}</Button>
        ) : null
      }
    >
      {list.count === 0 ? <p className={table.soft}>{t(`office.head.none.${name}`)}</p> : null}
      <ul className={styles.lines}>
        {list.lines.map((line) => (
          <DueRow key={line.dossier} line={line} name={name} isHead={props.isHead} />
        ))}
      </ul>
    </Section>
  );
}

function DueRow({ line, name, isHead }: { line: DueLine; name: DueName; isHead: boolean }) {
  const { t } = useTranslation();
  const nudge = useCommand('nudgeDossier');
  const [isApologising, setApologising] = useState(false);
  const { code, procedureName, dueAt, holder, unit, reason, nextAct, nudgedAt } = line;
  const keeper = [holder || t('office.head.nobody'), unit].filter(Boolean).join(', ');
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <p className={styles.code}>{code}</p>
        <p>{procedureName}</p>
        <p className={table.soft}>
          {t('dossier.due.short', { due: dueText(dueAt) })}
          {name === 'overdue' ? ` · ${t('office.head.late', { days: line.workingDaysLate })}` : ''}
        </p>
      </div>
      <div className={styles.who}>
        <p className={table.strong}>{keeper}</p>
        <p>{t(`office.head.reason.${reason}`)}</p>
        <p className={styles.act}>
          <StateBadge tone={nextAct === 'nudge' ? 'quiet' : 'warn'}>{t(`office.head.act.${nextAct}`)}</StateBadge>
        </p>
        {nextAct === 'nudge' && line.renewals === 0 && name === 'due-soon' ? (
          <p className={table.soft}>{t('office.head.apologyBy', { date: localDateText(line.apologyBy) })}</p>
        ) : null}
      </div>
      {isHead ? (
        <div className={styles.press}>
          <Button
            label={t('office.head.nudgeOf', { code })}
            onPress={() => nudge.run({ dossier: line.dossier })}
            pending={nudge.pending}
          >
            {t('office.head.nudge')}
          </Button>
          {line.renewals === 0 && nextAct !== 'collect-payment' ? (
            <Button label={t('office.head.apology.of', { code })} onPress={() => setApologising(true)}>
              {t('office.head.apology.open')}
            </Button>
          ) : null}
          {nudgedAt === null ? null : (
            <p className={table.soft}>{t('office.head.nudgedAt', { at: timeText(nudgedAt) })}</p>
          )}
          <ErrorText failure={nudge.error} />
        </div>
      ) : null}
      {isApologising ? <ApologyDialog line={line} onClose={() => setApologising(false)} /> : null}
    </li>
  );
}
