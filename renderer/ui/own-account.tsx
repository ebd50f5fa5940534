import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { StaffDialog } from './choose-dialog.tsx';
import { Field } from './field.tsx';
import { Notice } from './notice.tsx';
import { SettingForm } from './reception/setting-form.tsx';
import { useStation } from './station-context.ts';
import { useCommand } from './use-command.ts';
import { useLock } from './use-lock.ts';

/** Who I am, with my own secrets behind it, and the key that leaves the screen alone. */
export function OwnAccount(props: {
  readonly name: string;
  /** The key of it, where the header has room and no key sheet says it. */
  readonly lockCap?: string;
  /** Where the page has keys of its own: they rest while the dialog is open. */
  readonly onToggle?: (isOpen: boolean) => void;
}) {
  const { name, lockCap } = props;
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const setOpen = (open: boolean) => {
    setIsOpen(open);
    props.onToggle?.(open);
  };
  const lock = useLock();
  return (
    <>
      <Button kind="quiet" label={t('ui.own.of', { name })} onPress={() => setOpen(true)}>
        {name}
      </Button>
      {lock ? (
        <Button kind="quiet" onPress={lock} {...(lockCap ? { shortcut: lockCap } : {})}>
          {t('ui.lock.screen')}
        </Button>
      ) : null}
      {isOpen ? <OwnAccountDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function OwnAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { session, setSession } = useStation();
  const [done, setDone] = useState<'pin' | 'password' | null>(null);
  const [form, setForm] = useState<'pin' | 'password'>('pin');
  const pinSet = () => {
    setDone('pin');
    if (session.account) setSession({ ...session, account: { ...session.account, hasPin: true } });
  };
  if (done)
    return (
      <StaffDialog title={t('ui.own.title')} onClose={onClose}>
        <Notice tone="good">{t(done === 'pin' ? 'ui.own.pinDone' : 'ui.own.passwordDone')}</Notice>
        <div>
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('office.account.close')}
          </Button>
        </div>
      </StaffDialog>
    );
  return (
    <StaffDialog title={t(form === 'pin' ? 'ui.own.pin' : 'ui.own.password')} onClose={onClose}>
      {form === 'pin' ? (
        <PinForm onDone={pinSet} onClose={onClose} onPassword={() => setForm('password')} />
      ) : (
        <PasswordForm onDone={() => setDone('password')} onClose={onClose} />
      )}
    </StaffDialog>
  );
}

function PinForm(props: { onDone: () => void; onClose: () => void; onPassword: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const set = useCommand('setQuickPin');
  const digits = (typed: string) => typed.replace(/\D/g, '').slice(0, 6);
  const submit = async () => {
    setTried(true);
    if (pin.length < 6 || pin !== again) return;
    if ((await set.run({ password, pin })).ok) props.onDone();
  };
  return (
    <SettingForm
      submit={submit}
      label={t('ui.own.pinSubmit')}
      sending={set}
      onClose={props.onClose}
      extra={
        <Button kind="quiet" onPress={props.onPassword}>
          {t('ui.own.password')}
        </Button>
      }
    >
      <p>{t('ui.own.pinHelp')}</p>
      <Field
        label={t('ui.signIn.password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        maxLength={200}
        autoFocus
      />
      <Field
        label={t('ui.own.pinNew')}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={(typed) => setPin(digits(typed))}
        error={tried && pin.length < 6 ? t('ui.own.pinShort') : null}
      />
      <Field
        label={t('office.pin.again')}
        type="password"
        inputMode="numeric"
        value={again}
        onChange={(typed) => setAgain(digits(typed))}
        error={tried && pin.length === 6 && pin !== again ? t('office.pin.differs') : null}
      />
    </SettingForm>
  );
}

/** The old one, and a new one typed twice. `isOnce`: the old one was given by the head. */
export function PasswordForm(props: { isOnce?: boolean; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useCommand('changePassword');
  const submit = async () => {
    setTried(true);
    if (password.length < 8 || password !== again) return;
    if ((await change.run({ old, password })).ok) props.onDone();
  };
  return (
    <SettingForm submit={submit} label={t('ui.own.passwordSubmit')} sending={change} onClose={props.onClose}>
      <Field
        label={t(props.isOnce ? 'ui.own.once' : 'ui.own.old')}
        type="password"
        value={old}
        onChange={setOld}
        autoComplete="current-password"
        maxLength={200}
        autoFocus
      />
      <Field
        label={t('ui.own.new')}
        type="password"
        help={t('office.account.passwordHelp', { length: 8 })}
        value={password}
        onChange={setPassword}
        error={tried && password.length < 8 ? t('office.account.tooShort') : null}
        autoComplete="new-password"
        maxLength={200}
      />
      <Field
        label={t('office.account.again')}
        type="password"
        value={again}
        onChange={setAgain}
        error={tried && password.length >= 8 && password !== again ? t('office.account.different') : null}
        autoComplete="new-password"
        maxLength={200}
      />
    </SettingForm>
  );
}
