import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessView } from '../../../contract/access-api.ts';
import { deviceRevokedWhy, personRevokedWhy } from '../../../domain/access-events.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './access.module.css';
import { deviceCan, personCan } from './access-words.ts';

export type Person = AccessView['people'][number];
export type Device = AccessView['devices'][number];

/** What somebody can do now, line by line; why it ends; and what the press does. */
export function RevokePersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState<(typeof personRevokedWhy)[number]>('left');
  const revoke = useCommand('revokePerson');
  const { account, name, holds } = person;
  const go = async () => (await revoke.run({ account, why })).ok && onClose();
  return (
    <StaffDialog title={t('office.access.personTitle', { name })} onClose={onClose}>
      <div className={styles.dialog}>
        <Can lines={personCan(t, person)} />
        <Choice
          label={t('office.access.why')}
          value={why}
          options={personRevokedWhy.map((value) => ({ value, text: t(`office.access.why.${value}`) }))}
          onChange={setWhy}
        />
        <Notice>
          <p>{t('office.access.personWill')}</p>
          {holds > 0 ? <p>{t('office.access.personHolds', { dossiers: holds })}</p> : null}
          {why === 'secret-known' ? <p>{t('office.access.secretKnownHelp')}</p> : null}
        </Notice>
        <ErrorText failure={revoke.error} />
        <Ways label={t('office.access.revokePerson')} pending={revoke.pending} onGo={go} onClose={onClose} />
      </div>
    </StaffDialog>
  );
}

export function RevokeDeviceDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState<(typeof deviceRevokedWhy)[number]>('lost');
  const revoke = useCommand('revokeDevice');
  const { station, name, hasCopy } = device;
  const isOutOfHand = why === 'lost' || why === 'stolen';
  const go = async () => (await revoke.run({ station, why })).ok && onClose();
  return (
    <StaffDialog title={t('office.access.deviceTitle', { name })} onClose={onClose}>
      <div className={styles.dialog}>
        <Can lines={deviceCan(t, device)} />
        <Choice
          label={t('office.access.why')}
          value={why}
          options={deviceRevokedWhy.map((value) => ({ value, text: t(`office.access.why.${value}`) }))}
          onChange={setWhy}
        />
        <Notice tone={hasCopy && isOutOfHand ? 'bad' : 'info'}>
          <p>{t('office.access.deviceWill')}</p>
          {hasCopy ? <p>{t(isOutOfHand ? 'office.access.copyOutOfHand' : 'office.access.copyWipe')}</p> : null}
        </Notice>
        <ErrorText failure={revoke.error} />
        <Ways label={t('office.access.revokeDevice')} pending={revoke.pending} onGo={go} onClose={onClose} />
      </div>
    </StaffDialog>
  );
}

function Can({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3>{t('office.access.canNow')}</h3>
      <ul className={styles.can}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Ways(props: { label: string; pending: boolean; onGo: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.actions}>
      <Button kind="danger" pending={props.pending} onPress={props.onGo}>
        {props.label}
      </Button>
      <Button kind="quiet" onPress={props.onClose}>
        {t('ui.cancel')}
      </Button>
    </div>
  );
}
