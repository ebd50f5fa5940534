import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { timeText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useRequest } from '../../ui/use-command.ts';
import styles from './head.module.css';

type Open = Extract<Outputs['openPhonePage'], { ok: true }>['value'];

/** A code to be scanned by a telephone in the same network; it is good for one, and for ten minutes. */
export function PhoneDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { run, error } = useRequest('openPhonePage');
  const close = useRequest('closePhonePages');
  const [open, setOpen] = useState<Open | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  useEffect(() => {
    void run({}).then((answer) => answer.ok && setOpen(answer.value));
  }, [run]);
  const endAll = async () => {
    const answer = await close.run({});
    if (!answer.ok) return;
    setEnded(answer.value.phones);
    setOpen(null);
  };
  const [first] = open?.links ?? [];
  return (
    <StaffDialog title={t('office.head.phone.title')} onClose={onClose} wide>
      <ErrorText failure={error ?? close.error} />
      {open && first ? (
        <div className={styles.phone}>
          <div className={styles.qr}>
            <QrCode text={first} label={t('office.head.phone.qr')} />
          </div>
          <div>
            <ol className={styles.steps}>
              <li>{t('office.head.phone.step1')}</li>
              <li>{t('office.head.phone.step2', { until: timeText(open.until) })}</li>
            </ol>
            {open.links.map((link) => (
              <p key={link} className={styles.code}>
                {link}
              </p>
            ))}
            <p className={styles.detail}>{t('office.head.phone.private')}</p>
            <p className={styles.detail}>{t('office.head.phone.count', { phones: open.phones })}</p>
          </div>
        </div>
      ) : null}
      {ended === null ? null : <Notice>{t('office.head.phone.ended', { phones: ended })}</Notice>}
      {open ? (
        <Button onPress={endAll} pending={close.pending}>
          {t('office.head.phone.end')}
        </Button>
      ) : null}
    </StaffDialog>
  );
}
