import { useTranslation } from 'react-i18next';
import type { DeviceFile } from '../../../contract/station-api.ts';
import type { StationsView } from '../../../contract/stations-api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import { rolesText } from './station-words.ts';
import styles from './stations.module.css';

/** What a technician carries to the PC: in the page's memory only. */
export type Shown = DeviceFile;
type Invitation = NonNullable<StationsView['invitation']>;

/** One PC is awaited: what to carry to it, or the six digits it shows. */
export function InvitationSection({ invitation, shown }: { invitation: Invitation; shown: Shown | null }) {
  const { t } = useTranslation();
  const withdraw = useRequest('withdrawInvitation');
  const { name, digits, comparison, seconds, wrongTries } = invitation;
  const stop = <Button onPress={() => void withdraw.run({})}>{t('office.stations.withdraw')}</Button>;
  return (
    <Section title={t('office.stations.waitsFor', { name, roles: rolesText(t, invitation) })} note={stop}>
      {digits !== null && comparison !== null ? (
        <Compare digits={digits} comparison={comparison} />
      ) : (
        <Ways shown={shown?.pairing === invitation.pairing ? shown : null} />
      )}
      {wrongTries > 0 ? <Notice tone="warn">{t('office.stations.wrongTries', { count: wrongTries })}</Notice> : null}
      <p>{t('office.stations.ends', { minutes: Math.max(1, Math.ceil(seconds / 60)) })}</p>
    </Section>
  );
}

function Ways({ shown }: { shown: Shown | null }) {
  const { t } = useTranslation();
  const text = shown && JSON.stringify(shown);
  const save = () => text && saveFile({ name: 'device.json', type: 'application/json', base64: btoa(text) });
  return (
    <div className={styles.invitation}>
      {text ? <QrCode text={text} label={t('office.stations.qr')} /> : <Notice>{t('office.stations.codeGone')}</Notice>}
      <div className={styles.ways}>
        <p>{t('office.stations.step.open')}</p>
        <ul className={styles.choices}>
          <li>{t('office.stations.step.digits')}</li>
          {text ? (
            <>
              <li>{t('office.stations.step.stick')}</li>
              <li>{t('office.stations.step.scan')}</li>
            </>
          ) : null}
        </ul>
        {text ? (
          <div className={styles.buttons}>
            <Button kind="primary" onPress={save}>
              {t('office.stations.saveFile')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function Compare({ digits, comparison }: { digits: string; comparison: string }) {
  const { t } = useTranslation();
  const confirm = useCommand('confirmDigits');
  const refuse = useRequest('refuseDigits');
  return (
    <>
      <p className={styles.digits}>{`${digits.slice(0, 3)} ${digits.slice(3)}`}</p>
      <p>{t('office.stations.compare')}</p>
      <ErrorText failure={confirm.error ?? refuse.error} />
      <div className={styles.buttons}>
        <Button kind="primary" onPress={() => void confirm.run({ comparison, digits })} pending={confirm.pending}>
          {t('office.stations.same')}
        </Button>
        <Button kind="danger" onPress={() => void refuse.run({ comparison })} pending={refuse.pending}>
          {t('office.stations.differ')}
        </Button>
      </div>
    </>
  );
}
