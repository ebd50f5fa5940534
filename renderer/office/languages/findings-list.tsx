import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../station-client.ts';
import styles from './languages.module.css';

type Finding = Extract<Outputs['checkTexts'], { ok: true }>['value']['faults'][number];

/** Each finding with the sentence's place, so that a translator finds it in the workbook. */
export function FindingsList({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const id = useId();
  if (findings.length === 0) return null;
  return (
    <section className={styles.list} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={styles.findings} tabIndex={0} aria-labelledby={id}>
        {findings.map((finding, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one text may have two findings, and they never move
          <li key={n} className={styles.finding}>
            <span>{t(`office.languages.finding.${finding.kind}`, { detail: finding.detail })}</span>
            <span className={styles.where}>
              {finding.seen ? `${finding.seen} · ` : ''}
              {finding.id}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
