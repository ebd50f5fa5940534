import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../station-client.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorText } from '../../../ui/notice.tsx';
import { capOf } from '../../keymap.ts';
import { useKeymap } from '../../use-keymap.ts';
import styles from './acts.module.css';

/** The fields of an act, what went wrong, and the two ways out. */
export function ActFrame(props: {
  readonly children: ReactNode;
  readonly failure: Failure | null;
  readonly pending: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  useKeymap({ save: props.onSave });
  return (
    <div className={styles.form}>
      {props.children}
      <ErrorText failure={props.failure} />
      <div className={styles.actions}>
        <Button kind="primary" size="large" shortcut={capOf('save')} onPress={props.onSave} pending={props.pending}>
          {t('dossier.act.save')}
        </Button>
        <Button kind="quiet" size="large" onPress={props.onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}
