import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../../contract/stations-api.ts';
import { mayStandIn } from '../../../domain/station.ts';
import { Button } from '../../ui/button.tsx';
import { fingerprintText } from '../../ui/fingerprint-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import { Section } from '../parts/section.tsx';
import { InvitationSection, type Shown } from '../stations/invitation-section.tsx';
import { InviteDialog } from '../stations/invite-dialog.tsx';
import { StationDialog } from '../stations/station-dialog.tsx';
import styles from '../stations/stations.module.css';
import { StationsTable } from '../stations/stations-table.tsx';

/** The other PCs of the point: who works here, what each may open, and how one more comes in. */
export function StationsScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchStations', {});
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<StationView | null>(null);
  // The secret is shown once: whoever leaves the page invites again.
  const [shown, setShown] = useState<Shown | null>(null);
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  const mayChange = account.role !== 'auditor';
  const { door, invitation, last } = view;
  // The office was quicker than whoever stands at that PC.
  const isAwaited = view.stations.some(
    ({ name, proof, connected, lastSeen }) =>
      last?.what === 'paired' && name === last.name && proof === 'digits' && !connected && lastSeen === null,
  );
  const add = mayChange && door && !invitation;
  return (
    <div className={styles.page}>
      {door ? null : <Notice tone="warn">{t('office.stations.closed')}</Notice>}
      {view.stations.some(mayStandIn) && !view.stations.some(({ copy }) => copy !== null) ? (
        <Notice tone="warn" title={t('office.stations.noStandInTitle')}>
          {t('office.stations.noStandIn')}
        </Notice>
      ) : null}
      {invitation && mayChange ? <InvitationSection invitation={invitation} shown={shown} /> : null}
      {!invitation && last ? (
        <Notice tone={last.what === 'paired' ? 'good' : 'warn'}>
          {t(`office.stations.last.${isAwaited ? 'paired-not-there' : last.what}`, { name: last.name })}
        </Notice>
      ) : null}
      <Section
        title={t('office.stations.title')}
        note={add ? <Button onPress={() => setInviting(true)}>{t('office.stations.add')}</Button> : null}
      >
        <StationsTable stations={view.stations} onOpen={mayChange ? setChosen : null} />
        {door ? (
          <p>
            {t('office.stations.host', { addresses: door.addresses.join(', '), port: door.port })}{' '}
            <span className={styles.key}>{fingerprintText(door.fingerprint)}</span>
          </p>
        ) : null}
      </Section>
      {inviting ? (
        <InviteDialog counters={view.counters} onShown={setShown} onClose={() => setInviting(false)} />
      ) : null}
      {chosen ? <StationDialog station={chosen} counters={view.counters} onClose={() => setChosen(null)} /> : null}
    </div>
  );
}
