import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { useNow } from '../../ui/clock.tsx';
import { minutesSince } from '../../ui/elapsed.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { provinceTone } from '../../ui/machine-states.tsx';
import { failureText } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from './section.tsx';
import styles from './table.module.css';

/** What the province has, what it does not have yet, and when it was last heard. */
export function ProvinceNow({ province }: { province: OfficeView['province'] }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const { state, backlog, oldest, lastContact, detail } = province;
  return (
    <Section
      title={t('office.province.title')}
      note={<StateBadge tone={provinceTone(state)}>{t(`office.province.${state}`)}</StateBadge>}
    >
      <p>
        {backlog === 0
          ? t('office.province.hasAll')
          : t('office.province.backlog', {
              events: numberText(backlog),
              since: oldest === null ? '' : ago(t, oldest, now),
            })}
      </p>
      <p className={styles.soft}>
        {lastContact === null
          ? t('office.province.neverHeard')
          : t('office.province.lastHeard', { ago: ago(t, lastContact, now), time: dateTimeText(lastContact) })}
      </p>
      {state === 'unreachable' ? <p className={styles.soft}>{t('office.province.noHarm')}</p> : null}
      {detail !== null ? <p>{failureText(t, { type: detail })}</p> : null}
    </Section>
  );
}

/** In words a person uses: minutes, then hours, then days. */
function ago(t: TFunction, instant: number, now: number): string {
  const minutes = minutesSince(instant, now);
  if (minutes < 1) return t('office.ago.now');
  if (minutes < 90) return t('office.ago.minutes', { minutes });
  const hours = Math.round(minutes / 60);
  return hours < 36 ? t('office.ago.hours', { hours }) : t('office.ago.days', { days: Math.round(hours / 24) });
}
