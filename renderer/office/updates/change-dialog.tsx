import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import styles from './updates.module.css';

export type ChangeAsked =
  | { readonly what: 'now'; readonly version: string }
  | { readonly what: 'back'; readonly version: string; readonly from: string };

/** Every screen of the point is dark meanwhile: said before somebody presses. */
export function ChangeDialog({ asked, onClose }: { asked: ChangeAsked; onClose: () => void }) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState(false);
  const now = useRequest('putOnUpdate');
  const back = useRequest('goBackUpdate');
  const { what, version } = asked;
  const go = async () => {
    const answer = asked.what === 'now' ? await now.run({}) : await back.run({ from: asked.from });
    if (answer.ok) setBegun(true);
  };
  const title = t(`office.updates.ask.${what}`, { version });
  if (begun)
    return (
      <StaffDialog title={title} onClose={onClose}>
        <Notice title={t('office.updates.begun')}>{t('office.updates.begunHelp')}</Notice>
      </StaffDialog>
    );
  return (
    <StaffDialog title={title} onClose={onClose}>
      <ul className={styles.steps}>
        <li>{t('office.updates.will.dark')}</li>
        <li>{t(`office.updates.will.${what}`, { version })}</li>
        <li>{t('office.updates.will.data')}</li>
      </ul>
      <ErrorText failure={now.error ?? back.error} />
      <div className={styles.buttons}>
        <Button onPress={onClose}>{t('office.updates.later')}</Button>
        <Button kind="primary" autoFocus pending={now.pending || back.pending} onPress={() => void go()}>
          {t(`office.updates.go.${what}`)}
        </Button>
      </div>
    </StaffDialog>
  );
}
