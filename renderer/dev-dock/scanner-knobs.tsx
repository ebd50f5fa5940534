import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/notice.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useRequest } from '../ui/use-command.ts';
import type { ViewOf } from '../ui/use-live.ts';
import { Device } from './device.tsx';
import { Knob } from './knob.tsx';
import styles from './paper-app.module.css';

type Place = 'shared' | 'kiosk' | 'counter';

/** The cable of the scanner, and a code to hold to it: typed, or pasted from a paper. */
export function ScannerKnobs({ state }: { state: ViewOf<'watchPaper'>['scanner'] }) {
  const { t } = useTranslation();
  const turn = useRequest('setSimulatedScanner');
  const [code, setCode] = useState('');
  const [held, setHeld] = useState<string | null>(null);
  const [at, setAt] = useState<Place>('shared');
  if (state === 'none') return <Device name={t('paper.scanner')}>{t('paper.scannerNone')}</Device>;
  const plugged = state === 'ready';
  const plug = async (isPlugged: boolean) => {
    setHeld(null);
    await turn.run({ plugged: isPlugged, scan: null });
  };
  const hold = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    const answer = await turn.run({ plugged, scan: code.trim(), at });
    setHeld(answer.ok ? (plugged ? t('paper.scanned', { code: code.trim() }) : t('paper.scanLost')) : null);
  };
  return (
    <Device
      name={t('paper.scanner')}
      state={<StateBadge tone={plugged ? 'good' : 'bad'}>{t(`office.check.scanner.${state}`)}</StateBadge>}
    >
      <Knob
        name={t('paper.cable')}
        value={plugged ? 'in' : 'out'}
        positions={{ in: t('paper.cable.in'), out: t('paper.cable.out') }}
        onTurn={(cable) => plug(cable === 'in')}
      />
      <Knob
        name={t('paper.scannerAt')}
        value={at}
        positions={{
          shared: t('paper.scannerAt.shared'),
          kiosk: t('paper.scannerAt.kiosk'),
          counter: t('paper.scannerAt.counter'),
        }}
        onTurn={setAt}
      />
      <form className={styles.scan} onSubmit={hold}>
        <label className={styles.code}>
          {t('paper.code')}
          <input
            value={code}
            maxLength={600}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <Button type="submit" pending={turn.pending}>
          {t('paper.scan')}
        </Button>
      </form>
      <span role="status" className={styles.held}>
        {held}
      </span>
      <ErrorText failure={turn.error} />
    </Device>
  );
}
