import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText, localDateText, timeText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import { type Asked, BehindDialog } from '../head/behind-dialog.tsx';
import { DueSection } from '../head/due-section.tsx';
import styles from '../head/head.module.css';
import { HeadFigures } from '../head/head-figures.tsx';
import { IndexSection } from '../head/index-section.tsx';
import { PaperSection } from '../head/paper-section.tsx';
import type { OfficePageProps } from '../office-page.ts';

/** The head's morning: what is late or due, who holds it, what to do; five numbers; the index by month. */
export function HeadScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view, lostSince } = useLive('watchHead', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  const isHead = account.role === 'head';
  const open = (figure: Asked['figure']) => setAsked({ figure, period: null });
  const list = { until: view.dueSoonUntil, isHead, onOpen: open };
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <p className={styles.asOf}>
          {t('office.head.asOfLong', { at: timeText(view.asOf), date: dateText(view.asOf) })}
          {view.yesterday === null ? '' : ` · ${t('office.head.yesterdayIs', { date: localDateText(view.yesterday) })}`}
        </p>
        <PaperSection view={view} isHead={isHead} />
      </div>
      {lostSince === null ? null : <Notice tone="warn">{t('office.head.old', { at: timeText(lostSince) })}</Notice>}
      <HeadFigures view={view} onOpen={open} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <DueSection name="overdue" list={view.overdue} {...list} />
          <DueSection name="due-today" list={view.dueToday} {...list} />
          <DueSection name="due-soon" list={view.dueSoon} {...list} />
        </div>
        <div className={styles.column}>
          <IndexSection onOpen={setAsked} />
        </div>
      </div>
      {asked ? <BehindDialog asked={asked} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}
