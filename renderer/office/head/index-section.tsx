import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexView } from '../../../contract/head-api.ts';
import { Bullet } from '../../ui/charts/bullet.tsx';
import { runPoints, shareText } from '../../ui/charts/chart-scale.ts';
import { RunChart } from '../../ui/charts/run-chart.tsx';
import { localDateText, timeText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import type { Asked } from './behind-dialog.tsx';
import styles from './head.module.css';

const everyMs = 60_000;

/** QĐ 766 as far as a centre can count it for itself, this year and by month; each chart has its table. */
export function IndexSection({ onOpen }: { onOpen: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const { run, error } = useRequest('readServiceIndex');
  const [view, setView] = useState<IndexView | null>(null);
  useEffect(() => {
    const ask = () =>
      run({}).then((answer) => {
        if (answer.ok) setView(answer.value);
      });
    ask();
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }, [run]);
  return (
    <Section title={t('office.head.index.title')}>
      <Notice tone="warn">{t('office.head.index.estimate')}</Notice>
      <ErrorText failure={error} ofPress={false} />
      {view ? (
        <>
          <p className={table.soft}>
            {t('office.head.asOf', { at: timeText(view.asOf) })} ·{' '}
            {t('office.head.period', { from: localDateText(view.period.from), to: localDateText(view.period.to) })}
          </p>
          <ul className={styles.bullets}>
            {view.lines.map((line) => (
              <BulletLine
                key={line.name}
                line={line}
                onOpen={() => onOpen({ figure: 'on-time', period: view.period })}
              />
            ))}
          </ul>
          <MonthsChart view={view} onOpen={onOpen} />
        </>
      ) : null}
    </Section>
  );
}

function BulletLine({ line, onOpen }: { line: IndexView['lines'][number]; onOpen: () => void }) {
  const { t } = useTranslation();
  const { name, part, whole, max, fullAt, score } = line;
  const share = whole === 0 ? null : part / whole;
  const said = share === null ? t('office.head.index.nothing') : `${part}/${whole} = ${shareText(share)}`;
  const points =
    score === null || max === null
      ? t('office.head.index.noPoints')
      : t('office.head.index.points', { score: String(Math.round(score * 100) / 100).replace('.', ','), max });
  const full = t('office.head.index.fullAt', { share: shareText(fullAt) });
  return (
    <li className={styles.bulletLine}>
      <p className={table.strong}>{t(`office.head.index.${name}`)}</p>
      {share === null ? null : <Bullet share={share} fullAt={fullAt} label={`${said}, ${full}`} />}
      <p>
        <button type="button" className={styles.link} onClick={onOpen}>
          {said}
        </button>{' '}
        · {points}
      </p>
      <p className={table.soft}>
        {full} · {t(`office.head.index.means.${name}`)}
      </p>
    </li>
  );
}

function MonthsChart({ view, onOpen }: { view: IndexView; onOpen: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const { points } = runPoints(view.months, { width: 1, height: 1 });
  const signals = points.flatMap(({ label, text, signal }) => (signal ? [{ label, text, signal }] : []));
  const mean = view.mean === null ? '–' : shareText(view.mean);
  return (
    <figure className={styles.chart}>
      <figcaption className={table.strong}>{t('office.head.run.title', { mean })}</figcaption>
      <RunChart
        months={view.months}
        mean={view.mean}
        meanText={mean}
        label={points.map(({ label, text }) => `${label}: ${text}`).join(', ')}
      />
      <p>
        {signals.length === 0
          ? t('office.head.run.steady')
          : signals.map(({ label, text, signal }) => t(`office.head.run.${signal}`, { label, text })).join(' ')}
      </p>
      <details>
        <summary>{t('office.head.run.table')}</summary>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('office.head.run.month')}</th>
              <th>{t('office.head.onTime')}</th>
              <th>{t('office.head.run.limits')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ month, label, text }) => (
              <tr key={label}>
                <td>{label}</td>
                <td>
                  {month.whole === 0 ? (
                    text
                  ) : (
                    <button
                      type="button"
                      className={styles.link}
                      onClick={() => onOpen({ figure: 'on-time', period: { from: month.from, to: month.to } })}
                    >
                      {`${month.part}/${month.whole} = ${text}`}
                    </button>
                  )}
                </td>
                <td>
                  {month.low === null || month.high === null
                    ? '–'
                    : `${shareText(month.low)} – ${shareText(month.high)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
