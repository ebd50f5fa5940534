import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskView } from '../../../contract/terminal-views.ts';
import { failureText } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { BarButton } from '../bar-button.tsx';
import { Keypad } from '../keypad.tsx';
import kiosk from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, PlainFrame } from '../kiosk-frame.tsx';
import styles from './set-up.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
const shortestPin = 6;
const longestPin = 12;

/** Behind five taps in a top corner: the way to the staff's menu. The PIN is never shown, nor spoken. */
export function StaffPinScreen({ point }: { readonly point: KioskView['point'] }) {
  const { t } = useTranslation(['screen', 'errors']);
  const { send } = useKiosk();
  const check = useRequest('checkStaffPin');
  const [pin, setPin] = useState('');
  const enter = async () => {
    const answer = await check.run({ pin });
    setPin('');
    if (answer.ok) send({ type: 'pin-accepted' });
  };
  return (
    <PlainFrame
      point={point}
      bar={
        <>
          <BackButton />
          <BarButton
            label="kioskStaff.pin.enter"
            look="main"
            disabled={pin.length < shortestPin || check.pending}
            onTap={() => void enter()}
          />
        </>
      }
    >
      <h1 className={kiosk.prompt}>{t('kioskStaff.pin.title')}</h1>
      <div className={styles.pin}>
        <output className={styles.dots} aria-label={t('kioskStaff.pin.typed', { count: pin.length })}>
          {'●'.repeat(pin.length)}
        </output>
        <p className={styles.fault} role="status">
          {check.error ? failureText(t, check.error) : t('kioskStaff.pin.hint')}
        </p>
        <Keypad
          keys={digits}
          onKey={(key) => setPin((typed) => (typed + key).slice(0, longestPin))}
          onErase={() => setPin((typed) => typed.slice(0, -1))}
        />
      </div>
    </PlainFrame>
  );
}
