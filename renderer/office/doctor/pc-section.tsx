import { useTranslation } from 'react-i18next';
import type { CheckedPc } from '../../../contract/doctor-api.ts';
import { mostUrgentFirst, verdictOf } from '../../../domain/doctor.ts';
import { Steps } from '../../ui/doctor/check-card.tsx';
import styles from '../../ui/doctor/doctor.module.css';
import { saysText, toneOf } from '../../ui/doctor/doctor-words.ts';
import { dateTimeText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';

/** The point's other PCs, as their own doctors found them. */
export function PcSection({ pcs, version }: { readonly pcs: readonly CheckedPc[]; readonly version: string }) {
  const { t } = useTranslation();
  if (pcs.length === 0) return null;
  return (
    <Section title={t('doctor.pcs.title')}>
      <p className={table.soft}>{t('doctor.pcs.help')}</p>
      <ul className={styles.cards}>
        {pcs.map((pc) => (
          <PcCard key={pc.station} pc={pc} version={version} />
        ))}
      </ul>
    </Section>
  );
}

function PcCard({ pc, version }: { readonly pc: CheckedPc; readonly version: string }) {
  const { t } = useTranslation();
  const todo = mostUrgentFirst(pc.checks.filter(({ state }) => state !== 'ok'));
  const verdict = verdictOf(pc.checks);
  const differs = pc.version !== '' && pc.version !== version;
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <h3 className={styles.name}>
          {pc.version === '' ? pc.name : t('doctor.pcs.pc', { name: pc.name, version: pc.version })}
        </h3>
        {pc.checks.length > 0 ? <StateBadge tone={toneOf[verdict]}>{t(`doctor.state.${verdict}`)}</StateBadge> : null}
        {differs ? <StateBadge tone="warn">{t('doctor.pcs.otherVersion')}</StateBadge> : null}
        {pc.seenAt === null ? null : (
          <span className={styles.age}>{t('doctor.seenAt', { at: dateTimeText(pc.seenAt) })}</span>
        )}
      </div>
      {pc.connected ? null : <p>{t(pc.version === '' ? 'doctor.pcs.never' : 'doctor.pcs.away')}</p>}
      {pc.connected && pc.checks.length === 0 ? <p>{t('doctor.pcs.silent')}</p> : null}
      {todo.map((check) => (
        <div key={check.id} className={styles.pcCheck}>
          <p>
            <StateBadge tone={toneOf[check.state]}>{t(`doctor.state.${check.state}`)}</StateBadge>{' '}
            <b>{t(`doctor.check.${check.id}`)}.</b> {saysText(t, check)}
          </p>
          {check.how === null ? null : (
            <details>
              <summary>{t('doctor.steps')}</summary>
              <Steps how={check.how} />
            </details>
          )}
        </div>
      ))}
      {pc.checks.length > 0 ? (
        <p className={table.soft}>{t('doctor.pcs.well', { count: pc.checks.length - todo.length })}</p>
      ) : null}
    </li>
  );
}
