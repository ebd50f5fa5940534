import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import styles from '../province.module.css';
import type { PointRow } from '../province-client.ts';
import { scopeText } from '../scope-text.ts';
import { agoText } from './live-columns.tsx';

const shown = 8;

/** Points that said nothing for too long; they may well be working, only nobody here knows. */
export function SilentNotice({ points, now }: { points: readonly PointRow[]; now: number }) {
  const { t } = useTranslation();
  const silent = points
    .filter(({ silence }) => silence === 'day' || silence === 'office-hours')
    .sort((a, b) => (a.lastSeen ?? 0) - (b.lastSeen ?? 0));
  if (silent.length === 0) return null;
  return (
    <Notice tone="warn" title={t('province.silent.title', { points: silent.length })}>
      <ul className={styles.list}>
        {silent.slice(0, shown).map(({ point, named, commune, lastSeen, backlog }) => (
          <li key={point}>
            {scopeText(t, commune)}, {named === null ? point : `${named} (${point})`}:{' '}
            {lastSeen === null ? null : agoText(t, lastSeen, now)}
            {backlog > 0 ? ` · ${t('province.silent.backlog', { events: backlog })}` : ''}
          </li>
        ))}
      </ul>
      {silent.length > shown ? <p>{t('province.silent.more', { points: silent.length - shown })}</p> : null}
    </Notice>
  );
}
