import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../station-client.ts';
import { Button } from '../button.tsx';
import { ErrorText } from '../notice.tsx';
import styles from './setting-form.module.css';

/** A dialog's form: its fields, what went wrong, and its two ends. */
export function SettingForm(props: {
  readonly children: ReactNode;
  readonly label: string;
  readonly submit: () => void;
  readonly sending: { readonly pending: boolean; readonly error: Failure | null };
  readonly disabled?: boolean;
  readonly onClose: () => void;
  readonly extra?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        props.submit();
      }}
    >
      {props.children}
      <ErrorText failure={props.sending.error} />
      <div className={styles.actions}>
        <Button kind="primary" type="submit" pending={props.sending.pending} disabled={props.disabled ?? false}>
          {props.label}
        </Button>
        <Button kind="quiet" onPress={props.onClose}>
          {t('ui.pause.cancel')}
        </Button>
        {props.extra}
      </div>
    </form>
  );
}
