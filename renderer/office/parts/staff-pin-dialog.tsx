import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './account-dialog.module.css';

/** Typed twice: nobody can read it back. */
export function StaffPinDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const set = useCommand('setStaffPin');
  const isLongEnough = /^\d{6,12}$/.test(pin);
  const submit = async () => {
    setTried(true);
    if (!isLongEnough || pin !== again) return;
    if ((await set.run({ pin })).ok) onClose();
  };
  const digits = (typed: string) => typed.replace(/\D/g, '').slice(0, 12);
  return (
    <StaffDialog title={t('office.pin.title')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t('office.pin.pin')}
          help={t('office.pin.pinHelp')}
          type="password"
          inputMode="numeric"
          value={pin}
          onChange={(typed) => setPin(digits(typed))}
          error={tried && !isLongEnough ? t('office.pin.tooShort') : null}
          autoFocus
        />
        <Field
          label={t('office.pin.again')}
          type="password"
          inputMode="numeric"
          value={again}
          onChange={(typed) => setAgain(digits(typed))}
          error={tried && isLongEnough && pin !== again ? t('office.pin.differs') : null}
        />
        <ErrorText failure={set.error} />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" pending={set.pending}>
            {t('office.pin.submit')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('office.account.close')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
