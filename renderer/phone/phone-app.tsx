import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhonePage } from '../../contract/phone-api.ts';
import { figureText } from '../office/head/figure-text.ts';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { dueText } from '../ui/due-words.ts';
import { dateText, localDateText, timeText } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { createAsking, type Seen } from './ask.ts';
import styles from './phone.module.css';

const EVERY_MS = 30_000;
const ask = createAsking(window);

/** The head's page in a pocket: the five numbers, then what is late or due, with who holds it and what to do. It only reads. */
export function PhoneApp() {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<Seen>({ what: 'asking', page: null });
  useEffect(() => {
    const asking = { over: false };
    const look = async () => {
      const answer = await ask();
      if (!asking.over) setSeen(answer);
    };
    void look();
    const timer = setInterval(look, EVERY_MS);
    window.addEventListener('hashchange', look);
    return () => {
      asking.over = true;
      clearInterval(timer);
      window.removeEventListener('hashchange', look);
    };
  }, []);
  const { what, page } = seen;
  return (
    <main className={styles.page}>
      <BrocadeBand className={styles.band} />
      <h1 className={styles.title}>{t('phone.title')}</h1>
      {what === 'there' || what === 'asking' ? null : (
        <Notice {...(what === 'away' ? { tone: 'warn' as const } : {})}>
          {t(`phone.${what}`, { at: page ? timeText(page.asOf) : '–' })}
        </Notice>
      )}
      {what === 'asking' ? <p>{t('office.loading')}</p> : null}
      {page ? <Morning page={page} /> : null}
    </main>
  );
}

function Morning({ page }: { page: PhonePage }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {page.centreName}, {page.pointName}
        <br />
        <strong>{t('office.head.asOfLong', { at: timeText(page.asOf), date: dateText(page.asOf) })}</strong>
      </p>
      <ul className={styles.figures}>
        {page.figures.map((figure) => (
          <FigureLine key={figure.figure} figure={figure} />
        ))}
      </ul>
      <DueLines name="overdue" list={page.overdue} until={page.dueSoonUntil} />
      <DueLines name="due-today" list={page.dueToday} until={page.dueSoonUntil} />
      <DueLines name="due-soon" list={page.dueSoon} until={page.dueSoonUntil} />
      <p className={styles.soft}>{t('phone.private', { until: timeText(page.until) })}</p>
    </>
  );
}

function FigureLine({ figure: { figure, value, yesterday, target, isMet } }: { figure: PhonePage['figures'][number] }) {
  const { t } = useTranslation();
  const met = isMet === null ? 'open' : isMet ? 'met' : 'missed';
  const say = (number: number | null) => figureText(t as TFunction, figure, number);
  return (
    <li className={styles.figure}>
      <span className={styles.name}>{t(`office.head.figure.${figure}`)}</span>
      <span className={`${styles.value} ${styles[met] ?? ''}`}>
        {met === 'open' ? null : <span aria-hidden="true">{met === 'met' ? '✓ ' : '! '}</span>}
        {say(value)}
      </span>
      <span className={styles.soft}>
        {t(`office.head.target.${figure}`, { target })}
        {met === 'open' ? '' : ` (${t(`office.head.${met}`)})`}
        {' · '}
        {t('office.head.yesterday', { value: say(yesterday) })}
      </span>
    </li>
  );
}

function DueLines(props: { name: 'overdue' | 'due-today' | 'due-soon'; list: PhonePage['overdue']; until: string }) {
  const { name, list } = props;
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={styles.heading}>
        {t(`office.head.list.${name}`, { n: list.count, until: localDateText(props.until) })}
      </h2>
      {list.count === 0 ? <p className={styles.soft}>{t(`office.head.none.${name}`)}</p> : null}
      <ul className={styles.lines}>
        {list.lines.map((line) => (
          <li key={line.dossier} className={styles.line}>
            <p className={styles.code}>{line.code}</p>
            <p>{line.procedureName}</p>
            <p className={styles.soft}>
              {t('dossier.due.short', { due: dueText(line.dueAt) })}
              {name === 'overdue' ? ` · ${t('office.head.late', { days: line.workingDaysLate })}` : ''}
            </p>
            <p>
              <strong>{[line.holder || t('office.head.nobody'), line.unit].filter(Boolean).join(', ')}</strong>
              {' · '}
              {t(`office.head.reason.${line.reason}`)}
            </p>
            <p>
              <StateBadge tone={line.nextAct === 'nudge' ? 'quiet' : 'warn'}>
                {t(`office.head.act.${line.nextAct}`)}
              </StateBadge>
            </p>
          </li>
        ))}
      </ul>
      {list.count > list.lines.length ? (
        <p className={styles.soft}>{t('phone.more', { dossiers: list.count - list.lines.length })}</p>
      ) : null}
    </section>
  );
}
