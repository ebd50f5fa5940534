import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '../../../contract/updates-api.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import styles from '../parts/table.module.css';

type Pc = UpdatesView['pcs'][number];

const tones: Readonly<Record<Pc['standing'], BadgeTone>> = {
  ...{ same: 'good', behind: 'warn', ahead: 'warn', unknown: 'quiet' },
};

/** Which version each other PC of the point runs, and why one stays behind. */
export function PcsSection({ view: { pcs } }: { readonly view: UpdatesView }) {
  const { t } = useTranslation();
  if (pcs.length === 0) return null;
  return (
    <Section title={t('office.updates.pcs')}>
      <p className={styles.soft}>{t('office.updates.pcsHelp')}</p>
      <table className={styles.table}>
        <tbody>
          {pcs.map((pc) => (
            <tr key={pc.name}>
              <td className={styles.strong}>{pc.name}</td>
              <td className={styles.whole}>{pc.version === '' ? t('doctor.pcs.never') : pc.version}</td>
              <td>
                {pc.version === '' ? null : (
                  <StateBadge tone={tones[pc.standing]}>{t(`office.updates.pc.${pc.standing}`)}</StateBadge>
                )}
                <Why pc={pc} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Why({ pc: { connected, state, staged, version } }: { readonly pc: Pc }) {
  const { t } = useTranslation();
  if (version === '') return null;
  if (!connected) return <div className={styles.soft}>{t('office.updates.pc.away')}</div>;
  if (state === 'off') return <div className={styles.soft}>{t('office.updates.pc.off')}</div>;
  if (staged !== null) return <div className={styles.soft}>{t('office.updates.pc.staged', { version: staged })}</div>;
  if (state === null || state === 'current' || state === 'waits') return null;
  return <div className={styles.soft}>{t(`office.updates.state.${state}`)}</div>;
}
