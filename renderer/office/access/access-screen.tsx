import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import columns from '../screens/reception-screen.module.css';
import styles from './access.module.css';
import { deviceCan, personCan } from './access-words.ts';
import { type Device, type Person, RevokeDeviceDialog, RevokePersonDialog } from './revoke-dialog.tsx';
import { RevokedList } from './revoked-list.tsx';

/** Somebody leaves, a PC is lost: what they can do now, the end of it, and how far that end is known. */
export function AccessScreen() {
  const { t } = useTranslation();
  const { view } = useLive('watchAccess', {});
  const [person, setPerson] = useState<Person | null>(null);
  const [device, setDevice] = useState<Device | null>(null);
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  return (
    <div className={columns.columns}>
      <div className={columns.column}>
        <Section title={t('office.access.people')}>
          <Rows
            rows={view.people.map((each) => ({ key: each.account, name: each.name, can: personCan(t, each) }))}
            act={t('office.access.revokePersonOf')}
            onAct={(key) => setPerson(view.people.find(({ account }) => account === key) ?? null)}
          />
        </Section>
        <Section title={t('office.access.devices')}>
          {view.devices.length === 0 ? <p className={styles.soft}>{t('office.access.noDevices')}</p> : null}
          <Rows
            rows={view.devices.map((each) => ({ key: each.station, name: each.name, can: deviceCan(t, each) }))}
            act={t('office.access.gone')}
            onAct={(key) => setDevice(view.devices.find(({ station }) => station === key) ?? null)}
          />
          <p className={styles.soft}>{t('office.access.hostHelp')}</p>
        </Section>
      </div>
      <div className={columns.column}>
        <Section title={t('office.access.revoked')}>
          <RevokedList revoked={view.revoked} />
        </Section>
      </div>
      {person ? <RevokePersonDialog person={person} onClose={() => setPerson(null)} /> : null}
      {device ? <RevokeDeviceDialog device={device} onClose={() => setDevice(null)} /> : null}
    </div>
  );
}

function Rows(props: {
  rows: readonly { readonly key: string; readonly name: string; readonly can: readonly string[] }[];
  act: string;
  onAct: (key: string) => void;
}) {
  if (props.rows.length === 0) return null;
  return (
    <table className={table.table}>
      <tbody>
        {props.rows.map(({ key, name, can }) => (
          <tr key={key}>
            <td className={table.words}>
              <p className={table.strong}>{name}</p>
              {can.map((line) => (
                <p key={line} className={table.soft}>
                  {line}
                </p>
              ))}
            </td>
            <td className={classes(table.end, styles.act)}>
              <Button label={`${props.act}: ${name}`} onPress={() => props.onAct(key)}>
                {props.act}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
