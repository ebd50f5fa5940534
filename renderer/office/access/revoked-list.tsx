import { useTranslation } from 'react-i18next';
import type { AccessView } from '../../../contract/access-api.ts';
import { dateTimeText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import styles from './access.module.css';

type Revoked = AccessView['revoked'][number];

/** What was taken back, by whom and why, and place by place whether it is known there. */
export function RevokedList({ revoked }: { revoked: readonly Revoked[] }) {
  const { t } = useTranslation();
  if (revoked.length === 0) return <p className={styles.soft}>{t('office.access.nothingRevoked')}</p>;
  return (
    <ul className={styles.list}>
      {revoked.map((each) => (
        <li key={`${each.at} ${each.name}`} className={styles.entry}>
          <Entry each={each} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ each }: { each: Revoked }) {
  const { t } = useTranslation();
  const { at, by, name, what, standIn, province } = each;
  const isBack = what.kind === 'person' && what.isBack;
  return (
    <>
      <p>
        <strong>{name}</strong> · {t(`office.access.why.${what.why}`)}
      </p>
      <p className={styles.soft}>{t('office.access.byAt', { by, at: dateTimeText(at) })}</p>
      {isBack ? <p>{t('office.access.isBack')}</p> : null}
      {what.kind === 'person' && what.holds > 0 && !isBack ? (
        <p>{t('office.access.stillHolds', { dossiers: what.holds })}</p>
      ) : null}
      {what.kind === 'device' && what.hadCopy ? <p>{t('office.access.hadCopy')}</p> : null}
      {isBack ? null : (
        <div className={styles.reach}>
          <StateBadge tone="good">{t('office.access.reach.here')}</StateBadge>
          {standIn ? (
            <StateBadge tone={standIn.knows ? 'good' : 'warn'}>
              {t(standIn.knows ? 'office.access.reach.standIn' : 'office.access.reach.standInNot', {
                name: standIn.name,
              })}
            </StateBadge>
          ) : null}
          <StateBadge tone={province === 'waiting' || province === 'no-province' ? 'warn' : 'good'}>
            {t(`office.access.reach.${province}`)}
          </StateBadge>
        </div>
      )}
      {!isBack && province === 'waiting' ? <p className={styles.soft}>{t('office.access.waitingHelp')}</p> : null}
    </>
  );
}
