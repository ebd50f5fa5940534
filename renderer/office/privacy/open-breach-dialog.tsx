import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BreachKind, breachKinds } from '../../../domain/breach-events.ts';
import type { Outputs } from '../../station-client.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { dateTimeText } from '../../ui/format.ts';
import { Picks } from '../../ui/picks.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { readMoment } from '../../ui/typed-date.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './privacy.module.css';

export type BreachList = Outputs['listBreaches'];

/** What is known in the first minute; whoever knows more says it to the notice. */
export function OpenBreachDialog({ list, onClose }: { readonly list: BreachList; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<BreachKind>('pc');
  const [typed, setTyped] = useState(() => {
    const now = dateTimeText(list.now);
    return { noticedAt: now, from: `${now.slice(0, 10)} 00:00`, to: now };
  });
  const [devices, setDevices] = useState<readonly string[]>([]);
  const [accounts, setAccounts] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const open = useCommand('openBreach');
  const moments = {
    noticedAt: readMoment(typed.noticedAt),
    from: readMoment(typed.from),
    to: readMoment(typed.to),
  };
  const { noticedAt, from, to } = moments;
  const submit = async () => {
    if (noticedAt === null || from === null || to === null) return;
    const answer = await open.run({ kind, noticedAt, from, to, devices: [...devices], accounts: [...accounts], note });
    if (answer.ok) onClose();
  };
  return (
    <StaffDialog title={t('breach.open')} onClose={onClose} wide>
      <SettingForm
        submit={() => void submit()}
        label={t('breach.openGo')}
        sending={open}
        disabled={noticedAt === null || from === null || to === null}
        onClose={onClose}
      >
        <Choice
          label={t('breach.what')}
          value={kind}
          options={breachKinds.map((value) => ({ value, text: t(`breach.kind.${value}`) }))}
          onChange={setKind}
        />
        <div className={styles.moments}>
          {(['noticedAt', 'from', 'to'] as const).map((name) => (
            <Field
              key={name}
              label={t(`breach.field.${name}`)}
              value={typed[name]}
              onChange={(next) => setTyped({ ...typed, [name]: next })}
              error={moments[name] === null ? t('breach.momentHelp') : null}
              maxLength={16}
            />
          ))}
        </div>
        <Picks
          label={t('breach.devices')}
          options={list.devices.map(({ station, name }) => ({ value: station, text: name || t('doctor.tests.host') }))}
          chosen={devices}
          onChange={setDevices}
        />
        <Picks
          label={t('breach.accounts')}
          options={list.accounts.map(({ account, name }) => ({ value: account as string, text: name }))}
          chosen={accounts}
          onChange={setAccounts}
        />
        <Field
          label={t('breach.note')}
          help={t('breach.noteHelp')}
          value={note}
          onChange={setNote}
          lines={3}
          maxLength={1000}
        />
      </SettingForm>
    </StaffDialog>
  );
}
